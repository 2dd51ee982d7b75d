package io.github.netlinkagent.netlink;

/**
 * The multicast groups of rtnetlink, {@code RTNLGRP_*} of {@code include/uapi/linux/rtnetlink.h},
 * in the order of their numbers. Older kernels lack the last ones.
 */
public enum MulticastGroup {
  LINK,
  NOTIFY,
  NEIGH,
  TC,
  IPV4_IFADDR,
  IPV4_MROUTE,
  IPV4_ROUTE,
  IPV4_RULE,
  IPV6_IFADDR,
  IPV6_MROUTE,
  IPV6_ROUTE,
  IPV6_IFINFO,
  DECNET_IFADDR,
  NOP2,
  DECNET_ROUTE,
  DECNET_RULE,
  NOP4,
  IPV6_PREFIX,
  IPV6_RULE,
  ND_USEROPT,
  PHONET_IFADDR,
  PHONET_ROUTE,
  DCB,
  IPV4_NETCONF,
  IPV6_NETCONF,
  MDB,
  MPLS_ROUTE,
  NSID,
  MPLS_NETCONF,
  IPV4_MROUTE_R,
  IPV6_MROUTE_R,
  NEXTHOP,
  BRVLAN,
  MCTP_IFADDR,
  TUNNEL,
  STATS,
  IPV4_MCADDR,
  IPV6_MCADDR,
  IPV6_ACADDR;

  /** The IP version that it is about; {@link Family#UNSPEC} if it is about more. */
  public Family family() {
    if (this == ND_USEROPT) {
      return Family.IPV6;
    }
    return name().startsWith("IPV4_")
        ? Family.IPV4
        : name().startsWith("IPV6_") ? Family.IPV6 : Family.UNSPEC;
  }

  /** The kernel's number, from 1. */
  @SuppressWarnings("EnumOrdinal") // the order is the kernel's
  public int number() {
    return ordinal() + 1;
  }
}
