package io.github.netlinkagent.monitor.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the agent when the host ends.
 *
 * <p>HotSpot waits up to 300 ms for every thread that is in native code when the JVM ends, even for
 * a daemon, and the monitor's thread spends its life in {@code poll(2)}. The shutdown hook wakes
 * it, and gives the exports {@value #LIMIT_MILLIS} ms together to send what they still have.
 */
final class Exit {

  /**
   * HotSpot's 300 ms come on top if an export hangs in native code, as in a name that is resolved,
   * which nothing can break off: the host's exit is delayed by a second at most.
   */
  private static final long LIMIT_MILLIS = 650;

  /** One thing to be ended. */
  @FunctionalInterface
  interface Step {

    /** Ends it within the limit, which may be zero. */
    void close(Duration limit) throws Exception;
  }

  private final List<Step> steps = new ArrayList<>();
  private boolean begun;

  void register() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::begin, "netlink-agent-exit"));
    } catch (IllegalStateException e) {
      begin(); // The host is ending already.
    }
  }

  /** Steps are closed in the order in which they were added; at once if the host is ending. */
  void add(Step step) {
    synchronized (steps) {
      if (!begun) {
        steps.add(step);
        return;
      }
    }
    close(step, Duration.ZERO);
  }

  /** Closes all steps and those that will be added from now on. */
  void begin() {
    List<Step> toClose;
    synchronized (steps) {
      begun = true;
      toClose = List.copyOf(steps);
    }
    long end = System.nanoTime() + Duration.ofMillis(LIMIT_MILLIS).toNanos();
    for (Step step : toClose) {
      close(step, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  private static void close(Step step, Duration limit) {
    try {
      step.close(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      System.err.println("[netlink-agent] did not end cleanly: " + e);
    }
  }
}
