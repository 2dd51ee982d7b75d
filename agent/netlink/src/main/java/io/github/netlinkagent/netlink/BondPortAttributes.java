package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_SLAVE_DATA} holds of the port of a bond. */
public final class BondPortAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_BOND_SLAVE_");

  /** {@code BOND_STATE_*}: 0 active, 1 backup. */
  public static final AttributeKey<Long> STATE = TABLE.number(1, "state");

  /** {@code BOND_LINK_*}. */
  public static final AttributeKey<Long> MII_STATUS = TABLE.number(2, "mii_status");

  public static final AttributeKey<Long> LINK_FAILURE_COUNT = TABLE.number(3, "link_failure_count");
  public static final AttributeKey<HardwareAddress> PERM_HWADDR =
      TABLE.hardwareAddress(4, "perm_hwaddr");
  public static final AttributeKey<Long> QUEUE_ID = TABLE.number(5, "queue_id");
  public static final AttributeKey<Long> AD_AGGREGATOR_ID = TABLE.number(6, "ad_aggregator_id");
  public static final AttributeKey<Long> AD_ACTOR_OPER_PORT_STATE =
      TABLE.number(7, "ad_actor_oper_port_state");
  public static final AttributeKey<Long> AD_PARTNER_OPER_PORT_STATE =
      TABLE.number(8, "ad_partner_oper_port_state");
  public static final AttributeKey<Integer> PRIO = TABLE.signed(9, "prio");
  public static final AttributeKey<Long> ACTOR_PORT_PRIO = TABLE.number(10, "actor_port_prio");

  private BondPortAttributes() {}
}
