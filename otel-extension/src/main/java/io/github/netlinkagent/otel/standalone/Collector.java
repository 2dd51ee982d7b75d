package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.otel.standalone.OtlpTarget.Signal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells the people what becomes of a collector: one line when it is away or too slow for what
 * happens, and one when that is over.
 *
 * <p>It counts as away once two attempts in a row have failed for a signal, so that a restart of a
 * second or a single "429 Too Many Requests" is no news. While it is away for both signals that is
 * told once; what befalls a signal while the other is well is told for itself. Used by one thread
 * only.
 */
final class Collector {

  private static final int FAILURES_TO_TELL = 2;

  /** Between two tales of a queue that has run over, so that storms can't fill the host's log. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** How long what has waited may take to get through until the collector is called slow. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(10);

  private enum News {
    NONE,
    AWAY,
    SLOW
  }

  private final String url;
  private final LongSupplier dropped;
  private final Consumer<String> complaints;

  private final Map<Signal, Integer> failures = new EnumMap<>(Signal.class);
  private final Set<Signal> told = EnumSet.noneOf(Signal.class);
  private News news = News.NONE;
  private long failingSince;
  private long answeredAt;
  private long silentUntil = System.nanoTime();
  private long droppedBefore;

  /**
   * @param dropped how many events were dropped so far because the queue was full
   */
  Collector(String url, LongSupplier dropped, Consumer<String> complaints) {
    this.url = url;
    this.dropped = dropped;
    this.complaints = complaints;
  }

  String url() {
    return url;
  }

  void failed(Signal signal, String reason) {
    if (!isFailing()) {
      failingSince = System.nanoTime();
    }
    if (failures.merge(signal, 1, Integer::sum) >= FAILURES_TO_TELL && !told.contains(signal)) {
      complaints.accept(
          "OpenTelemetry: no collector takes the %s sent to %s (%s). Changes wait, and are"
                  .formatted(signal.label(), url, reason)
              + " counted where they can't: start a collector there, name another one by"
              + " OTEL_EXPORTER_OTLP_ENDPOINT, or switch the export off by otel=off.");
      told.addAll(EnumSet.allOf(Signal.class));
      news = News.AWAY;
    }
  }

  void answered(Signal signal) {
    failures.remove(signal);
    told.remove(signal);
    answeredAt = System.nanoTime();
  }

  /**
   * Tells what there is to tell.
   *
   * @param drained whether no event waits any more
   */
  void review(boolean drained) {
    if (isFailing()) {
      return;
    }
    long now = System.nanoTime();
    if (news == News.AWAY && (drained || now - answeredAt > CATCHING_UP.toNanos())) {
      over("%s is back after %d s".formatted(url, seconds(answeredAt - failingSince)));
    }
    if (news == News.NONE && dropped.getAsLong() > droppedBefore && now - silentUntil >= 0) {
      complaints.accept(
          "OpenTelemetry: more changes than %s takes: the queue is full, and what can't be merged"
                  .formatted(url)
              + " is dropped and counted. A higher queue.max takes longer storms.");
      news = News.SLOW;
    }
    if (news == News.SLOW && drained) {
      over(url + " has caught up");
      silentUntil = now + SILENCE.toNanos();
    }
  }

  private boolean isFailing() {
    return !failures.isEmpty();
  }

  private void over(String beginning) {
    long droppedNow = dropped.getAsLong();
    complaints.accept(
        "OpenTelemetry: %s; %d events were dropped meanwhile."
            .formatted(beginning, droppedNow - droppedBefore));
    droppedBefore = droppedNow;
    told.clear();
    news = News.NONE;
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
