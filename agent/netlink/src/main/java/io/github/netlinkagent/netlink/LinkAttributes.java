package io.github.netlinkagent.netlink;

import java.util.List;

/** The attributes of a link, {@code IFLA_*} of {@code linux/if_link.h}. */
public final class LinkAttributes {

  /** {@code IFLA_XDP_*}: the program that sees packets first. */
  public static final AttributeTable XDP_TABLE = new AttributeTable("IFLA_XDP_");

  /** {@code XDP_ATTACHED_*}. */
  public static final AttributeKey<Long> XDP_ATTACHED = XDP_TABLE.number(2, "attached");

  public static final AttributeKey<Long> XDP_FLAGS = XDP_TABLE.number(3, "flags");
  public static final AttributeKey<Long> XDP_PROG_ID = XDP_TABLE.number(4, "prog_id");
  public static final AttributeKey<Long> XDP_DRV_PROG_ID = XDP_TABLE.number(5, "drv_prog_id");
  public static final AttributeKey<Long> XDP_SKB_PROG_ID = XDP_TABLE.number(6, "skb_prog_id");
  public static final AttributeKey<Long> XDP_HW_PROG_ID = XDP_TABLE.number(7, "hw_prog_id");

  /** {@code IFLA_PROTO_DOWN_REASON_*}: who holds the link down. */
  public static final AttributeTable REASONS = new AttributeTable("IFLA_PROTO_DOWN_REASON_");

  public static final AttributeKey<Long> REASON_VALUE = REASONS.number(2, "value");

  /** {@code IFLA_PROP_LIST}. */
  public static final AttributeTable PROPERTIES = new AttributeTable("IFLA_");

  public static final AttributeKey<List<String>> ALT_IFNAME =
      PROPERTIES.repeated(53, "alt_ifname", AttributeCursor::string);

  /** {@code IFLA_VFINFO_LIST}. */
  public static final AttributeTable FUNCTIONS = new AttributeTable("IFLA_");

  public static final AttributeKey<List<AttributeSet>> VF_INFO =
      FUNCTIONS.repeated(
          1, "vf_info", cursor -> VirtualFunctionAttributes.TABLE.read(cursor.nested()));

  /** {@code IFLA_AF_SPEC}: what the address families know of a link, by their number. */
  public static final AttributeTable FAMILIES = new AttributeTable("AF_");

  public static final AttributeKey<AttributeSet> INET =
      FAMILIES.nested(Family.IPV4.number(), "inet", Inet6Attributes.INET);
  public static final AttributeKey<AttributeSet> INET6 =
      FAMILIES.nested(Family.IPV6.number(), "inet6", Inet6Attributes.TABLE);

  /** Those of the link itself. */
  public static final AttributeTable TABLE = new AttributeTable("IFLA_");

  public static final AttributeKey<HardwareAddress> ADDRESS = TABLE.hardwareAddress(1, "address");
  public static final AttributeKey<HardwareAddress> BROADCAST =
      TABLE.hardwareAddress(2, "broadcast");
  public static final AttributeKey<String> IFNAME = TABLE.string(3, "ifname");
  public static final AttributeKey<Integer> MTU = TABLE.signed(4, "mtu");

  /** The underlying link or the veth peer. */
  public static final AttributeKey<Integer> LINK = TABLE.signed(5, "link");

  /** The kind of the root queueing discipline. */
  public static final AttributeKey<String> QDISC = TABLE.string(6, "qdisc");

  public static final AttributeKey<LinkStatistics> STATS =
      TABLE.value(7, "stats", LinkStatistics::of32);

  /** Told by no kernel of this century, as are priority and weight. */
  public static final AttributeKey<Long> COST = TABLE.number(8, "cost");

  public static final AttributeKey<Long> PRIORITY = TABLE.number(9, "priority");
  public static final AttributeKey<Integer> MASTER = TABLE.signed(10, "master");

  /** An event of the wireless extensions. */
  public static final AttributeKey<RawBytes> WIRELESS = TABLE.raw(11, "wireless");

  public static final AttributeKey<Integer> TXQLEN = TABLE.signed(13, "txqlen");
  public static final AttributeKey<LinkMap> MAP = TABLE.value(14, "map", LinkMap::read);
  public static final AttributeKey<Long> WEIGHT = TABLE.number(15, "weight");
  public static final AttributeKey<Long> OPERSTATE = TABLE.number(16, "operstate");
  public static final AttributeKey<Long> LINKMODE = TABLE.number(17, "linkmode");
  public static final AttributeKey<LinkInfo> LINKINFO = TABLE.value(18, "linkinfo", LinkInfo::read);
  public static final AttributeKey<String> IFALIAS = TABLE.string(20, "ifalias");
  public static final AttributeKey<Long> NUM_VF = TABLE.number(21, "num_vf");
  public static final AttributeKey<AttributeSet> VFINFO_LIST =
      TABLE.nested(22, "vfinfo_list", FUNCTIONS);
  public static final AttributeKey<LinkStatistics> STATS64 =
      TABLE.value(23, "stats64", LinkStatistics::of64);
  public static final AttributeKey<RawBytes> VF_PORTS = TABLE.raw(24, "vf_ports");
  public static final AttributeKey<RawBytes> PORT_SELF = TABLE.raw(25, "port_self");
  public static final AttributeKey<AttributeSet> AF_SPEC = TABLE.nested(26, "af_spec", FAMILIES);
  public static final AttributeKey<Integer> GROUP = TABLE.signed(27, "group");
  public static final AttributeKey<Long> EXT_MASK = TABLE.number(29, "ext_mask");
  public static final AttributeKey<Integer> PROMISCUITY = TABLE.signed(30, "promiscuity");
  public static final AttributeKey<Long> NUM_TX_QUEUES = TABLE.number(31, "num_tx_queues");
  public static final AttributeKey<Long> NUM_RX_QUEUES = TABLE.number(32, "num_rx_queues");
  public static final AttributeKey<Long> CARRIER = TABLE.number(33, "carrier");
  public static final AttributeKey<RawBytes> PHYS_PORT_ID = TABLE.raw(34, "phys_port_id");
  public static final AttributeKey<Long> CARRIER_CHANGES = TABLE.number(35, "carrier_changes");
  public static final AttributeKey<RawBytes> PHYS_SWITCH_ID = TABLE.raw(36, "phys_switch_id");

  /** The namespace that {@link #LINK} is in. */
  public static final AttributeKey<Integer> LINK_NETNSID = TABLE.signed(37, "link_netnsid");

  public static final AttributeKey<String> PHYS_PORT_NAME = TABLE.string(38, "phys_port_name");
  public static final AttributeKey<Long> PROTO_DOWN = TABLE.number(39, "proto_down");
  public static final AttributeKey<Long> GSO_MAX_SEGS = TABLE.number(40, "gso_max_segs");
  public static final AttributeKey<Long> GSO_MAX_SIZE = TABLE.number(41, "gso_max_size");
  public static final AttributeKey<AttributeSet> XDP = TABLE.nested(43, "xdp", XDP_TABLE);

  /** {@code IFLA_EVENT_*}: why a link is announced again. */
  public static final AttributeKey<Long> EVENT = TABLE.number(44, "event");

  /** Where a link that leaves goes. */
  public static final AttributeKey<Integer> NEW_NETNSID = TABLE.signed(45, "new_netnsid");

  public static final AttributeKey<Integer> TARGET_NETNSID = TABLE.signed(46, "target_netnsid");
  public static final AttributeKey<Long> CARRIER_UP_COUNT = TABLE.number(47, "carrier_up_count");
  public static final AttributeKey<Long> CARRIER_DOWN_COUNT =
      TABLE.number(48, "carrier_down_count");

  /** The index that a link which leaves gets there. */
  public static final AttributeKey<Integer> NEW_IFINDEX = TABLE.signed(49, "new_ifindex");

  public static final AttributeKey<Long> MIN_MTU = TABLE.number(50, "min_mtu");
  public static final AttributeKey<Long> MAX_MTU = TABLE.number(51, "max_mtu");
  public static final AttributeKey<AttributeSet> PROP_LIST =
      TABLE.nested(52, "prop_list", PROPERTIES);
  public static final AttributeKey<HardwareAddress> PERM_ADDRESS =
      TABLE.hardwareAddress(54, "perm_address");
  public static final AttributeKey<AttributeSet> PROTO_DOWN_REASON =
      TABLE.nested(55, "proto_down_reason", REASONS);
  public static final AttributeKey<String> PARENT_DEV_NAME = TABLE.string(56, "parent_dev_name");
  public static final AttributeKey<String> PARENT_DEV_BUS_NAME =
      TABLE.string(57, "parent_dev_bus_name");
  public static final AttributeKey<Long> GRO_MAX_SIZE = TABLE.number(58, "gro_max_size");
  public static final AttributeKey<Long> TSO_MAX_SIZE = TABLE.number(59, "tso_max_size");
  public static final AttributeKey<Long> TSO_MAX_SEGS = TABLE.number(60, "tso_max_segs");
  public static final AttributeKey<Long> ALLMULTI = TABLE.number(61, "allmulti");
  public static final AttributeKey<RawBytes> DEVLINK_PORT = TABLE.raw(62, "devlink_port");
  public static final AttributeKey<Long> GSO_IPV4_MAX_SIZE = TABLE.number(63, "gso_ipv4_max_size");
  public static final AttributeKey<Long> GRO_IPV4_MAX_SIZE = TABLE.number(64, "gro_ipv4_max_size");
  public static final AttributeKey<RawBytes> DPLL_PIN = TABLE.raw(65, "dpll_pin");

  /** Nanoseconds. */
  public static final AttributeKey<Long> MAX_PACING_OFFLOAD_HORIZON =
      TABLE.number(66, "max_pacing_offload_horizon");

  public static final AttributeKey<Long> NETNS_IMMUTABLE = TABLE.number(67, "netns_immutable");
  public static final AttributeKey<Long> HEADROOM = TABLE.number(68, "headroom");
  public static final AttributeKey<Long> TAILROOM = TABLE.number(69, "tailroom");

  private LinkAttributes() {}
}
