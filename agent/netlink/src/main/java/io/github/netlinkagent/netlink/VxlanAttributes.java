package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} holds of a VXLAN. */
public final class VxlanAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_VXLAN_");

  public static final AttributeKey<Long> ID = TABLE.number(1, "id");
  public static final AttributeKey<IpAddress> GROUP = TABLE.address(2, "group");
  public static final AttributeKey<Integer> LINK = TABLE.signed(3, "link");
  public static final AttributeKey<IpAddress> LOCAL = TABLE.address(4, "local");
  public static final AttributeKey<Long> TTL = TABLE.number(5, "ttl");
  public static final AttributeKey<Long> TOS = TABLE.number(6, "tos");
  public static final AttributeKey<Long> LEARNING = TABLE.number(7, "learning");

  /** Seconds. */
  public static final AttributeKey<Long> AGEING = TABLE.number(8, "ageing");

  public static final AttributeKey<Long> LIMIT = TABLE.number(9, "limit");
  public static final AttributeKey<PortRange> PORT_RANGE =
      TABLE.value(10, "port_range", PortRange::read);
  public static final AttributeKey<Long> PROXY = TABLE.number(11, "proxy");
  public static final AttributeKey<Long> RSC = TABLE.number(12, "rsc");
  public static final AttributeKey<Long> L2MISS = TABLE.number(13, "l2miss");
  public static final AttributeKey<Long> L3MISS = TABLE.number(14, "l3miss");
  public static final AttributeKey<Integer> PORT = TABLE.be16(15, "port");
  public static final AttributeKey<IpAddress> GROUP6 = TABLE.address(16, "group6");
  public static final AttributeKey<IpAddress> LOCAL6 = TABLE.address(17, "local6");
  public static final AttributeKey<Long> UDP_CSUM = TABLE.number(18, "udp_csum");
  public static final AttributeKey<Long> UDP_ZERO_CSUM6_TX = TABLE.number(19, "udp_zero_csum6_tx");
  public static final AttributeKey<Long> UDP_ZERO_CSUM6_RX = TABLE.number(20, "udp_zero_csum6_rx");
  public static final AttributeKey<Long> REMCSUM_TX = TABLE.number(21, "remcsum_tx");
  public static final AttributeKey<Long> REMCSUM_RX = TABLE.number(22, "remcsum_rx");
  public static final AttributeKey<Boolean> GBP = TABLE.flag(23, "gbp");
  public static final AttributeKey<Boolean> REMCSUM_NOPARTIAL = TABLE.flag(24, "remcsum_nopartial");
  public static final AttributeKey<Long> COLLECT_METADATA = TABLE.number(25, "collect_metadata");
  public static final AttributeKey<Long> LABEL = TABLE.be32(26, "label");
  public static final AttributeKey<Boolean> GPE = TABLE.flag(27, "gpe");
  public static final AttributeKey<Long> TTL_INHERIT = TABLE.number(28, "ttl_inherit");
  public static final AttributeKey<Long> DF = TABLE.number(29, "df");
  public static final AttributeKey<Long> VNIFILTER = TABLE.number(30, "vnifilter");
  public static final AttributeKey<Long> LOCALBYPASS = TABLE.number(31, "localbypass");
  public static final AttributeKey<Long> LABEL_POLICY = TABLE.number(32, "label_policy");
  public static final AttributeKey<RawBytes> RESERVED_BITS = TABLE.raw(33, "reserved_bits");
  public static final AttributeKey<Long> MC_ROUTE = TABLE.number(34, "mc_route");

  private VxlanAttributes() {}
}
