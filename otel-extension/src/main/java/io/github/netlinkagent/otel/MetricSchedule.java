package io.github.netlinkagent.otel;

import java.time.Duration;

/**
 * When metrics are due: at every interval, and at once after a change, yet with a delay between two
 * collections, and never so often that collecting takes more than a twentieth of a processor. Used
 * by one thread.
 */
public final class MetricSchedule {

  private static final int RESTRAINT = 20;

  private final Duration interval;
  private final Duration delay;
  private long revision;
  private long last = System.nanoTime();
  private Duration gap = Duration.ZERO;
  private Duration formerCost = Duration.ZERO;

  /**
   * Begins now, as if metrics had just been collected.
   *
   * @param interval between two collections while nothing changes
   * @param delay between two collections while something does
   */
  public MetricSchedule(Duration interval, Duration delay) {
    this.interval = interval;
    this.delay = delay;
  }

  /** Zero or less if they are due. */
  public Duration dueIn(long currentRevision) {
    Duration pause = currentRevision == revision ? interval : gap;
    return pause.minusNanos(System.nanoTime() - last);
  }

  /**
   * They were collected.
   *
   * @param collectedRevision of the model, read before the collection
   * @param cost how long the collection took
   */
  public void collected(long collectedRevision, Duration cost) {
    // The cheaper of two: the first one loads classes, and any may have to wait for a processor.
    Duration cheaper = cost.compareTo(formerCost) < 0 ? cost : formerCost;
    Duration restrained = cheaper.multipliedBy(RESTRAINT);
    gap = restrained.compareTo(delay) > 0 ? restrained : delay;
    formerCost = cost;
    revision = collectedRevision;
    last = System.nanoTime();
  }

  /** What was collected did not arrive: it is due again, as after a change. */
  public void failed() {
    revision = -1;
  }
}
