package io.github.netlinkagent.otel;

import java.time.Duration;

/**
 * When metrics are due: at every interval, and soon after a change, yet not more often than is
 * wanted, and never so often that collecting takes more than a twentieth of a processor. Used by
 * one thread.
 */
public final class MetricSchedule {

  private static final int RESTRAINT = 20;

  private final Duration interval;
  private final Duration shortestGap;
  private long revision;
  private long last = System.nanoTime();
  private Duration gap = Duration.ZERO;

  /**
   * Begins now, as if metrics had just been collected.
   *
   * @param interval between two collections while nothing changes
   * @param shortestGap between two collections after changes
   */
  public MetricSchedule(Duration interval, Duration shortestGap) {
    this.interval = interval;
    this.shortestGap = shortestGap;
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
    Duration restrained = cost.multipliedBy(RESTRAINT);
    gap = restrained.compareTo(shortestGap) > 0 ? restrained : shortestGap;
    revision = collectedRevision;
    last = System.nanoTime();
  }

  /** What was collected did not arrive: it is due again, as after a change. */
  public void failed() {
    revision = -1;
  }
}
