package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Of {@code fq}: {@code struct tc_fq_qd_stats}. Times are in nanoseconds.
 *
 * @param collectedFlows that were idle and have been forgotten
 * @param highPriority packets; only kernels before 6.7 count them
 * @param retransmitted packets of TCP; only kernels before 4.15 count them
 * @param throttled how often a flow had to wait
 * @param overFlowLimit packets that were dropped because their flow had too many
 * @param tooLong packets that were longer than what is paced
 * @param failedAllocations flows that there was no memory for
 * @param nextDelayed until the next flow may send; negative if it should have been
 * @param flows how many there are
 * @param latency how much later than it should a flow was served last
 * @param overThreshold packets that were marked because they had waited too long
 * @param horizonDrops packets that were dropped because they are to be sent too late
 * @param horizonCaps packets that are sent earlier than they should for that reason
 * @param fastPath packets that did not have to wait
 * @param bandDrops packets of each band that were dropped
 * @param bandPackets packets of each band that wait
 */
public record FqStatistics(
    long collectedFlows,
    long highPriority,
    long retransmitted,
    long throttled,
    long overFlowLimit,
    long tooLong,
    long failedAllocations,
    long nextDelayed,
    long flows,
    long inactiveFlows,
    long throttledFlows,
    long latency,
    long overThreshold,
    long horizonDrops,
    long horizonCaps,
    long fastPath,
    List<Long> bandDrops,
    List<Long> bandPackets)
    implements KindStatistics {

  /** {@code sizeof(struct tc_fq_qd_stats)} without its padding. */
  private static final int LENGTH = 148;

  static FqStatistics read(ByteBuffer statistics) {
    ByteBuffer all = KindStatistics.grown(statistics, LENGTH);
    return new FqStatistics(
        all.getLong(0),
        all.getLong(8),
        all.getLong(16),
        all.getLong(24),
        all.getLong(32),
        all.getLong(40),
        all.getLong(48),
        all.getLong(56),
        Structure.u32(all, 64),
        Structure.u32(all, 68),
        Structure.u32(all, 72),
        Structure.u32(all, 76),
        all.getLong(80),
        all.getLong(88),
        all.getLong(96),
        all.getLong(104),
        List.of(all.getLong(112), all.getLong(120), all.getLong(128)),
        List.of(Structure.u32(all, 136), Structure.u32(all, 140), Structure.u32(all, 144)));
  }
}
