package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/** Of {@code fq_codel}: {@code struct tc_fq_codel_xstats}, of the qdisc or of one of its flows. */
public final class FqCodelStatistics {

  /** {@code TCA_FQ_CODEL_XSTATS_QDISC}. */
  private static final int OF_QDISC = 0;

  private static final int LENGTH = 40;

  private FqCodelStatistics() {}

  /**
   * {@code struct tc_fq_codel_qd_stats}.
   *
   * @param largestPacket in bytes
   * @param overLimit how often the limit of packets was hit
   * @param marked packets that were marked instead of dropped
   * @param newFlows how often a packet has made a new flow
   * @param newFlowsNow how many are new now
   * @param oldFlowsNow how many are not
   * @param overThreshold packets that were marked because they had waited too long
   * @param memory in bytes
   * @param overMemory packets that were dropped because of it
   */
  public record OfQdisc(
      long largestPacket,
      long overLimit,
      long marked,
      long newFlows,
      long newFlowsNow,
      long oldFlowsNow,
      long overThreshold,
      long memory,
      long overMemory)
      implements KindStatistics {}

  /**
   * {@code struct tc_fq_codel_cl_stats}. Times are in microseconds.
   *
   * @param deficit in bytes: how many it may still send in its turn
   * @param delay how long the packet that was sent last has waited
   * @param dropping whether packets are being dropped or marked
   * @param nextDrop when it is done next, from now on
   */
  public record OfFlow(
      int deficit, long delay, long count, long lastCount, boolean dropping, int nextDrop)
      implements KindStatistics {}

  static KindStatistics read(ByteBuffer statistics) {
    Structure.require(statistics, 4, "tc_fq_codel_xstats");
    ByteBuffer all = KindStatistics.grown(statistics, LENGTH);
    return all.getInt(0) == OF_QDISC
        ? new OfQdisc(
            Structure.u32(all, 4),
            Structure.u32(all, 8),
            Structure.u32(all, 12),
            Structure.u32(all, 16),
            Structure.u32(all, 20),
            Structure.u32(all, 24),
            Structure.u32(all, 28),
            Structure.u32(all, 32),
            Structure.u32(all, 36))
        : new OfFlow(
            all.getInt(4),
            Structure.u32(all, 8),
            Structure.u32(all, 12),
            Structure.u32(all, 16),
            all.getInt(20) != 0,
            all.getInt(24));
  }
}
