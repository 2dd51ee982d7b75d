package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.otel.Backoff;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends one signal to its collector and waits for the answer. A refusal (a missing path, missing
 * credentials) is told once, and once more when it is over. Used by one thread only.
 */
final class SignalExport {

  /** More than the exporter gives a request, which ends it by itself. */
  private static final long SLACK_SECONDS = 5;

  /** Between two tales of a refusal. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  private final OtlpTarget target;
  private final Collector collector;
  private final Consumer<String> complaints;
  private final Backoff backoff = new Backoff();
  private boolean refusalTold;
  private long silentUntil = System.nanoTime();

  SignalExport(OtlpTarget target, Collector collector, Consumer<String> complaints) {
    this.target = target;
    this.collector = collector;
    this.complaints = complaints;
  }

  Collector collector() {
    return collector;
  }

  Backoff backoff() {
    return backoff;
  }

  /**
   * @param divisible whether a request that is too large can be made smaller; else it is refused
   */
  Outcome send(Supplier<CompletableResultCode> request, boolean divisible) {
    Outcome outcome = attempt(request);
    if (outcome.kind() == Outcome.Kind.TOO_LARGE && !divisible) {
      outcome = outcome.refused();
    }
    if (outcome.kind() == Outcome.Kind.UNAVAILABLE) {
      backoff.failed(outcome.retryAfter());
      collector.failed(target.signal(), outcome.reason());
    } else {
      backoff.answered();
      collector.answered(target.signal());
      if (outcome.kind() != Outcome.Kind.TOO_LARGE) {
        tell(outcome);
      }
    }
    return outcome;
  }

  private Outcome attempt(Supplier<CompletableResultCode> request) {
    try {
      long limit = target.timeout().toSeconds() + SLACK_SECONDS;
      return Outcome.of(request.get().join(limit, TimeUnit.SECONDS));
    } catch (RuntimeException e) {
      return Outcome.unsendable(e);
    }
  }

  private void tell(Outcome outcome) {
    String signal = target.signal().label();
    long now = System.nanoTime();
    if (!outcome.isDelivered() && !refusalTold && now - silentUntil >= 0) {
      complaints.accept(
          ("OpenTelemetry: %s refuses %s (%s), which are dropped and counted: check that it has a"
                  + " pipeline for them, and OTEL_EXPORTER_OTLP_ENDPOINT, _PROTOCOL and _HEADERS.")
              .formatted(collector.url(), signal, outcome.reason()));
      refusalTold = true;
    } else if (outcome.isDelivered() && refusalTold) {
      complaints.accept("OpenTelemetry: %s takes %s again.".formatted(collector.url(), signal));
      refusalTold = false;
      silentUntil = now + SILENCE.toNanos();
    }
  }
}
