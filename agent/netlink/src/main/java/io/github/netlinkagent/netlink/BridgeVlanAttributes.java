package io.github.netlinkagent.netlink;

/** The attributes of the VLANs of bridges, {@code BRIDGE_VLANDB_*} of {@code linux/if_bridge.h}. */
public final class BridgeVlanAttributes {

  /** {@code BRIDGE_VLANDB_TINFO_*}: the tunnel that a VLAN is mapped to. */
  public static final AttributeTable TUNNEL = new AttributeTable("BRIDGE_VLANDB_TINFO_");

  public static final AttributeKey<Long> TUNNEL_ID = TUNNEL.number(1, "id");
  public static final AttributeKey<Long> TUNNEL_CMD = TUNNEL.number(2, "cmd");

  /** {@code BRIDGE_VLANDB_STATS_*}. */
  public static final AttributeTable STATISTICS = new AttributeTable("BRIDGE_VLANDB_STATS_");

  public static final AttributeKey<Long> RX_BYTES = STATISTICS.number(1, "rx_bytes");
  public static final AttributeKey<Long> RX_PACKETS = STATISTICS.number(2, "rx_packets");
  public static final AttributeKey<Long> TX_BYTES = STATISTICS.number(3, "tx_bytes");
  public static final AttributeKey<Long> TX_PACKETS = STATISTICS.number(4, "tx_packets");

  /** {@code BRIDGE_VLANDB_ENTRY_*}: a VLAN, or several that have all of it in common. */
  public static final AttributeTable ENTRY = new AttributeTable("BRIDGE_VLANDB_ENTRY_");

  /** The first VLAN, and {@code BRIDGE_VLAN_INFO_*}. */
  public static final AttributeKey<BridgeVlanInfo> INFO =
      ENTRY.value(1, "info", BridgeVlanInfo::read);

  /** The last VLAN of several. */
  public static final AttributeKey<Long> RANGE = ENTRY.number(2, "range");

  /** {@code BR_STATE_*}. */
  public static final AttributeKey<Long> STATE = ENTRY.number(3, "state");

  public static final AttributeKey<AttributeSet> TUNNEL_INFO =
      ENTRY.nested(4, "tunnel_info", TUNNEL);
  public static final AttributeKey<AttributeSet> STATS = ENTRY.nested(5, "stats", STATISTICS);
  public static final AttributeKey<Long> MCAST_ROUTER = ENTRY.number(6, "mcast_router");
  public static final AttributeKey<Long> MCAST_N_GROUPS = ENTRY.number(7, "mcast_n_groups");
  public static final AttributeKey<Long> MCAST_MAX_GROUPS = ENTRY.number(8, "mcast_max_groups");
  public static final AttributeKey<Long> NEIGH_SUPPRESS = ENTRY.number(9, "neigh_suppress");

  /** {@code BRIDGE_VLANDB_GOPTS_*}: what a bridge does in a VLAN, or in several. */
  public static final AttributeTable OPTIONS = new AttributeTable("BRIDGE_VLANDB_GOPTS_");

  public static final AttributeKey<Long> OPTION_ID = OPTIONS.number(1, "id");
  public static final AttributeKey<Long> OPTION_RANGE = OPTIONS.number(2, "range");
  public static final AttributeKey<Long> OPTION_MCAST_SNOOPING =
      OPTIONS.number(3, "mcast_snooping");
  public static final AttributeKey<Long> OPTION_MCAST_IGMP_VERSION =
      OPTIONS.number(4, "mcast_igmp_version");
  public static final AttributeKey<Long> OPTION_MCAST_MLD_VERSION =
      OPTIONS.number(5, "mcast_mld_version");
  public static final AttributeKey<Long> OPTION_MCAST_LAST_MEMBER_CNT =
      OPTIONS.number(6, "mcast_last_member_cnt");
  public static final AttributeKey<Long> OPTION_MCAST_STARTUP_QUERY_CNT =
      OPTIONS.number(7, "mcast_startup_query_cnt");
  public static final AttributeKey<Long> OPTION_MCAST_LAST_MEMBER_INTVL =
      OPTIONS.number(8, "mcast_last_member_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_MEMBERSHIP_INTVL =
      OPTIONS.number(10, "mcast_membership_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_QUERIER_INTVL =
      OPTIONS.number(11, "mcast_querier_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_QUERY_INTVL =
      OPTIONS.number(12, "mcast_query_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_QUERY_RESPONSE_INTVL =
      OPTIONS.number(13, "mcast_query_response_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_STARTUP_QUERY_INTVL =
      OPTIONS.number(14, "mcast_startup_query_intvl");
  public static final AttributeKey<Long> OPTION_MCAST_QUERIER = OPTIONS.number(15, "mcast_querier");
  public static final AttributeKey<RawBytes> OPTION_MCAST_ROUTER_PORTS =
      OPTIONS.raw(16, "mcast_router_ports");
  public static final AttributeKey<AttributeSet> OPTION_MCAST_QUERIER_STATE =
      OPTIONS.nested(17, "mcast_querier_state", BridgeAttributes.QUERIER);
  public static final AttributeKey<Long> OPTION_MSTI = OPTIONS.number(18, "msti");

  private BridgeVlanAttributes() {}
}
