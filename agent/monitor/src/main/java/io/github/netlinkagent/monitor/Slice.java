package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.Request;
import java.time.Instant;
import java.util.List;

/**
 * A part of the kernel's state that one dump tells completely.
 *
 * @param family {@link Family#UNSPEC} for links, which have none
 * @param table of routes; 0 for all tables
 */
record Slice(Kind kind, Family family, int table) {

  static final Slice LINKS = new Slice(Kind.LINK, Family.UNSPEC, 0);
  static final Slice ADDRESSES_4 = new Slice(Kind.ADDRESS, Family.IPV4, 0);
  static final Slice ADDRESSES_6 = new Slice(Kind.ADDRESS, Family.IPV6, 0);
  static final Slice ROUTES_4 = new Slice(Kind.ROUTE, Family.IPV4, 0);
  static final Slice ROUTES_6 = new Slice(Kind.ROUTE, Family.IPV6, 0);
  static final Slice NEIGHBORS_4 = new Slice(Kind.NEIGHBOR, Family.IPV4, 0);
  static final Slice NEIGHBORS_6 = new Slice(Kind.NEIGHBOR, Family.IPV6, 0);

  /** All there is, in the order in which the objects refer to each other. */
  static final List<Slice> ALL =
      List.of(LINKS, ADDRESSES_4, ADDRESSES_6, NEIGHBORS_4, NEIGHBORS_6, ROUTES_4, ROUTES_6);

  static Slice routes(RouteTable table) {
    return new Slice(Kind.ROUTE, table.family(), table.number());
  }

  Request dump() {
    return switch (kind) {
      case LINK -> Request.links();
      case ADDRESS -> Request.addresses(family);
      case ROUTE -> Request.routes(family, table);
      case NEIGHBOR -> Request.neighbors(family);
    };
  }

  /** Whether re-reading this slice re-reads all of the other. */
  boolean covers(Slice other) {
    return kind == other.kind && family == other.family && (table == 0 || table == other.table);
  }

  boolean contains(NetworkObject object) {
    if (object.kind() != kind) {
      return false;
    }
    if (object instanceof Address address) {
      return address.family() == family;
    }
    if (object instanceof Neighbor neighbor) {
      return neighbor.family() == family;
    }
    if (object instanceof Route route) {
      return route.family() == family && (table == 0 || route.table() == table);
    }
    return true;
  }

  /** Whether a message tells of something in it: one that comes during its dump tears the dump. */
  boolean concerns(Message message) {
    return ObjectReader.read(message, Instant.EPOCH).map(this::contains).orElse(false);
  }
}
