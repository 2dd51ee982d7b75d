package io.github.netlinkagent.netlink;

/**
 * Counters of a link since it exists ({@code struct rtnl_link_stats64}, which the kernel's header
 * explains one by one); unsigned, they wrap. What an older kernel does not count is 0.
 *
 * @param receivedBytes good bytes, without the preamble
 * @param receivedErrors packets that could not be received, of all reasons
 * @param receivedDropped packets received but not processed, for lack of memory or of a taker
 * @param receivedNoHandler packets of protocols that nobody takes, and those that an inactive port
 *     received; since Linux 4.6
 * @param receivedOtherHostDropped packets that were for another host; since Linux 5.19
 */
public record LinkStatistics(
    long receivedPackets,
    long sentPackets,
    long receivedBytes,
    long sentBytes,
    long receivedErrors,
    long sentErrors,
    long receivedDropped,
    long sentDropped,
    long multicast,
    long collisions,
    long receivedLengthErrors,
    long receivedOverErrors,
    long receivedCrcErrors,
    long receivedFrameErrors,
    long receivedFifoErrors,
    long receivedMissedErrors,
    long sentAbortedErrors,
    long sentCarrierErrors,
    long sentFifoErrors,
    long sentHeartbeatErrors,
    long sentWindowErrors,
    long receivedCompressed,
    long sentCompressed,
    long receivedNoHandler,
    long receivedOtherHostDropped) {

  /** Those that every kernel counts which has the structure. */
  private static final int EVER = 23;

  private static final int ALL = 25;

  /** Before the kernel has said anything. */
  public static final LinkStatistics NONE = of(new long[ALL]);

  /** {@code struct rtnl_link_stats64}: a row of 64-bit counters. */
  static LinkStatistics of64(AttributeCursor row) {
    long[] counters = new long[ALL];
    for (int i = 0; i < ALL && (i < EVER || row.length() >= 8 * (i + 1)); i++) {
      counters[i] = row.u64(8 * i);
    }
    return of(counters);
  }

  /** {@code struct rtnl_link_stats}: the same row in 32 bits. */
  static LinkStatistics of32(AttributeCursor row) {
    long[] counters = new long[ALL];
    for (int i = 0; i < ALL && (i < EVER || row.length() >= 4 * (i + 1)); i++) {
      counters[i] = row.u32(4 * i);
    }
    return of(counters);
  }

  private static LinkStatistics of(long[] row) {
    return new LinkStatistics(
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10],
        row[11], row[12], row[13], row[14], row[15], row[16], row[17], row[18], row[19], row[20],
        row[21], row[22], row[23], row[24]);
  }
}
