package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Of {@code cake}: {@code TCA_CAKE_STATS_*}, of the qdisc or of one of its flows.
 *
 * @param attributes by the keys of this class; sizes are in bytes
 */
public record CakeStatistics(AttributeSet attributes) implements KindStatistics {

  private static final AttributeTable TABLE = new AttributeTable("TCA_CAKE_STATS_");

  /** Bytes a second. */
  public static final AttributeKey<Long> CAPACITY_ESTIMATE64 =
      TABLE.number(2, "capacity_estimate64");

  public static final AttributeKey<Long> MEMORY_LIMIT = TABLE.number(3, "memory_limit");
  public static final AttributeKey<Long> MEMORY_USED = TABLE.number(4, "memory_used");
  public static final AttributeKey<Long> AVG_NETOFF = TABLE.number(5, "avg_netoff");
  public static final AttributeKey<Long> MIN_NETLEN = TABLE.number(6, "min_netlen");
  public static final AttributeKey<Long> MAX_NETLEN = TABLE.number(7, "max_netlen");
  public static final AttributeKey<Long> MIN_ADJLEN = TABLE.number(8, "min_adjlen");
  public static final AttributeKey<Long> MAX_ADJLEN = TABLE.number(9, "max_adjlen");

  /** Of each tin, by the keys of {@link Tin}. */
  public static final AttributeKey<List<AttributeSet>> TIN_STATS =
      TABLE.value(10, "tin_stats", CakeStatistics::tins);

  public static final AttributeKey<Integer> DEFICIT = TABLE.signed(11, "deficit");
  public static final AttributeKey<Long> COBALT_COUNT = TABLE.number(12, "cobalt_count");

  /** 1 while packets are being dropped or marked, else 0. */
  public static final AttributeKey<Long> DROPPING = TABLE.number(13, "dropping");

  /** Microseconds since that should have been done next. */
  public static final AttributeKey<Integer> DROP_NEXT_US = TABLE.signed(14, "drop_next_us");

  /** The share of packets that are dropped; the largest number of 32 bits stands for all. */
  public static final AttributeKey<Long> P_DROP = TABLE.number(15, "p_drop");

  /** Microseconds since that share was altered last. */
  public static final AttributeKey<Integer> BLUE_TIMER_US = TABLE.signed(16, "blue_timer_us");

  /** What is counted of one tin: {@code TCA_CAKE_TIN_STATS_*}. Sizes are in bytes. */
  public static final class Tin {

    private static final AttributeTable TABLE = new AttributeTable("TCA_CAKE_TIN_STATS_");

    public static final AttributeKey<Long> SENT_PACKETS = TABLE.number(2, "sent_packets");
    public static final AttributeKey<Long> SENT_BYTES64 = TABLE.number(3, "sent_bytes64");
    public static final AttributeKey<Long> DROPPED_PACKETS = TABLE.number(4, "dropped_packets");
    public static final AttributeKey<Long> DROPPED_BYTES64 = TABLE.number(5, "dropped_bytes64");
    public static final AttributeKey<Long> ACKS_DROPPED_PACKETS =
        TABLE.number(6, "acks_dropped_packets");
    public static final AttributeKey<Long> ACKS_DROPPED_BYTES64 =
        TABLE.number(7, "acks_dropped_bytes64");
    public static final AttributeKey<Long> ECN_MARKED_PACKETS =
        TABLE.number(8, "ecn_marked_packets");
    public static final AttributeKey<Long> ECN_MARKED_BYTES64 =
        TABLE.number(9, "ecn_marked_bytes64");
    public static final AttributeKey<Long> BACKLOG_PACKETS = TABLE.number(10, "backlog_packets");
    public static final AttributeKey<Long> BACKLOG_BYTES = TABLE.number(11, "backlog_bytes");

    /** Bytes a second. */
    public static final AttributeKey<Long> THRESHOLD_RATE64 = TABLE.number(12, "threshold_rate64");

    public static final AttributeKey<Long> TARGET_US = TABLE.number(13, "target_us");
    public static final AttributeKey<Long> INTERVAL_US = TABLE.number(14, "interval_us");
    public static final AttributeKey<Long> WAY_INDIRECT_HITS =
        TABLE.number(15, "way_indirect_hits");
    public static final AttributeKey<Long> WAY_MISSES = TABLE.number(16, "way_misses");
    public static final AttributeKey<Long> WAY_COLLISIONS = TABLE.number(17, "way_collisions");
    public static final AttributeKey<Long> PEAK_DELAY_US = TABLE.number(18, "peak_delay_us");
    public static final AttributeKey<Long> AVG_DELAY_US = TABLE.number(19, "avg_delay_us");
    public static final AttributeKey<Long> BASE_DELAY_US = TABLE.number(20, "base_delay_us");
    public static final AttributeKey<Long> SPARSE_FLOWS = TABLE.number(21, "sparse_flows");
    public static final AttributeKey<Long> BULK_FLOWS = TABLE.number(22, "bulk_flows");
    public static final AttributeKey<Long> UNRESPONSIVE_FLOWS =
        TABLE.number(23, "unresponsive_flows");

    /** The largest packet. */
    public static final AttributeKey<Long> MAX_SKBLEN = TABLE.number(24, "max_skblen");

    public static final AttributeKey<Long> FLOW_QUANTUM = TABLE.number(25, "flow_quantum");

    private Tin() {}
  }

  /** They are numbered from 1 on. */
  private static List<AttributeSet> tins(AttributeCursor attribute) {
    List<AttributeSet> tins = new ArrayList<>();
    AttributeCursor nested = attribute.nested();
    while (nested.next()) {
      tins.add(Tin.TABLE.read(nested.nested()));
    }
    return List.copyOf(tins);
  }

  static CakeStatistics read(ByteBuffer statistics) {
    return new CakeStatistics(TABLE.read(new AttributeCursor(statistics)));
  }
}
