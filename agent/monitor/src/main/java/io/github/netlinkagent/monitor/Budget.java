package io.github.netlinkagent.monitor;

import java.time.Duration;

/**
 * How much of the time may be spent on a kind of work: a share of it, which can be saved up for a
 * moment. Times are those of {@link System#nanoTime}. Of one thread.
 */
final class Budget {

  /**
   * However long the work took, on a machine that had no time for it: it is not put off for ever.
   */
  private static final long LONGEST_REST_NANOS = Duration.ofMinutes(1).toNanos();

  private final int workToTime;
  private final long savedNanos;
  private long restUntilNanos;

  /**
   * @param percent of the time, which the work takes at most in the long run
   * @param saved for how long that share is saved up while nothing is done
   */
  Budget(int percent, Duration saved, long nowNanos) {
    workToTime = 100 / percent;
    savedNanos = saved.toNanos();
    restUntilNanos = nowNanos;
  }

  /** How long to wait before the next work; not negative. */
  long restNanos(long nowNanos) {
    return Math.max(0, restUntilNanos - nowNanos);
  }

  /** Work took so long until now. */
  void spent(long nanos, long nowNanos) {
    long begun = nowNanos - nanos;
    long saved = Math.max(restUntilNanos - begun, -savedNanos);
    restUntilNanos = nowNanos + Math.min(saved + (workToTime - 1) * nanos, LONGEST_REST_NANOS);
  }
}
