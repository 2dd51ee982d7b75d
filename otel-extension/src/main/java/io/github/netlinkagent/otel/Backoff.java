package io.github.netlinkagent.otel;

import java.time.Duration;

/** When to try again what has failed: after 1, 2, 4, 8 and then every 10 seconds. */
public final class Backoff {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private int failures;
  private long retryAt = System.nanoTime();

  /** How long to wait before the next attempt; zero or less if it may be made now. */
  public Duration retryIn() {
    return Duration.ofNanos(retryAt - System.nanoTime());
  }

  /** Whether the last attempt has failed. */
  public boolean isPausing() {
    return failures > 0;
  }

  /**
   * An attempt has failed.
   *
   * @param atLeast how long to wait, should the pause that is due be shorter
   */
  public void failed(Duration atLeast) {
    Duration pause = pause(failures);
    retryAt = System.nanoTime() + (pause.compareTo(atLeast) > 0 ? pause : atLeast).toNanos();
    failures++;
  }

  /** An attempt has succeeded. */
  public void answered() {
    failures = 0;
    retryAt = System.nanoTime();
  }

  private static Duration pause(int failuresBefore) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failuresBefore, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
