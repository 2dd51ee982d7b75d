package io.github.netlinkagent.monitor;

import java.util.Locale;

/**
 * Why a change is announced. {@link #ANNOUNCED} is what the kernel itself has said; all others are
 * differences that a re-read has found, named after what made the agent look.
 */
public enum Cause {
  /** The kernel has announced it. */
  ANNOUNCED,
  /** A link was switched off, which silently evicts IPv4 routes (and marks hops as dead). */
  LINK_DOWN,
  /** A link was switched on, which silently revives hops. */
  LINK_UP,
  /** A link lost its carrier, which silently marks routes and hops. */
  CARRIER_LOST,
  /** A link's carrier is back, which silently unmarks routes and hops. */
  CARRIER_BACK,
  /** A link is new; its first messages say less than the kernel knows. */
  LINK_ADDED,
  /** A link is gone or has left the namespace. */
  LINK_REMOVED,
  /** A link's MTU changed, which silently changes that of IPv6 routes. */
  MTU_CHANGED,
  /** A link has joined or left a bridge, a bond or a VRF. */
  MASTER_CHANGED,
  /** A link has an IPv4 address again, which silently revives hops over it. */
  ADDRESS_ADDED,
  /** The last address of its family is gone from a link, which silently evicts routes over it. */
  LAST_ADDRESS,
  /** An IPv4 address is gone that other objects may refer to. */
  ADDRESS_REMOVED,
  /**
   * A nexthop object has changed or gone, which silently takes routes and forwarding entries with
   * it, and moves buckets.
   */
  NEXTHOP,
  /** A router's advertisement came, which silently makes tentative addresses. */
  PREFIX,
  /** A link listens to another multicast address, which silently changes what it lets in. */
  GROUP_ADDRESS,
  /**
   * A link has other flags, another address, name or queue, which silently changes what is let in,
   * what rules are about, and how packets wait.
   */
  LINK_CHANGED,
  /** A bridge or IPv6 has told of its view of a link; what else has changed, the link tells. */
  LINK_VIEW,
  /** Multicast routing began or ended on a link, which silently changes where routes lead. */
  MULTICAST_ROUTING,
  /**
   * A setting of interfaces has changed: that of all or the default, which is silently given to
   * others, or that by which routes without a carrier do not count.
   */
  NETCONF,
  /** A forwarding entry was set, which silently takes the place of others, or has others set. */
  FDB,
  /**
   * A VLAN of a bridge or a port came or went, which silently begins or ends what the bridge does
   * in it.
   */
  BRIDGE_VLAN,
  /** A rule came or went, which silently resolves those that go to it, or not. */
  RULE,
  /**
   * A qdisc came, went or was replaced, which silently does the same to others, to classes and to
   * filters.
   */
  QDISC,
  /**
   * A class came, went or changed, which silently alters the class above it and the qdisc in it.
   */
  CLASS,
  /**
   * A filter or a chain of filters came, went or changed, which silently does the same to others.
   */
  FILTER,
  /** A route was announced as deleted that the model doesn't have in that form. */
  UNMATCHED,
  /** A destination with several routes changed; only a re-read tells which the kernel shows. */
  SIBLINGS,
  /** An interface has another name, which the settings track or leave out with all it has. */
  TRACKING,
  /** Its lifetime is over, as its router has said it. */
  EXPIRED,
  /** Messages were lost, and everything was read again. */
  RESYNC,
  /** The slow background re-read found it: drift. */
  AUDIT;

  /**
   * Whether it is what an earlier cause brings along: a link that goes down, or is too small for
   * IPv6, loses its addresses.
   */
  boolean followsFrom(Cause earlier) {
    return (this == LAST_ADDRESS || this == ADDRESS_REMOVED)
        && (earlier == LINK_DOWN || earlier == LINK_REMOVED || earlier == MTU_CHANGED);
  }

  /** The cause as it stands in telemetry and texts: {@code link-down}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
