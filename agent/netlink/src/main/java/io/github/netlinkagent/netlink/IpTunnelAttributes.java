package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} holds of the tunnels ipip, sit and ip6tnl. */
public final class IpTunnelAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_IPTUN_");

  public static final AttributeKey<Integer> LINK = TABLE.signed(1, "link");
  public static final AttributeKey<IpAddress> LOCAL = TABLE.address(2, "local");
  public static final AttributeKey<IpAddress> REMOTE = TABLE.address(3, "remote");
  public static final AttributeKey<Long> TTL = TABLE.number(4, "ttl");
  public static final AttributeKey<Long> TOS = TABLE.number(5, "tos");
  public static final AttributeKey<Long> ENCAP_LIMIT = TABLE.number(6, "encap_limit");
  public static final AttributeKey<Long> FLOWINFO = TABLE.be32(7, "flowinfo");

  /** {@code SIT_ISATAP}, or {@code IP6_TNL_F_*}. */
  public static final AttributeKey<Long> FLAGS = TABLE.number(8, "flags");

  /** {@code IPPROTO_*}; 0 for any. */
  public static final AttributeKey<Long> PROTO = TABLE.number(9, "proto");

  public static final AttributeKey<Long> PMTUDISC = TABLE.number(10, "pmtudisc");
  public static final AttributeKey<IpAddress> SIX_RD_PREFIX = TABLE.address(11, "6rd_prefix");
  public static final AttributeKey<IpAddress> SIX_RD_RELAY_PREFIX =
      TABLE.address(12, "6rd_relay_prefix");
  public static final AttributeKey<Long> SIX_RD_PREFIXLEN = TABLE.number(13, "6rd_prefixlen");
  public static final AttributeKey<Long> SIX_RD_RELAY_PREFIXLEN =
      TABLE.number(14, "6rd_relay_prefixlen");
  public static final AttributeKey<Long> ENCAP_TYPE = TABLE.number(15, "encap_type");
  public static final AttributeKey<Long> ENCAP_FLAGS = TABLE.number(16, "encap_flags");
  public static final AttributeKey<Integer> ENCAP_SPORT = TABLE.be16(17, "encap_sport");
  public static final AttributeKey<Integer> ENCAP_DPORT = TABLE.be16(18, "encap_dport");
  public static final AttributeKey<Boolean> COLLECT_METADATA = TABLE.flag(19, "collect_metadata");
  public static final AttributeKey<Long> FWMARK = TABLE.number(20, "fwmark");

  private IpTunnelAttributes() {}
}
