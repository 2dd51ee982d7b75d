package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.LinkStatistics;

/**
 * What a link carries.
 *
 * @param statistics its counters as they were read last
 * @param rates between the last two reads; nothing after the first
 */
public record Traffic(LinkStatistics statistics, Rates rates) {

  /** Before anything was read. */
  static final Traffic NONE = new Traffic(LinkStatistics.NONE, Rates.NONE);

  private static final double NANOS = 1e9;

  /** Per second. */
  public record Rates(
      double receivedBytes, double sentBytes, double receivedPackets, double sentPackets) {

    static final Rates NONE = new Rates(0, 0, 0, 0);

    private static Rates between(LinkStatistics before, LinkStatistics now, long nanos) {
      double seconds = nanos / NANOS;
      return new Rates(
          (now.receivedBytes() - before.receivedBytes()) / seconds,
          (now.sentBytes() - before.sentBytes()) / seconds,
          (now.receivedPackets() - before.receivedPackets()) / seconds,
          (now.sentPackets() - before.sentPackets()) / seconds);
    }
  }

  /** The counters were read again, after that time. */
  Traffic next(LinkStatistics now, long nanos) {
    return new Traffic(now, nanos <= 0 ? Rates.NONE : Rates.between(statistics, now, nanos));
  }
}
