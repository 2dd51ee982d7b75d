package io.github.netlinkagent.monitor;

import java.time.Duration;

/**
 * When to read everything again after a loss: the later, the sooner losses recur. Times are those
 * of {@link System#nanoTime}. Of one thread.
 */
final class ResyncSchedule {

  private static final Duration FIRST_BACKOFF = Duration.ofMillis(50);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

  /** Large tables are not read again and again: that would be all that a host does. */
  private static final int REST_FOR_WORK = 9;

  /** After that long without a loss, the next one counts as the first. */
  private static final Duration CALM = Duration.ofSeconds(10);

  private boolean pending;
  private long dueNanos;
  private long lastLossNanos;
  private Duration backoff = FIRST_BACKOFF;
  private Duration longestBackoff = LONGEST_BACKOFF;

  ResyncSchedule(long now) {
    lastLossNanos = now - CALM.toNanos();
  }

  /** The resync is not put off by what is lost while it is due already. */
  void lost(long now) {
    backoff = now - lastLossNanos > calmNanos() ? FIRST_BACKOFF : longer(backoff);
    lastLossNanos = now;
    if (!pending) {
      pending = true;
      dueNanos = now + backoff.toNanos();
    }
  }

  /** The resync has begun: it makes up for all, but for what is lost from now on. */
  void begun() {
    pending = false;
  }

  /** A resync took that long. */
  void done(Duration duration) {
    Duration rest = duration.multipliedBy(REST_FOR_WORK);
    longestBackoff = rest.compareTo(LONGEST_BACKOFF) > 0 ? rest : LONGEST_BACKOFF;
  }

  boolean isPending() {
    return pending;
  }

  boolean isDue(long now) {
    return pending && delayNanos(now) <= 0;
  }

  /** How long it has to wait yet, once something was lost. */
  long delayNanos(long now) {
    return dueNanos - now;
  }

  /** How long to wait after a loss like the last one. */
  Duration backoff() {
    return backoff;
  }

  private long calmNanos() {
    return Math.max(CALM.toNanos(), 2 * longestBackoff.toNanos());
  }

  private Duration longer(Duration backoff) {
    Duration doubled = backoff.multipliedBy(2);
    return doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
  }
}
