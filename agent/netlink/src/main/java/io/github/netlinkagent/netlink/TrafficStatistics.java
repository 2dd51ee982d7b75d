package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a qdisc, class or filter has counted: {@code TCA_STATS2} with its nested {@code
 * TCA_STATS_*}; of older kernels {@code TCA_STATS}.
 *
 * @param drops packets that were dropped
 * @param overLimits packets that had to wait
 * @param requeues packets that the device did not take
 * @param queued packets that wait now
 * @param backlog bytes that wait now
 * @param bytesPerSecond as the rate estimator sees it; 0 without one
 * @param hardwareBytes those of {@code bytes} that hardware has counted
 * @param ofKind what only its kind counts, {@code TCA_STATS_APP} or {@code TCA_XSTATS}; null for
 *     nothing
 */
public record TrafficStatistics(
    long bytes,
    long packets,
    long drops,
    long overLimits,
    long requeues,
    long queued,
    long backlog,
    long bytesPerSecond,
    long packetsPerSecond,
    long hardwareBytes,
    long hardwarePackets,
    @Nullable KindStatistics ofKind) {

  private static final int TCA_STATS_BASIC = 1;
  private static final int TCA_STATS_RATE_EST = 2;
  private static final int TCA_STATS_QUEUE = 3;
  private static final int TCA_STATS_APP = 4;
  private static final int TCA_STATS_RATE_EST64 = 5;
  private static final int TCA_STATS_BASIC_HW = 7;
  private static final int TCA_STATS_PKT64 = 8;

  /** {@code sizeof(struct tc_stats)} without its padding. */
  private static final int FORMER_LENGTH = 36;

  /** Collects what several attributes tell. */
  static final class Builder {

    private long bytes;
    private long packets;
    private long drops;
    private long overLimits;
    private long requeues;
    private long queued;
    private long backlog;
    private long bytesPerSecond;
    private long packetsPerSecond;
    private long hardwareBytes;
    private long hardwarePackets;
    private @Nullable ByteBuffer ofKind;
    private boolean isNested;

    /** {@code struct tc_stats}, which says less than the newer form, and comes behind it. */
    void former(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(FORMER_LENGTH);
      if (isNested) {
        return;
      }
      bytes = structure.getLong(0);
      packets = Structure.u32(structure, 8);
      drops = Structure.u32(structure, 12);
      overLimits = Structure.u32(structure, 16);
      bytesPerSecond = Structure.u32(structure, 20);
      packetsPerSecond = Structure.u32(structure, 24);
      queued = Structure.u32(structure, 28);
      backlog = Structure.u32(structure, 32);
    }

    void ofKind(AttributeCursor attribute) {
      ofKind = attribute.from(0);
    }

    void nested(AttributeCursor nested) {
      isNested = true;
      while (nested.next()) {
        switch (nested.type()) {
          case TCA_STATS_BASIC -> {
            bytes = nested.u64(0);
            packets = nested.u32(8);
          }
          // It comes behind the basic ones, whose packets have 32 bits only.
          case TCA_STATS_PKT64 -> packets = nested.u64(0);
          case TCA_STATS_BASIC_HW -> {
            hardwareBytes = nested.u64(0);
            hardwarePackets = nested.u32(8);
          }
          case TCA_STATS_RATE_EST -> {
            bytesPerSecond = nested.u32(0);
            packetsPerSecond = nested.u32(4);
          }
          case TCA_STATS_RATE_EST64 -> {
            bytesPerSecond = nested.u64(0);
            packetsPerSecond = nested.u64(8);
          }
          case TCA_STATS_QUEUE -> {
            queued = nested.u32(0);
            backlog = nested.u32(4);
            drops = nested.u32(8);
            requeues = nested.u32(12);
            overLimits = nested.u32(16);
          }
          case TCA_STATS_APP -> ofKind(nested);
          default -> {
            // TCA_STATS_PAD, and what only later kernels count
          }
        }
      }
    }

    TrafficStatistics build(String kind) {
      return new TrafficStatistics(
          bytes,
          packets,
          drops,
          overLimits,
          requeues,
          queued,
          backlog,
          bytesPerSecond,
          packetsPerSecond,
          hardwareBytes,
          hardwarePackets,
          ofKind == null ? null : KindStatistics.read(kind, ofKind));
    }
  }
}
