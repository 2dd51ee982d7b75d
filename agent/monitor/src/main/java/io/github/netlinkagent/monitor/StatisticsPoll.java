package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.StatisticsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the counters of all links now and then, in one dump: the kernel announces no traffic.
 * Counters are no difference in meaning, so that nothing is announced and the model keeps its
 * revision. For the monitor's thread only.
 */
final class StatisticsPoll {

  private final DumpSource dumps;
  private final Model model;
  private final Duration interval;
  private long dueNanos = System.nanoTime();
  private long readAtNanos;
  private boolean refused;

  /**
   * @param interval zero for never
   */
  StatisticsPoll(DumpSource dumps, Model model, Duration interval) {
    this.dumps = dumps;
    this.model = model;
    this.interval = interval;
  }

  /** Whether there is a next time. */
  boolean isOn() {
    return !interval.isZero() && !refused;
  }

  boolean isDue(long nowNanos) {
    return isOn() && nowNanos - dueNanos >= 0;
  }

  /** Until the next time; negative if it is overdue. */
  long delayNanos(long nowNanos) {
    return dueNanos - nowNanos;
  }

  /**
   * Reads them.
   *
   * @param meanwhile as in {@link DumpSource#ask}
   */
  void read(Runnable meanwhile) throws NetlinkException {
    dueNanos = System.nanoTime() + interval.toNanos();
    List<StatisticsMessage> read = new ArrayList<>();
    DumpSource.Answer answer =
        dumps.ask(
            StatisticsMessage.dump(),
            message -> {
              if (message instanceof StatisticsMessage statistics) {
                read.add(statistics);
              }
            },
            meanwhile);
    // Before Linux 4.7 there is no such request; the counters are those of the last link message.
    refused = answer.errno() != 0;
    long now = System.nanoTime();
    read.forEach(message -> record(message, now - readAtNanos));
    readAtNanos = now;
  }

  private void record(StatisticsMessage message, long nanos) {
    if (message.link() != null && model.link(message.index()).isPresent()) {
      model.recordStatistics(message.index(), message.link(), nanos);
    }
  }
}
