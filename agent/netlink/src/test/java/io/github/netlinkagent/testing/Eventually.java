package io.github.netlinkagent.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition; the only place in the tests that sleeps, and never for a fixed time. */
public final class Eventually {

  /** Longer than anything takes on a loaded machine. */
  public static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration STEP = Duration.ofMillis(2);

  private Eventually() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @throws AssertionError if it does not hold within 60 s, with what {@code state} then says
   */
  public static void holds(Callable<Boolean> condition, Supplier<String> state) {
    holds(condition, state, LIMIT);
  }

  /** The same for what may take longer. */
  public static void holds(Callable<Boolean> condition, Supplier<String> state, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("not within " + limit.toSeconds() + " s: " + state.get());
        }
        Thread.sleep(STEP.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + state.get(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(state.get(), e);
    }
  }

  /** Whether the condition holds within a limit; it is asked after each step, and at least once. */
  public static boolean within(Duration limit, Duration step, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(step.toNanos());
    }
    return true;
  }
}
