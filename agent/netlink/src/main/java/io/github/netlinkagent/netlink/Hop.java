package io.github.netlinkagent.netlink;

import org.jspecify.annotations.Nullable;

/**
 * Where a route leads to: over which link, by which gateway.
 *
 * @param via the gateway, not necessarily of the route's family ({@code RTA_GATEWAY} or {@code
 *     RTA_VIA}); null if the destination is on the link
 * @param index the link; 0 for none
 * @param weight 1 to 256 in a multipath route, which has but one hop where its nexthop group has
 *     one member left; 0 for the hop of any other route
 * @param flags {@code RTNH_F_*}: 1 dead, 4 onlink, 16 linkdown, ...
 * @param realm {@code RTA_FLOW}; 0 for none
 * @param encapsulation lightweight tunnel, null for none
 */
public record Hop(
    @Nullable IpAddress via,
    int index,
    int weight,
    int flags,
    int realm,
    @Nullable Encapsulation encapsulation) {

  /** {@code RTNH_F_DEAD}: the link is down. */
  public static final int DEAD = 1;

  /** {@code RTNH_F_ONLINK}: the gateway is on the link whatever the routes say. */
  public static final int ONLINK = 4;

  /** {@code RTNH_F_LINKDOWN}: the link has no carrier. */
  public static final int LINKDOWN = 16;

  /** The same hop with another weight. */
  public Hop withWeight(int other) {
    return new Hop(via, index, other, flags, realm, encapsulation);
  }

  /** The same hop with other flags. */
  public Hop withFlags(int other) {
    return new Hop(via, index, weight, other, realm, encapsulation);
  }
}
