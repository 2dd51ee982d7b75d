package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** How far the monitor's thread has come, for those who wait for it. */
final class Progress {

  private MonitorStatus.State state = MonitorStatus.State.STARTING;
  private String reason = "";
  private long resyncsDone = -1;
  private long auditsDone;
  private long foundByAudit;

  synchronized void state(MonitorStatus.State newState, String newReason) {
    state = newState;
    reason = newReason;
    notifyAll();
  }

  /** A sync is published that was begun after that many resyncs had been asked for. */
  synchronized void done(long resyncsAsked) {
    resyncsDone = resyncsAsked;
    notifyAll();
  }

  /**
   * An audit of everything is published that was begun after that many had been asked for.
   *
   * @param differences how many it has found
   */
  synchronized void audited(long auditsAsked, long differences) {
    auditsDone = auditsAsked;
    foundByAudit = differences;
    notifyAll();
  }

  synchronized MonitorStatus.State state() {
    return state;
  }

  synchronized String reason() {
    return reason;
  }

  synchronized long resyncsDone() {
    return resyncsDone;
  }

  synchronized long auditsDone() {
    return auditsDone;
  }

  /** Waits until that many audits are done: how many differences the last one has found. */
  synchronized OptionalLong awaitAudit(long number, Duration timeout) throws InterruptedException {
    return await(() -> auditsDone >= number, timeout)
        ? OptionalLong.of(foundByAudit)
        : OptionalLong.empty();
  }

  /** Waits until that many resyncs are done; 0 for the first sync. */
  boolean awaitResync(long number, Duration timeout) throws InterruptedException {
    return await(() -> resyncsDone >= number, timeout);
  }

  private synchronized boolean await(BooleanSupplier condition, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (state == MonitorStatus.State.STOPPED || left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
