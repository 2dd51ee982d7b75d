package io.github.netlinkagent.otel.borrowed;

import java.time.Duration;

/**
 * How fast events may be handed over. The batch processor of an SDK takes 2048 log records, sends
 * them every second, and drops what comes beyond without a word, the host's own records among it:
 * so a storm waits on our side, where it is merged and counted. Used by one thread.
 */
final class Pace {

  /** A quarter of that queue, in the time in which it is emptied once. */
  static final int EVENTS = 512;

  private static final long WINDOW_NANOS = Duration.ofSeconds(1).toNanos();

  private long windowStart = System.nanoTime();
  private int used;

  /** How long until the next event may go; zero if it may go now. */
  Duration untilNext() {
    long rest = windowStart + WINDOW_NANOS - System.nanoTime();
    if (rest <= 0) {
      windowStart = System.nanoTime();
      used = 0;
    }
    return used < EVENTS ? Duration.ZERO : Duration.ofNanos(rest);
  }

  /** An event has gone. */
  void went() {
    used++;
  }
}
