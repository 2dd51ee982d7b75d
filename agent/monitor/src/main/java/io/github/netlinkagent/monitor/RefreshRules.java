package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageType;
import io.github.netlinkagent.netlink.RouteMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel doesn't say: which slices a received change silently alters. This is the only
 * place that knows. Each row names the drift case of the project's notes and the kernel function
 * that changes the state without a notification.
 */
final class RefreshRules {

  private static final List<Slice> ROUTES = List.of(Slice.ROUTES_4, Slice.ROUTES_6);
  private static final List<Slice> NEIGHBORS = List.of(Slice.NEIGHBORS_4, Slice.NEIGHBORS_6);

  private final Model model;

  RefreshRules(Model model) {
    this.model = model;
  }

  /** Takes what has to be read again. */
  interface Sink {
    void add(Slice slice, Cause cause, int linkIndex);
  }

  /** Tells the slices that have to be read again after a message, and why. */
  void implied(Message message, ModelUpdate.Effect effect, Sink sink) {
    if (effect.unmatched()) {
      sink.add(ofFamily(message), Cause.UNMATCHED, Reasons.ANY_LINK);
    }
    routeOf(effect).ifPresent(route -> routeChanged(route, sink));
    other(message.header().type(), sink);
    implied(effect.before(), effect.after(), sink);
  }

  /** The same after a difference that a re-read has found: its message comes too late to tell. */
  void implied(@Nullable NetworkObject before, @Nullable NetworkObject after, Sink sink) {
    if (before instanceof Link old && after instanceof Link link) {
      linkChanged(old, link, sink);
    } else if (after instanceof Link added) {
      // D25: the first messages of a veth or vlan lack what is set right after
      // (rtnl_configure_link)
      read(List.of(Slice.LINKS, Slice.ADDRESSES_6), Cause.LINK_ADDED, added.index(), sink);
    } else if (before instanceof Link removed) {
      // D2, D7, D10: as link down, and a multipath route dies whole; D22: its veth peer and those
      // stacked on it lose or change IFLA_LINK (dev_change_net_namespace)
      read(ROUTES, Cause.LINK_REMOVED, removed.index(), sink);
      read(List.of(Slice.LINKS, Slice.ADDRESSES_6), Cause.LINK_REMOVED, removed.index(), sink);
    } else if (before instanceof Address gone && after == null) {
      addressRemoved(gone, sink);
    } else if (before == null && after instanceof Address added && added.family() == Family.IPV4) {
      // D5: fib_inetaddr_event has fib_sync_up revive the hops that died with the last address
      sink.add(Slice.ROUTES_4, Cause.ADDRESS_ADDED, added.index());
    }
  }

  private static void linkChanged(Link before, Link after, Sink sink) {
    int index = after.index();
    if (before.up() && !after.up()) {
      // D1, D2, D5, D7: fib_disable_ip evicts IPv4 routes, nexthop_flush_dev nexthop objects
      // D10: rt6_disable_ip is silent with net.ipv6.route.skip_notify_on_dev_down
      // D27: addrconf_ifdown drops tentative addresses that were never announced
      read(ROUTES, Cause.LINK_DOWN, index, sink);
      read(NEIGHBORS, Cause.LINK_DOWN, index, sink);
      sink.add(Slice.ADDRESSES_6, Cause.LINK_DOWN, index);
    } else if (!before.up() && after.up()) {
      // D5: fib_sync_up revives hops; D27: addrconf_dad_start makes tentative addresses
      read(ROUTES, Cause.LINK_UP, index, sink);
      sink.add(Slice.ADDRESSES_6, Cause.LINK_UP, index);
    } else if (before.running() && !after.running()) {
      // D5, D6: fib_sync_down_dev and rt6_sync_down_dev set RTNH_F_LINKDOWN
      read(ROUTES, Cause.CARRIER_LOST, index, sink);
      read(NEIGHBORS, Cause.CARRIER_LOST, index, sink);
    } else if (!before.running() && after.running()) {
      // D5, D6: fib_sync_up and rt6_sync_up clear it; D27 again, where it waited for the carrier
      read(ROUTES, Cause.CARRIER_BACK, index, sink);
      sink.add(Slice.ADDRESSES_6, Cause.CARRIER_BACK, index);
    }
    if (before.mtu() != after.mtu()) {
      // rt6_mtu_change rewrites RTAX_MTU; an MTU too small for a family disables it on the link
      read(ROUTES, Cause.MTU_CHANGED, index, sink);
      sink.add(Slice.ADDRESSES_6, Cause.MTU_CHANGED, index);
    }
    if (before.master() != after.master()) {
      // D47: a VRF's port changes its table, fib_disable_ip; D24: a port's views change
      read(ROUTES, Cause.MASTER_CHANGED, index, sink);
      sink.add(Slice.LINKS, Cause.MASTER_CHANGED, index);
    }
  }

  private void addressRemoved(Address gone, Sink sink) {
    if (gone.family() == Family.IPV4) {
      boolean last =
          model.addresses(gone.index()).stream()
              .noneMatch(address -> address.family() == Family.IPV4);
      // D3: without an address IPv4 is off on the link, fib_disable_ip
      // D4: fib_sync_down_addr evicts routes with this preferred source, silently before Linux 6.12
      sink.add(Slice.ROUTES_4, last ? Cause.LAST_ADDRESS : Cause.ADDRESS_REMOVED, gone.index());
    } else {
      // fib6_remove_prefsrc clears the preferred source of routes, and cleanup_prefix_route may
      // give the prefix route an end
      sink.add(Slice.ROUTES_6, Cause.ADDRESS_REMOVED, gone.index());
    }
  }

  private void routeChanged(Route route, Sink sink) {
    List<Route> routes = model.routes(route.key());
    boolean several = routes.size() > 1 || routes.stream().anyMatch(one -> one.hops().size() > 1);
    if (route.family() == Family.IPV6 && (several || route.hops().size() > 1)) {
      // D11 to D14: siblings are announced in another order and form than fib6_dump_node shows
      // them, if it shows them: a device route between them stays hidden
      sink.add(
          Slice.routes(new RouteTable(Family.IPV6, route.table())),
          Cause.SIBLINGS,
          Reasons.ANY_LINK);
    }
  }

  private static void other(int messageType, Sink sink) {
    switch (messageType) {
      case MessageType.NEW_NEXTHOP, MessageType.DEL_NEXTHOP ->
          // D7 to D9: __remove_nexthop_fib takes IPv4 routes with it, and all of them where
          // net.ipv4.nexthop_compat_mode is 0; a shrunken group changes the hops of its routes
          read(ROUTES, Cause.NEXTHOP, Reasons.ANY_LINK, sink);
      case MessageType.NEW_PREFIX ->
          // D27: addrconf_prefix_rcv makes a tentative address; D17: it changes lifetimes
          sink.add(Slice.ADDRESSES_6, Cause.PREFIX, Reasons.ANY_LINK);
      default -> {}
    }
  }

  private static Optional<Route> routeOf(ModelUpdate.Effect effect) {
    return Stream.of(effect.after(), effect.before())
        .filter(Route.class::isInstance)
        .map(Route.class::cast)
        .findFirst();
  }

  private static Slice ofFamily(Message message) {
    return message instanceof RouteMessage route
            && route.destination().address().family() == Family.IPV6
        ? Slice.ROUTES_6
        : Slice.ROUTES_4;
  }

  private static void read(List<Slice> slices, Cause cause, int linkIndex, Sink sink) {
    slices.forEach(slice -> sink.add(slice, cause, linkIndex));
  }
}
