package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} holds of the tunnels of GRE and ERSPAN, over IPv4 and IPv6. */
public final class GreAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_GRE_");

  public static final AttributeKey<Integer> LINK = TABLE.signed(1, "link");

  /** {@code GRE_*} of received packets. */
  public static final AttributeKey<Integer> IFLAGS = TABLE.be16(2, "iflags");

  /** {@code GRE_*} of sent packets. */
  public static final AttributeKey<Integer> OFLAGS = TABLE.be16(3, "oflags");

  public static final AttributeKey<Long> IKEY = TABLE.be32(4, "ikey");
  public static final AttributeKey<Long> OKEY = TABLE.be32(5, "okey");
  public static final AttributeKey<IpAddress> LOCAL = TABLE.address(6, "local");
  public static final AttributeKey<IpAddress> REMOTE = TABLE.address(7, "remote");
  public static final AttributeKey<Long> TTL = TABLE.number(8, "ttl");
  public static final AttributeKey<Long> TOS = TABLE.number(9, "tos");
  public static final AttributeKey<Long> PMTUDISC = TABLE.number(10, "pmtudisc");
  public static final AttributeKey<Long> ENCAP_LIMIT = TABLE.number(11, "encap_limit");
  public static final AttributeKey<Long> FLOWINFO = TABLE.be32(12, "flowinfo");

  /** {@code IP6_TNL_F_*}. */
  public static final AttributeKey<Long> FLAGS = TABLE.number(13, "flags");

  public static final AttributeKey<Long> ENCAP_TYPE = TABLE.number(14, "encap_type");
  public static final AttributeKey<Long> ENCAP_FLAGS = TABLE.number(15, "encap_flags");
  public static final AttributeKey<Integer> ENCAP_SPORT = TABLE.be16(16, "encap_sport");
  public static final AttributeKey<Integer> ENCAP_DPORT = TABLE.be16(17, "encap_dport");
  public static final AttributeKey<Boolean> COLLECT_METADATA = TABLE.flag(18, "collect_metadata");
  public static final AttributeKey<Long> IGNORE_DF = TABLE.number(19, "ignore_df");
  public static final AttributeKey<Long> FWMARK = TABLE.number(20, "fwmark");
  public static final AttributeKey<Long> ERSPAN_INDEX = TABLE.number(21, "erspan_index");
  public static final AttributeKey<Long> ERSPAN_VER = TABLE.number(22, "erspan_ver");
  public static final AttributeKey<Long> ERSPAN_DIR = TABLE.number(23, "erspan_dir");
  public static final AttributeKey<Long> ERSPAN_HWID = TABLE.number(24, "erspan_hwid");

  private GreAttributes() {}
}
