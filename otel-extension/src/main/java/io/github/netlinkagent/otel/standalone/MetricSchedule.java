package io.github.netlinkagent.otel.standalone;

import java.time.Duration;

/**
 * When metrics are due: at every interval, and soon after a change, yet at most once a second and
 * never so often that collecting takes more than a twentieth of a processor. Used by one thread.
 */
final class MetricSchedule {

  private static final Duration SHORTEST_GAP = Duration.ofSeconds(1);
  private static final int RESTRAINT = 20;

  private final Duration interval;
  private long revision;
  private long last = System.nanoTime();
  private Duration gap = Duration.ZERO;

  MetricSchedule(Duration interval) {
    this.interval = interval;
  }

  /** Zero or less if they are due. */
  Duration dueIn(long currentRevision) {
    Duration pause = currentRevision == revision ? interval : gap;
    return pause.minusNanos(System.nanoTime() - last);
  }

  /**
   * @param collectedRevision of the model, read before the collection
   * @param cost how long the collection took
   */
  void collected(long collectedRevision, Duration cost) {
    Duration restrained = cost.multipliedBy(RESTRAINT);
    gap = restrained.compareTo(SHORTEST_GAP) > 0 ? restrained : SHORTEST_GAP;
    revision = collectedRevision;
    last = System.nanoTime();
  }

  /** What was collected did not arrive: it is due again, as after a change. */
  void failed() {
    revision = -1;
  }
}
