package io.github.netlinkagent.netlink;

import java.util.List;

/**
 * What {@code IFLA_AF_SPEC}, and in a view of IPv6 {@code IFLA_PROTINFO}, hold of IPv6 on a link.
 */
public final class Inet6Attributes {

  /** {@code IFLA_INET_*}: IPv4 on a link. */
  public static final AttributeTable INET = new AttributeTable("IFLA_INET_");

  /** {@code IPV4_DEVCONF_*} of {@code linux/ip.h}, the first of which has the number 1. */
  public static final AttributeKey<List<Long>> INET_CONF = INET.words(1, "conf");

  public static final AttributeTable TABLE = new AttributeTable("IFLA_INET6_");

  /** {@code IF_RA_*}, {@code IF_READY}. */
  public static final AttributeKey<Long> FLAGS = TABLE.number(1, "flags");

  /** {@code DEVCONF_*} of {@code linux/ipv6.h}, by their number. */
  public static final AttributeKey<List<Long>> CONF = TABLE.words(2, "conf");

  public static final AttributeKey<RawBytes> STATS = TABLE.raw(3, "stats");

  /** The longest packet that is put together again, when that was set, and two times in ms. */
  public static final AttributeKey<List<Long>> CACHEINFO = TABLE.words(5, "cacheinfo");

  public static final AttributeKey<RawBytes> ICMP6STATS = TABLE.raw(6, "icmp6stats");
  public static final AttributeKey<IpAddress> TOKEN = TABLE.address(7, "token");

  /** {@code IN6_ADDR_GEN_MODE_*}. */
  public static final AttributeKey<Long> ADDR_GEN_MODE = TABLE.number(8, "addr_gen_mode");

  /** As routers advertise it; 0 for none. */
  public static final AttributeKey<Long> RA_MTU = TABLE.number(9, "ra_mtu");

  private Inet6Attributes() {}
}
