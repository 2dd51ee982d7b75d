package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.sdk.common.CompletableResultCode;
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

  private final OtlpTarget target;
  private final Collector collector;
  private final Consumer<String> complaints;
  private boolean refused;

  SignalExport(OtlpTarget target, Collector collector, Consumer<String> complaints) {
    this.target = target;
    this.collector = collector;
    this.complaints = complaints;
  }

  Collector collector() {
    return collector;
  }

  Outcome send(Supplier<CompletableResultCode> request) {
    Outcome outcome = attempt(request);
    if (outcome.kind() == Outcome.Kind.UNAVAILABLE) {
      collector.failed(outcome.reason());
    } else {
      collector.answered();
      tell(outcome);
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
    if (!outcome.isDelivered() && !refused) {
      complaints.accept(
          ("OpenTelemetry: %s refuses %s (%s), which are dropped and counted: check that it has a"
                  + " pipeline for them, and OTEL_EXPORTER_OTLP_ENDPOINT, _PROTOCOL and _HEADERS.")
              .formatted(collector.url(), signal, outcome.reason()));
    } else if (outcome.isDelivered() && refused) {
      complaints.accept("OpenTelemetry: %s takes %s again.".formatted(collector.url(), signal));
    }
    refused = !outcome.isDelivered();
  }
}
