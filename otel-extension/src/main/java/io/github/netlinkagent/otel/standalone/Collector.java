package io.github.netlinkagent.otel.standalone;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Knows whether a collector can be reached, when to try again, and tells the people: one line when
 * it is away, one when it is back.
 *
 * <p>It counts as away once two attempts in a row have failed, so that a restart of a second or a
 * single "429 Too Many Requests" is no news. Used by one thread only.
 */
final class Collector {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final int FAILURES_TO_TELL = 2;

  private final String url;
  private final LongSupplier dropped;
  private final Consumer<String> complaints;

  private int failures;
  private long downSince;
  private long retryAt = System.nanoTime();
  private long droppedBefore;

  /**
   * @param dropped how many events were dropped so far
   */
  Collector(String url, LongSupplier dropped, Consumer<String> complaints) {
    this.url = url;
    this.dropped = dropped;
    this.complaints = complaints;
  }

  String url() {
    return url;
  }

  boolean isAway() {
    return failures > 0;
  }

  /** How long to wait before the next attempt; zero or less if it may be made now. */
  Duration retryIn() {
    return Duration.ofNanos(retryAt - System.nanoTime());
  }

  void failed(String reason) {
    long now = System.nanoTime();
    if (failures == 0) {
      downSince = now;
      droppedBefore = dropped.getAsLong();
    }
    retryAt = now + pause(failures).toNanos();
    failures++;
    if (failures == FAILURES_TO_TELL) {
      complaints.accept(
          "OpenTelemetry: no collector takes what is sent to %s (%s). Changes wait, and are"
                  .formatted(url, reason)
              + " counted where they can't: start a collector there, name another one by"
              + " OTEL_EXPORTER_OTLP_ENDPOINT, or switch the export off by otel=off.");
    }
  }

  void answered() {
    if (failures >= FAILURES_TO_TELL) {
      complaints.accept(
          "OpenTelemetry: %s is back after %d s; %d events were dropped meanwhile."
              .formatted(
                  url,
                  Duration.ofNanos(System.nanoTime() - downSince).toSeconds(),
                  dropped.getAsLong() - droppedBefore));
    }
    failures = 0;
    retryAt = System.nanoTime();
  }

  private static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
