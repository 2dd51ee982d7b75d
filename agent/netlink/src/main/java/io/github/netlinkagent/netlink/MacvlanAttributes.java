package io.github.netlinkagent.netlink;

import java.util.List;

/** What {@code IFLA_INFO_DATA} holds of a macvlan or macvtap. */
public final class MacvlanAttributes {

  /** The sources that are let in. */
  public static final AttributeTable MACADDR = new AttributeTable("IFLA_MACVLAN_");

  public static final AttributeKey<List<HardwareAddress>> SOURCES =
      MACADDR.repeated(4, "macaddr", AttributeCursor::hardwareAddress);

  public static final AttributeTable TABLE = new AttributeTable("IFLA_MACVLAN_");

  /** {@code MACVLAN_MODE_*}. */
  public static final AttributeKey<Long> MODE = TABLE.number(1, "mode");

  public static final AttributeKey<Long> FLAGS = TABLE.number(2, "flags");
  public static final AttributeKey<AttributeSet> MACADDR_DATA =
      TABLE.nested(5, "macaddr_data", MACADDR);
  public static final AttributeKey<Long> MACADDR_COUNT = TABLE.number(6, "macaddr_count");
  public static final AttributeKey<Long> BC_QUEUE_LEN = TABLE.number(7, "bc_queue_len");

  /** The longest of all on the same parent. */
  public static final AttributeKey<Long> BC_QUEUE_LEN_USED = TABLE.number(8, "bc_queue_len_used");

  public static final AttributeKey<Integer> BC_CUTOFF = TABLE.signed(9, "bc_cutoff");

  private MacvlanAttributes() {}
}
