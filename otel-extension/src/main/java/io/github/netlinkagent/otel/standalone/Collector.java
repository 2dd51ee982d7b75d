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
 * told once; what befalls a signal while the other is well is told for itself. After the end of a
 * tale ten minutes pass before the next; what is dropped meanwhile is in the sum of that.
 *
 * <p>Used by one thread only.
 */
final class Collector {

  private static final int FAILURES_TO_TELL = 2;

  /**
   * After the end of a tale nothing new is told, so that what comes and goes can't fill the log.
   */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** How long what has waited may take to get through until the collector is called slow. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(10);

  private final String url;
  private final LongSupplier dropped;
  private final Consumer<String> complaints;

  private final Map<Signal, Integer> failures = new EnumMap<>(Signal.class);
  private final Map<Signal, Long> toldAt = new EnumMap<>(Signal.class);

  /** Those of which an outage that goes on has been told. */
  private final Set<Signal> told = EnumSet.noneOf(Signal.class);

  private boolean slow;

  /** The logs were failing, and what has waited is on its way. */
  private boolean catchingUp;

  private long failingSince;
  private long logsBackAt;
  private long answeredAt;
  private long silentUntil = System.nanoTime();

  /** What the lines so far have told of. */
  private long droppedBefore;

  /** What the line that ends an outage will tell of, so that it is not taken for slowness. */
  private long droppedInOutage;

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
    long now = System.nanoTime();
    if (!isFailing() && !isAway()) {
      failingSince = now;
    }
    boolean lasting = failures.merge(signal, 1, Integer::sum) >= FAILURES_TO_TELL;
    if (lasting && !told.contains(signal) && (isAway() || now - silentUntil >= 0)) {
      complaints.accept(
          "OpenTelemetry: no collector takes the %s sent to %s (%s). Changes wait, and are"
                  .formatted(signal.label(), url, reason)
              + " counted where they can't: start a collector there, name another one by"
              + " OTEL_EXPORTER_OTLP_ENDPOINT, or switch the export off by otel=off.");
      told.addAll(EnumSet.allOf(Signal.class));
      toldAt.put(signal, now);
    }
  }

  void answered(Signal signal) {
    long now = System.nanoTime();
    if (failures.remove(signal) != null) {
      answeredAt = now;
      if (signal == Signal.LOGS) {
        catchingUp = true;
        logsBackAt = now;
      }
    }
    // The other one's outage goes on: should this one fail, that is news, but not all the time.
    if (isFailing()
        && (!toldAt.containsKey(signal) || now - toldAt.get(signal) > SILENCE.toNanos())) {
      told.remove(signal);
    }
  }

  /**
   * Tells what there is to tell.
   *
   * @param drained whether no event waits any more
   */
  void review(boolean drained) {
    long now = System.nanoTime();
    boolean logsFail = failures.containsKey(Signal.LOGS);
    if (drained || now - logsBackAt > CATCHING_UP.toNanos()) {
      catchingUp = false;
    }
    if (isAway() && !isFailing() && !catchingUp) {
      over("%s is back after %d s".formatted(url, seconds(answeredAt - failingSince)));
      told.clear();
      slow = false;
    }
    if (isAway() && (logsFail || catchingUp)) {
      droppedInOutage = dropped.getAsLong();
    }
    if (!logsFail && !catchingUp) {
      reviewQueue(drained, now);
    }
  }

  /** While the logs are taken, however the metrics fare. */
  private void reviewQueue(boolean drained, long now) {
    long droppedUntold = dropped.getAsLong() - Math.max(droppedBefore, droppedInOutage);
    if (!slow && droppedUntold > 0 && now - silentUntil >= 0) {
      complaints.accept(
          "OpenTelemetry: more changes than %s takes: the queue is full, and what can't be merged"
                  .formatted(url)
              + " is dropped and counted. A higher queue.max takes longer storms.");
      slow = true;
    }
    if (slow && drained) {
      over(url + " has caught up");
      slow = false;
    }
  }

  /** How many events were dropped since a line has told of any, because the queue was full. */
  long droppedUntold() {
    return dropped.getAsLong() - droppedBefore;
  }

  private boolean isFailing() {
    return !failures.isEmpty();
  }

  /** An outage was told, and its end was not. */
  private boolean isAway() {
    return !told.isEmpty();
  }

  private void over(String beginning) {
    long droppedNow = dropped.getAsLong();
    complaints.accept(
        "OpenTelemetry: %s; %d events were dropped meanwhile."
            .formatted(beginning, droppedNow - droppedBefore));
    droppedBefore = droppedNow;
    silentUntil = System.nanoTime() + SILENCE.toNanos();
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }
}
