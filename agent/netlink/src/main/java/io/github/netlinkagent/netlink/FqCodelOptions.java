package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * Of {@code fq_codel}: {@code TCA_FQ_CODEL_*}.
 *
 * @param attributes by the keys of this class; times are in microseconds
 */
public record FqCodelOptions(AttributeSet attributes) implements TrafficOptions {

  private static final AttributeTable TABLE = new AttributeTable("TCA_FQ_CODEL_");

  /** How long packets may wait at the least before some are dropped. */
  public static final AttributeKey<Long> TARGET = TABLE.number(1, "target");

  /** Packets. */
  public static final AttributeKey<Long> LIMIT = TABLE.number(2, "limit");

  public static final AttributeKey<Long> INTERVAL = TABLE.number(3, "interval");

  /** Whether packets are marked instead of dropped, 1 or 0. */
  public static final AttributeKey<Long> ECN = TABLE.number(4, "ecn");

  public static final AttributeKey<Long> FLOWS = TABLE.number(5, "flows");

  /** Bytes of a flow that are sent in a turn. */
  public static final AttributeKey<Long> QUANTUM = TABLE.number(6, "quantum");

  /** Packets that have waited longer are marked. */
  public static final AttributeKey<Long> CE_THRESHOLD = TABLE.number(7, "ce_threshold");

  public static final AttributeKey<Long> DROP_BATCH_SIZE = TABLE.number(8, "drop_batch_size");

  /** Bytes. */
  public static final AttributeKey<Long> MEMORY_LIMIT = TABLE.number(9, "memory_limit");

  /** To which packets the threshold applies: those whose DS field has this value... */
  public static final AttributeKey<Long> CE_THRESHOLD_SELECTOR =
      TABLE.number(10, "ce_threshold_selector");

  /** ... under this mask. */
  public static final AttributeKey<Long> CE_THRESHOLD_MASK = TABLE.number(11, "ce_threshold_mask");

  static FqCodelOptions read(ByteBuffer options) {
    return new FqCodelOptions(TABLE.read(new AttributeCursor(options)));
  }
}
