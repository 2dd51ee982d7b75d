package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} holds of a TUN or TAP device. */
public final class TunAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_TUN_");

  public static final AttributeKey<Long> OWNER = TABLE.number(1, "owner");
  public static final AttributeKey<Long> GROUP = TABLE.number(2, "group");

  /** {@code IFF_TUN} or {@code IFF_TAP}. */
  public static final AttributeKey<Long> TYPE = TABLE.number(3, "type");

  public static final AttributeKey<Long> PI = TABLE.number(4, "pi");
  public static final AttributeKey<Long> VNET_HDR = TABLE.number(5, "vnet_hdr");
  public static final AttributeKey<Long> PERSIST = TABLE.number(6, "persist");
  public static final AttributeKey<Long> MULTI_QUEUE = TABLE.number(7, "multi_queue");
  public static final AttributeKey<Long> NUM_QUEUES = TABLE.number(8, "num_queues");
  public static final AttributeKey<Long> NUM_DISABLED_QUEUES =
      TABLE.number(9, "num_disabled_queues");

  private TunAttributes() {}
}
