package io.github.netlinkagent.otel.borrowed;

import io.github.netlinkagent.otel.Backoff;
import io.github.netlinkagent.otel.MetricSchedule;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk.Flushed;
import java.time.Duration;

/**
 * Asks the other SDK to collect after a change that is worth it. The work of a thread of its own,
 * {@code netlink-otel-metrics}: collecting runs callbacks of the host, and a collector may be slow,
 * which events must not wait for.
 */
final class MetricsFollow implements Runnable {

  /** That SDK collects at its own interval; only what changes makes a collection due sooner. */
  private static final Duration UNCHANGED = Duration.ofDays(1);

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final BorrowedSdk sdk;
  private final MetricSchedule schedule;
  private final Backoff backoff = new Backoff();
  private long noteworthy;

  MetricsFollow(BorrowedSdk sdk, Duration delay) {
    this.sdk = sdk;
    schedule = new MetricSchedule(UNCHANGED, delay);
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long revision = awaitDue();
        Flushed flushed = flush();
        schedule.collected(revision, flushed.cost());
        if (flushed.sent()) {
          backoff.answered();
        } else {
          schedule.failed();
          backoff.failed(Duration.ZERO);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From any thread: the model has changed. */
  synchronized void changed(long revision) {
    noteworthy = revision;
    notifyAll();
  }

  /** Returns the revision that is to be collected, once that is due. */
  private synchronized long awaitDue() throws InterruptedException {
    for (Duration wait = dueIn(); !wait.isZero() && !wait.isNegative(); wait = dueIn()) {
      wait(Math.max(1, wait.toMillis()));
    }
    return noteworthy;
  }

  private Duration dueIn() {
    Duration due = schedule.dueIn(noteworthy);
    Duration pause = backoff.isPausing() ? backoff.retryIn() : Duration.ZERO;
    return due.compareTo(pause) > 0 ? due : pause;
  }

  /** What it throws, it would throw at its own interval too, where somebody else is told. */
  private Flushed flush() {
    try {
      return sdk.flush().run(LIMIT);
    } catch (RuntimeException e) {
      return new Flushed(false, Duration.ZERO);
    }
  }
}
