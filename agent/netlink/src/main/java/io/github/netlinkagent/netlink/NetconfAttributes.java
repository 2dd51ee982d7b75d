package io.github.netlinkagent.netlink;

import java.util.List;

/**
 * {@code NETCONFA_*} of {@code linux/netconf.h}. Of {@code NETCONFA_IFINDEX} there always is one.
 */
public final class NetconfAttributes {

  public static final AttributeTable TABLE = new AttributeTable("NETCONFA_");

  static final AttributeKey<Integer> IFINDEX = TABLE.signed(1, "ifindex");

  /** Whether packets are forwarded that came in by the interface. */
  public static final AttributeKey<Boolean> FORWARDING = onOff(2, "forwarding");

  /** Whether their source is checked: 0 not at all, 1 strictly, 2 loosely. */
  public static final AttributeKey<Integer> RP_FILTER = TABLE.signed(3, "rp_filter");

  public static final AttributeKey<Boolean> MC_FORWARDING = onOff(4, "mc_forwarding");

  /** Whether it answers for neighbors on behalf of others, as a proxy of ARP or NDP. */
  public static final AttributeKey<Boolean> PROXY_NEIGH = onOff(5, "proxy_neigh");

  public static final AttributeKey<Boolean> IGNORE_ROUTES_WITH_LINKDOWN =
      onOff(6, "ignore_routes_with_linkdown");

  /** Whether packets with an MPLS label are taken. */
  public static final AttributeKey<Boolean> INPUT = onOff(7, "input");

  public static final AttributeKey<Boolean> BC_FORWARDING = onOff(8, "bc_forwarding");
  public static final AttributeKey<Boolean> FORCE_FORWARDING = onOff(9, "force_forwarding");

  /** All but the index. */
  public static final List<AttributeKey<?>> SETTINGS =
      TABLE.keys().stream().filter(key -> key != IFINDEX).toList();

  private NetconfAttributes() {}

  /** The kernel takes any number and regards all but 0 as the same, as its tools do. */
  private static AttributeKey<Boolean> onOff(int number, String name) {
    return TABLE.value(number, name, cursor -> cursor.s32() != 0);
  }
}
