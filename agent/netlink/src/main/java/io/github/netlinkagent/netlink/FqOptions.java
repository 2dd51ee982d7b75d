package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Of {@code fq}: {@code TCA_FQ_*}.
 *
 * @param attributes by the keys of this class; times are in microseconds unless something else is
 *     said, rates in bytes a second
 */
public record FqOptions(AttributeSet attributes) implements TrafficOptions {

  private static final AttributeTable TABLE = new AttributeTable("TCA_FQ_");

  /** Packets. */
  public static final AttributeKey<Long> PLIMIT = TABLE.number(1, "plimit");

  /** Packets of one flow. */
  public static final AttributeKey<Long> FLOW_PLIMIT = TABLE.number(2, "flow_plimit");

  /** Bytes of a flow that are sent in a turn. */
  public static final AttributeKey<Long> QUANTUM = TABLE.number(3, "quantum");

  /** The same in its first turn. */
  public static final AttributeKey<Long> INITIAL_QUANTUM = TABLE.number(4, "initial_quantum");

  /** Whether packets are paced, 1 or 0. */
  public static final AttributeKey<Long> RATE_ENABLE = TABLE.number(5, "rate_enable");

  /** The kernel has not used it since 3.14. */
  public static final AttributeKey<Long> FLOW_DEFAULT_RATE = TABLE.number(6, "flow_default_rate");

  /** The largest number for no limit. */
  public static final AttributeKey<Long> FLOW_MAX_RATE = TABLE.number(7, "flow_max_rate");

  /** The binary logarithm of their number. */
  public static final AttributeKey<Long> BUCKETS_LOG = TABLE.number(8, "buckets_log");

  public static final AttributeKey<Long> FLOW_REFILL_DELAY = TABLE.number(9, "flow_refill_delay");

  public static final AttributeKey<Long> ORPHAN_MASK = TABLE.number(10, "orphan_mask");

  /** Flows below it wait for each packet. */
  public static final AttributeKey<Long> LOW_RATE_THRESHOLD =
      TABLE.number(11, "low_rate_threshold");

  /** Packets that have waited longer are marked; the largest number for none. */
  public static final AttributeKey<Long> CE_THRESHOLD = TABLE.number(12, "ce_threshold");

  /** Nanoseconds. */
  public static final AttributeKey<Long> TIMER_SLACK = TABLE.number(13, "timer_slack");

  public static final AttributeKey<Long> HORIZON = TABLE.number(14, "horizon");

  /** Whether packets beyond the horizon are dropped, 1, or sent at the horizon, 0. */
  public static final AttributeKey<Long> HORIZON_DROP = TABLE.number(15, "horizon_drop");

  public static final AttributeKey<PriorityOptions> PRIOMAP =
      TABLE.value(16, "priomap", cursor -> PriorityOptions.read(cursor.from(0)));

  /** Of each of the three bands, in bytes that are sent in a turn. */
  public static final AttributeKey<List<Long>> WEIGHTS = TABLE.words(17, "weights");

  public static final AttributeKey<Long> OFFLOAD_HORIZON = TABLE.number(18, "offload_horizon");

  static FqOptions read(ByteBuffer options) {
    return new FqOptions(TABLE.read(new AttributeCursor(options)));
  }
}
