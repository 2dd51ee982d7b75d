package io.github.netlinkagent.netlink;

import java.util.List;

/** What {@code IFLA_INFO_DATA} holds of a bridge. */
public final class BridgeAttributes {

  /** {@code BRIDGE_QUERIER_*}: who asks for memberships. */
  public static final AttributeTable QUERIER = new AttributeTable("BRIDGE_QUERIER_");

  public static final AttributeKey<IpAddress> QUERIER_IP_ADDRESS = QUERIER.address(1, "ip_address");
  public static final AttributeKey<Integer> QUERIER_IP_PORT = QUERIER.signed(2, "ip_port");
  public static final AttributeKey<Long> QUERIER_IP_OTHER_TIMER =
      QUERIER.number(3, "ip_other_timer");
  public static final AttributeKey<IpAddress> QUERIER_IPV6_ADDRESS =
      QUERIER.address(5, "ipv6_address");
  public static final AttributeKey<Integer> QUERIER_IPV6_PORT = QUERIER.signed(6, "ipv6_port");
  public static final AttributeKey<Long> QUERIER_IPV6_OTHER_TIMER =
      QUERIER.number(7, "ipv6_other_timer");

  public static final AttributeTable TABLE = new AttributeTable("IFLA_BR_");

  /** Hundredths of a second, as all times of bridges. */
  public static final AttributeKey<Long> FORWARD_DELAY = TABLE.number(1, "forward_delay");

  public static final AttributeKey<Long> HELLO_TIME = TABLE.number(2, "hello_time");
  public static final AttributeKey<Long> MAX_AGE = TABLE.number(3, "max_age");
  public static final AttributeKey<Long> AGEING_TIME = TABLE.number(4, "ageing_time");
  public static final AttributeKey<Long> STP_STATE = TABLE.number(5, "stp_state");
  public static final AttributeKey<Long> PRIORITY = TABLE.number(6, "priority");
  public static final AttributeKey<Long> VLAN_FILTERING = TABLE.number(7, "vlan_filtering");
  public static final AttributeKey<Integer> VLAN_PROTOCOL = TABLE.be16(8, "vlan_protocol");
  public static final AttributeKey<Long> GROUP_FWD_MASK = TABLE.number(9, "group_fwd_mask");
  public static final AttributeKey<BridgeId> ROOT_ID = TABLE.value(10, "root_id", BridgeId::read);
  public static final AttributeKey<BridgeId> BRIDGE_ID =
      TABLE.value(11, "bridge_id", BridgeId::read);
  public static final AttributeKey<Long> ROOT_PORT = TABLE.number(12, "root_port");
  public static final AttributeKey<Long> ROOT_PATH_COST = TABLE.number(13, "root_path_cost");
  public static final AttributeKey<Long> TOPOLOGY_CHANGE = TABLE.number(14, "topology_change");
  public static final AttributeKey<Long> TOPOLOGY_CHANGE_DETECTED =
      TABLE.number(15, "topology_change_detected");
  public static final AttributeKey<Long> HELLO_TIMER = TABLE.number(16, "hello_timer");
  public static final AttributeKey<Long> TCN_TIMER = TABLE.number(17, "tcn_timer");
  public static final AttributeKey<Long> TOPOLOGY_CHANGE_TIMER =
      TABLE.number(18, "topology_change_timer");
  public static final AttributeKey<Long> GC_TIMER = TABLE.number(19, "gc_timer");
  public static final AttributeKey<HardwareAddress> GROUP_ADDR =
      TABLE.hardwareAddress(20, "group_addr");
  public static final AttributeKey<Long> MCAST_ROUTER = TABLE.number(22, "mcast_router");
  public static final AttributeKey<Long> MCAST_SNOOPING = TABLE.number(23, "mcast_snooping");
  public static final AttributeKey<Long> MCAST_QUERY_USE_IFADDR =
      TABLE.number(24, "mcast_query_use_ifaddr");
  public static final AttributeKey<Long> MCAST_QUERIER = TABLE.number(25, "mcast_querier");
  public static final AttributeKey<Long> MCAST_HASH_ELASTICITY =
      TABLE.number(26, "mcast_hash_elasticity");
  public static final AttributeKey<Long> MCAST_HASH_MAX = TABLE.number(27, "mcast_hash_max");
  public static final AttributeKey<Long> MCAST_LAST_MEMBER_CNT =
      TABLE.number(28, "mcast_last_member_cnt");
  public static final AttributeKey<Long> MCAST_STARTUP_QUERY_CNT =
      TABLE.number(29, "mcast_startup_query_cnt");
  public static final AttributeKey<Long> MCAST_LAST_MEMBER_INTVL =
      TABLE.number(30, "mcast_last_member_intvl");
  public static final AttributeKey<Long> MCAST_MEMBERSHIP_INTVL =
      TABLE.number(31, "mcast_membership_intvl");
  public static final AttributeKey<Long> MCAST_QUERIER_INTVL =
      TABLE.number(32, "mcast_querier_intvl");
  public static final AttributeKey<Long> MCAST_QUERY_INTVL = TABLE.number(33, "mcast_query_intvl");
  public static final AttributeKey<Long> MCAST_QUERY_RESPONSE_INTVL =
      TABLE.number(34, "mcast_query_response_intvl");
  public static final AttributeKey<Long> MCAST_STARTUP_QUERY_INTVL =
      TABLE.number(35, "mcast_startup_query_intvl");
  public static final AttributeKey<Long> NF_CALL_IPTABLES = TABLE.number(36, "nf_call_iptables");
  public static final AttributeKey<Long> NF_CALL_IP6TABLES = TABLE.number(37, "nf_call_ip6tables");
  public static final AttributeKey<Long> NF_CALL_ARPTABLES = TABLE.number(38, "nf_call_arptables");
  public static final AttributeKey<Long> VLAN_DEFAULT_PVID = TABLE.number(39, "vlan_default_pvid");
  public static final AttributeKey<Long> VLAN_STATS_ENABLED =
      TABLE.number(41, "vlan_stats_enabled");
  public static final AttributeKey<Long> MCAST_STATS_ENABLED =
      TABLE.number(42, "mcast_stats_enabled");
  public static final AttributeKey<Long> MCAST_IGMP_VERSION =
      TABLE.number(43, "mcast_igmp_version");
  public static final AttributeKey<Long> MCAST_MLD_VERSION = TABLE.number(44, "mcast_mld_version");
  public static final AttributeKey<Long> VLAN_STATS_PER_PORT =
      TABLE.number(45, "vlan_stats_per_port");

  /** {@code struct br_boolopt_multi}: the values, and which of them are told. */
  public static final AttributeKey<List<Long>> MULTI_BOOLOPT = TABLE.words(46, "multi_boolopt");

  public static final AttributeKey<AttributeSet> MCAST_QUERIER_STATE =
      TABLE.nested(47, "mcast_querier_state", QUERIER);
  public static final AttributeKey<Long> FDB_N_LEARNED = TABLE.number(48, "fdb_n_learned");
  public static final AttributeKey<Long> FDB_MAX_LEARNED = TABLE.number(49, "fdb_max_learned");
  public static final AttributeKey<Long> STP_MODE = TABLE.number(50, "stp_mode");

  private BridgeAttributes() {}
}
