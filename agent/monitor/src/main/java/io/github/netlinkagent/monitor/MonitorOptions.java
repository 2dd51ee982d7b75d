package io.github.netlinkagent.monitor;

import java.time.Duration;

/**
 * How a monitor works.
 *
 * @param auditInterval the shortest time between two audits of the same objects, which re-read them
 *     in the background; longer for large tables, zero for none
 * @param statisticsInterval between two reads of the counters of all links; zero for never
 * @param historySize how many changes {@link History} remembers
 * @param receiveBuffer wished size of the event socket's receive buffer in bytes; the kernel
 *     doubles it, and caps it at {@code net.core.rmem_max} for the unprivileged
 * @param limits how much the model holds
 * @param tracking which objects the model shows
 */
public record MonitorOptions(
    Duration auditInterval,
    Duration statisticsInterval,
    int historySize,
    int receiveBuffer,
    Limits limits,
    Tracking tracking) {

  public static final MonitorOptions DEFAULT =
      new MonitorOptions(
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          1000,
          4 << 20,
          Limits.DEFAULT,
          Tracking.EVERYTHING);

  public MonitorOptions withAuditInterval(Duration interval) {
    return new MonitorOptions(
        interval, statisticsInterval, historySize, receiveBuffer, limits, tracking);
  }

  public MonitorOptions withStatisticsInterval(Duration interval) {
    return new MonitorOptions(
        auditInterval, interval, historySize, receiveBuffer, limits, tracking);
  }

  public MonitorOptions withReceiveBuffer(int bytes) {
    return new MonitorOptions(
        auditInterval, statisticsInterval, historySize, bytes, limits, tracking);
  }

  public MonitorOptions withTracking(Tracking seen) {
    return new MonitorOptions(
        auditInterval, statisticsInterval, historySize, receiveBuffer, limits, seen);
  }

  public MonitorOptions withLimits(Limits most) {
    return new MonitorOptions(
        auditInterval, statisticsInterval, historySize, receiveBuffer, most, tracking);
  }
}
