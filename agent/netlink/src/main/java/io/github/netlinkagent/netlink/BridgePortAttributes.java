package io.github.netlinkagent.netlink;

/**
 * What {@code IFLA_INFO_SLAVE_DATA}, and in a view of a bridge {@code IFLA_PROTINFO}, hold of a
 * port.
 */
public final class BridgePortAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_BRPORT_");

  /** {@code BR_STATE_*}. */
  public static final AttributeKey<Long> STATE = TABLE.number(1, "state");

  public static final AttributeKey<Long> PRIORITY = TABLE.number(2, "priority");
  public static final AttributeKey<Long> COST = TABLE.number(3, "cost");

  /** 1 for a hairpin: what came in by it may go out by it. */
  public static final AttributeKey<Long> MODE = TABLE.number(4, "mode");

  public static final AttributeKey<Long> GUARD = TABLE.number(5, "guard");
  public static final AttributeKey<Long> PROTECT = TABLE.number(6, "protect");
  public static final AttributeKey<Long> FAST_LEAVE = TABLE.number(7, "fast_leave");
  public static final AttributeKey<Long> LEARNING = TABLE.number(8, "learning");
  public static final AttributeKey<Long> UNICAST_FLOOD = TABLE.number(9, "unicast_flood");
  public static final AttributeKey<Long> PROXYARP = TABLE.number(10, "proxyarp");
  public static final AttributeKey<Long> LEARNING_SYNC = TABLE.number(11, "learning_sync");
  public static final AttributeKey<Long> PROXYARP_WIFI = TABLE.number(12, "proxyarp_wifi");
  public static final AttributeKey<BridgeId> ROOT_ID = TABLE.value(13, "root_id", BridgeId::read);
  public static final AttributeKey<BridgeId> BRIDGE_ID =
      TABLE.value(14, "bridge_id", BridgeId::read);
  public static final AttributeKey<Long> DESIGNATED_PORT = TABLE.number(15, "designated_port");
  public static final AttributeKey<Long> DESIGNATED_COST = TABLE.number(16, "designated_cost");
  public static final AttributeKey<Long> ID = TABLE.number(17, "id");
  public static final AttributeKey<Long> NO = TABLE.number(18, "no");
  public static final AttributeKey<Long> TOPOLOGY_CHANGE_ACK =
      TABLE.number(19, "topology_change_ack");
  public static final AttributeKey<Long> CONFIG_PENDING = TABLE.number(20, "config_pending");
  public static final AttributeKey<Long> MESSAGE_AGE_TIMER = TABLE.number(21, "message_age_timer");
  public static final AttributeKey<Long> FORWARD_DELAY_TIMER =
      TABLE.number(22, "forward_delay_timer");
  public static final AttributeKey<Long> HOLD_TIMER = TABLE.number(23, "hold_timer");
  public static final AttributeKey<Long> MULTICAST_ROUTER = TABLE.number(25, "multicast_router");
  public static final AttributeKey<Long> MCAST_FLOOD = TABLE.number(27, "mcast_flood");
  public static final AttributeKey<Long> MCAST_TO_UCAST = TABLE.number(28, "mcast_to_ucast");
  public static final AttributeKey<Long> VLAN_TUNNEL = TABLE.number(29, "vlan_tunnel");
  public static final AttributeKey<Long> BCAST_FLOOD = TABLE.number(30, "bcast_flood");
  public static final AttributeKey<Long> GROUP_FWD_MASK = TABLE.number(31, "group_fwd_mask");
  public static final AttributeKey<Long> NEIGH_SUPPRESS = TABLE.number(32, "neigh_suppress");
  public static final AttributeKey<Long> ISOLATED = TABLE.number(33, "isolated");
  public static final AttributeKey<Integer> BACKUP_PORT = TABLE.signed(34, "backup_port");
  public static final AttributeKey<Long> MRP_RING_OPEN = TABLE.number(35, "mrp_ring_open");
  public static final AttributeKey<Long> MRP_IN_OPEN = TABLE.number(36, "mrp_in_open");
  public static final AttributeKey<Long> MCAST_EHT_HOSTS_LIMIT =
      TABLE.number(37, "mcast_eht_hosts_limit");
  public static final AttributeKey<Long> MCAST_EHT_HOSTS_CNT =
      TABLE.number(38, "mcast_eht_hosts_cnt");
  public static final AttributeKey<Long> LOCKED = TABLE.number(39, "locked");
  public static final AttributeKey<Long> MAB = TABLE.number(40, "mab");
  public static final AttributeKey<Long> MCAST_N_GROUPS = TABLE.number(41, "mcast_n_groups");
  public static final AttributeKey<Long> MCAST_MAX_GROUPS = TABLE.number(42, "mcast_max_groups");
  public static final AttributeKey<Long> NEIGH_VLAN_SUPPRESS =
      TABLE.number(43, "neigh_vlan_suppress");
  public static final AttributeKey<Long> BACKUP_NHID = TABLE.number(44, "backup_nhid");

  private BridgePortAttributes() {}
}
