package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * Of {@code cake}: {@code TCA_CAKE_*}.
 *
 * @param attributes by the keys of this class; times are in microseconds, what is on or off is 1 or
 *     0
 */
public record CakeOptions(AttributeSet attributes) implements TrafficOptions {

  private static final AttributeTable TABLE = new AttributeTable("TCA_CAKE_");

  /** Bytes a second; 0 for no limit. */
  public static final AttributeKey<Long> BASE_RATE64 = TABLE.number(2, "base_rate64");

  /** {@code CAKE_DIFFSERV_*}. */
  public static final AttributeKey<Long> DIFFSERV_MODE = TABLE.number(3, "diffserv_mode");

  /** {@code CAKE_ATM_*}: 0 none, 1 ATM, 2 PTM. */
  public static final AttributeKey<Long> ATM = TABLE.number(4, "atm");

  /** {@code CAKE_FLOW_*}: what a flow is. */
  public static final AttributeKey<Long> FLOW_MODE = TABLE.number(5, "flow_mode");

  /** Bytes, for each packet. */
  public static final AttributeKey<Integer> OVERHEAD = TABLE.signed(6, "overhead");

  public static final AttributeKey<Long> RTT = TABLE.number(7, "rtt");
  public static final AttributeKey<Long> TARGET = TABLE.number(8, "target");
  public static final AttributeKey<Long> AUTORATE = TABLE.number(9, "autorate");

  /** Bytes; 0 for as much as the rate demands. */
  public static final AttributeKey<Long> MEMORY = TABLE.number(10, "memory");

  public static final AttributeKey<Long> NAT = TABLE.number(11, "nat");

  /** There, with whatever value, if packets count as large as they are. */
  public static final AttributeKey<Long> RAW = TABLE.number(12, "raw");

  public static final AttributeKey<Long> WASH = TABLE.number(13, "wash");

  /** Bytes: what is smaller counts as much. */
  public static final AttributeKey<Long> MPU = TABLE.number(14, "mpu");

  public static final AttributeKey<Long> INGRESS = TABLE.number(15, "ingress");

  /** {@code CAKE_ACK_*}: 0 none, 1 filter, 2 aggressive. */
  public static final AttributeKey<Long> ACK_FILTER = TABLE.number(16, "ack_filter");

  public static final AttributeKey<Long> SPLIT_GSO = TABLE.number(17, "split_gso");

  /** The mask of the packet's mark that chooses its tin; 0 for none. */
  public static final AttributeKey<Long> FWMARK = TABLE.number(18, "fwmark");

  static CakeOptions read(ByteBuffer options) {
    return new CakeOptions(TABLE.read(new AttributeCursor(options)));
  }
}
