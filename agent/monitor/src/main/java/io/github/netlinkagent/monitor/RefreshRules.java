package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.RefreshRow.row;
import static io.github.netlinkagent.monitor.RefreshRow.rowNarrowed;
import static io.github.netlinkagent.monitor.RefreshRow.rowOver;
import static io.github.netlinkagent.monitor.Trigger.added;
import static io.github.netlinkagent.monitor.Trigger.changed;
import static io.github.netlinkagent.monitor.Trigger.removed;
import static io.github.netlinkagent.monitor.Trigger.touched;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.LinkAttributes;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageType;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RouteMessage;
import io.github.netlinkagent.netlink.TrafficMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel doesn't say: which slices a change silently alters. These tables are the only
 * place that knows. Each row names the drift case of the project's notes and the kernel function
 * that changes the state without a notification. What concerns some kinds only stands in tables of
 * their own, all of them listed here: {@link LinkLayerRules}, {@link PolicyRules}, {@link
 * NexthopRules}, {@link TrafficRules}.
 */
final class RefreshRules {

  private static final Slice LINKS = Link.KIND.slice(Family.UNSPEC);
  private static final Slice ADDRESSES_6 = Address.KIND.slice(Family.IPV6);
  private static final Slice NEIGHBORS = Neighbor.KIND.slice(Family.UNSPEC);
  private static final Slice NEIGHBOR_TABLES_6 = NeighborTable.KIND.slice(Family.IPV6);
  private static final Slice ROUTES = Route.KIND.slice(Family.UNSPEC);
  private static final Slice ROUTES_4 = Route.KIND.slice(Family.IPV4);
  private static final Slice ROUTES_6 = Route.KIND.slice(Family.IPV6);

  /** Of the main table, as nearly all interfaces have theirs. */
  private static final Slice DEFAULT_ROUTES_6 = Route.KIND.slice(Family.IPV6, Route.TABLE_MAIN);

  private static final Slice FDB = ForwardingEntry.KIND.slice(Family.UNSPEC);
  private static final Slice MULTICAST_ROUTES = MulticastRoute.KIND.slice(Family.UNSPEC);

  private static final Prefix MULTICAST_6 =
      new Prefix(new IpAddress(Family.IPV6, 0xffL << 56, 0), 8);

  private static final int RTPROT_RA = 9;

  private final List<RefreshRow> rows =
      List.of(
          // D25: the first messages of a veth or vlan lack what is set right after
          // (rtnl_configure_link)
          row(added(Link.class, link -> true), Cause.LINK_ADDED, LINKS),
          row(added(Link.class, link -> true), Cause.LINK_ADDED, RefreshRow::partOf, ADDRESSES_6),
          // D2, D7, D10: as link down, and a multipath route dies whole; D22: its veth peer and
          // those stacked on it lose or change IFLA_LINK (dev_change_net_namespace)
          rowOver(removed(Link.class, link -> true), Cause.LINK_REMOVED, ROUTES),
          row(removed(Link.class, link -> true), Cause.LINK_REMOVED, LINKS),
          // D1, D2, D5, D7: fib_disable_ip evicts IPv4 routes, nexthop_flush_dev nexthop objects
          // D10: rt6_disable_ip is silent with net.ipv6.route.skip_notify_on_dev_down
          // D27: addrconf_ifdown drops tentative addresses that were never announced
          rowOver(
              changed(Link.class, (old, now) -> old.up() && !now.up()), Cause.LINK_DOWN, ROUTES),
          row(
              changed(Link.class, (old, now) -> old.up() && !now.up()),
              Cause.LINK_DOWN,
              RefreshRow::partOf,
              NEIGHBORS,
              ADDRESSES_6),
          // D5: fib_sync_up revives hops; D27: addrconf_dad_start makes tentative addresses
          rowOver(changed(Link.class, (old, now) -> !old.up() && now.up()), Cause.LINK_UP, ROUTES),
          row(
              changed(Link.class, (old, now) -> !old.up() && now.up()),
              Cause.LINK_UP,
              RefreshRow::partOf,
              ADDRESSES_6),
          // D5, D6: fib_sync_down_dev and rt6_sync_down_dev set RTNH_F_LINKDOWN
          rowOver(
              changed(Link.class, (old, now) -> now.up() && old.hasMoreCarrierThan(now)),
              Cause.CARRIER_LOST,
              ROUTES),
          row(
              changed(Link.class, (old, now) -> now.up() && old.hasMoreCarrierThan(now)),
              Cause.CARRIER_LOST,
              RefreshRow::partOf,
              NEIGHBORS),
          // D5, D6: fib_sync_up and rt6_sync_up clear it; D27 again, where it waited for that
          rowOver(
              changed(Link.class, (old, now) -> old.up() && now.hasMoreCarrierThan(old)),
              Cause.CARRIER_BACK,
              ROUTES),
          row(
              changed(Link.class, (old, now) -> old.up() && now.hasMoreCarrierThan(old)),
              Cause.CARRIER_BACK,
              RefreshRow::partOf,
              ADDRESSES_6),
          // D6: whatever changes of a link without a carrier has fib_netdev_event mark the hops
          // over
          // it; fib_check_nh_v6_gw did not when they came
          rowOver(
              changed(
                  Link.class,
                  (old, now) -> old.up() && now.up() && !old.running() && !now.running()),
              Cause.LINK_CHANGED,
              ROUTES_4),
          // D21: netif_stacked_transfer_operstate and br_port_state_selection change the carrier of
          // a link that is down, of which linkwatch_do_dev then says nothing
          row(
              changed(Link.class, RefreshRules::carriesOtherwise),
              Cause.LINK_CHANGED,
              this::downAbove,
              LINKS),
          // D21: macvlan_open and others have the link below receive everything,
          // __dev_set_promiscuity
          row(
              changed(Link.class, (old, now) -> old.up() != now.up()),
              Cause.LINK_CHANGED,
              RefreshRules::below,
              LINKS),
          // rt6_mtu_change rewrites RTAX_MTU; one too small for a family disables it on the link,
          // whose message still tells of it
          rowOver(
              changed(Link.class, (old, now) -> old.mtu() != now.mtu()), Cause.MTU_CHANGED, ROUTES),
          row(
              changed(Link.class, (old, now) -> old.mtu() != now.mtu()),
              Cause.MTU_CHANGED,
              RefreshRow::partOf,
              LINKS,
              ADDRESSES_6),
          // D47: a VRF's port changes its table, fib_disable_ip; D24: a port's views change; D27:
          // addrconf_notify gives a port that leaves its bridge a tentative address
          row(
              changed(Link.class, (old, now) -> old.master() != now.master()),
              Cause.MASTER_CHANGED,
              LINKS),
          rowOver(
              changed(Link.class, (old, now) -> old.master() != now.master()),
              Cause.MASTER_CHANGED,
              ROUTES),
          row(
              changed(Link.class, (old, now) -> old.master() != now.master()),
              Cause.MASTER_CHANGED,
              RefreshRow::partOf,
              ADDRESSES_6),
          // D5: fib_inetaddr_event has fib_sync_up revive the hops that died with the last address
          rowOver(
              added(Address.class, address -> address.family() == Family.IPV4),
              Cause.ADDRESS_ADDED,
              ROUTES_4),
          // D4: fib_sync_down_addr evicts routes with this preferred source, silently before 6.12
          rowNarrowed(
              removed(Address.class, gone -> gone.family() == Family.IPV4),
              Cause.ADDRESS_REMOVED,
              this::overLinksOfRoutesFrom,
              ROUTES_4),
          // D3: without an address IPv4 is off on the link, fib_disable_ip
          rowOver(
              removed(Address.class, gone -> gone.family() == Family.IPV4 && wasLast(gone)),
              Cause.LAST_ADDRESS,
              ROUTES_4),
          // fib6_remove_prefsrc clears the preferred source of routes, and cleanup_prefix_route may
          // give the prefix route an end
          rowNarrowed(
              removed(Address.class, gone -> gone.family() == Family.IPV6),
              Cause.ADDRESS_REMOVED,
              this::overLinksOfRoutesFrom,
              ROUTES_6),
          // D10: disable_ipv6 has addrconf_ifdown take the addresses along, and rt6_disable_ip the
          // routes, silently with net.ipv6.route.skip_notify_on_dev_down
          rowOver(
              removed(Address.class, gone -> gone.family() == Family.IPV6 && wasLast(gone)),
              Cause.LAST_ADDRESS,
              ROUTES_6),
          // fib_nexthop_info and rt6_fill_node show a hop without a carrier as dead where it does
          // not count
          rowOver(
              changed(
                  Netconf.class,
                  (old, now) -> old.ignoresRoutesWithLinkdown() != now.ignoresRoutesWithLinkdown()),
              Cause.NETCONF,
              ROUTES));

  /** Rows of what only a message shows: a re-read that comes to the same has seen all of it. */
  private final List<RefreshRow> rowsOfMessages =
      List.of(
          // D11 to D14: siblings are announced in another order and form than fib6_dump_node shows
          // them, if it shows them: a device route between them stays hidden. Each has metrics of
          // its own, and rt6_fill_node shows those of the first that is left, even of two
          row(
              touched(Route.class, this::hasSiblings),
              Cause.SIBLINGS,
              RefreshRow::partOf,
              ROUTES_6),
          // ipmr_mfc_add has a route of any source take the place of that of another input
          row(
              touched(MulticastRoute.class, route -> route.source().isAny()),
              Cause.SIBLINGS,
              MULTICAST_ROUTES),
          // D17: of a new default route ndisc_router_discovery sets the metrics when it is told
          row(
              added(Route.class, RefreshRules::isAdvertisedDefault),
              Cause.PREFIX,
              DEFAULT_ROUTES_6),
          // devinet_copy_dflt_conf gives the default to interfaces that have no setting of their
          // own, addrconf_fixup_linkdown that of all to the default
          row(
              touched(Netconf.class, netconf -> netconf.index() < 0),
              Cause.NETCONF,
              Netconf.KIND.slice(Family.UNSPEC)),
          // vxlan_fdb_replace drops remote ends, br_fdb_add has the ports let the address in
          row(touched(ForwardingEntry.class, ForwardingEntry::isSet), Cause.FDB, FDB));

  /** What only messages tell ends with what the kernel has made of it: addrconf_ifdown. */
  private final List<RefreshRow> rowsOfTheUnlisted =
      List.of(
          row(
              removed(Link.class, link -> true),
              Cause.LINK_REMOVED,
              RefreshRow::partOf,
              unlisted()),
          row(
              changed(Link.class, (old, now) -> old.up() && !now.up()),
              Cause.LINK_DOWN,
              RefreshRow::partOf,
              unlisted()));

  /** All rows, by the class of the objects that they are about. */
  private final Map<Class<?>, List<RefreshRow>> ofDifferences;

  private final Map<Class<?>, List<RefreshRow>> ofMessages;

  private final Model model;
  private final TrafficRules traffic;

  RefreshRules(Model model) {
    this.model = model;
    this.traffic = new TrafficRules(model);
    ofDifferences =
        byType(
            Stream.of(
                rows,
                rowsOfTheUnlisted,
                new LinkLayerRules(model).rows(),
                new PolicyRules(model).rows(),
                traffic.rows(),
                new NexthopRules(model).rows()));
    ofMessages = byType(Stream.of(rowsOfMessages, traffic.rowsOfMessages()));
  }

  private static Map<Class<?>, List<RefreshRow>> byType(Stream<List<RefreshRow>> tables) {
    return tables.flatMap(List::stream).collect(Collectors.groupingBy(row -> row.trigger().type()));
  }

  /** Takes what has to be read again. */
  interface Sink {

    /**
     * Asks for a slice to be read soon, because of that link or {@link Reasons#ANY_LINK}; one that
     * the kernel can't list is forgotten at once.
     */
    void add(Slice slice, Cause cause, int linkIndex);
  }

  /** Tells the slices that have to be read again after a message, whatever the model made of it. */
  void received(Message message, boolean fits, Sink sink) {
    if (!fits) {
      Kinds.read(message, Instant.EPOCH)
          .forEach(
              object ->
                  sink.add(
                      object.kind().slice(object.family(), object.part()),
                      Cause.UNMATCHED,
                      Reasons.ANY_LINK));
    }
    if (message instanceof LinkMessage view && view.family() != Family.UNSPEC.number()) {
      // D24: br_ifinfo_notify and inet6_ifinfo_notify tell less than the link does; and what a
      // port tells, the spanning tree say, may concern its bridge
      IntStream.of(view.index(), view.get(LinkAttributes.MASTER, 0))
          .filter(link -> link != 0)
          .distinct()
          .forEach(link -> sink.add(Link.KIND.slice(Family.UNSPEC, link), Cause.LINK_VIEW, link));
      if (view.family() == Family.IPV6.number()) {
        // ndisc_router_discovery sets the times that a router advertises, and
        // ndisc_ifinfo_sysctl_change those of a link
        sink.add(NEIGHBOR_TABLES_6, Cause.LINK_VIEW, view.index());
      }
    }
    if (message instanceof TrafficMessage ofTraffic) {
      traffic.received(ofTraffic, sink);
    }
    switch (message.header().type()) {
      case MessageType.NEW_NETCONF, MessageType.DEL_NETCONF -> {
        // vif_delete tells no route that it leads over the link no longer, only mc_forwarding
        if (model.count(MulticastRoute.KIND) > 0) {
          sink.add(MULTICAST_ROUTES, Cause.MULTICAST_ROUTING, Reasons.ANY_LINK);
        }
      }
      case MessageType.NEW_ROUTE, MessageType.DEL_ROUTE -> {
        // ipv6_mc_up and ipv6_mc_down change what a device lets in when IPv6 is switched on or off
        // on it, of which only the route of addrconf_add_mroute tells
        if (message instanceof RouteMessage route
            && route.table() == Route.TABLE_LOCAL
            && route.destination().equals(MULTICAST_6)) {
          route
              .hops()
              .forEach(hop -> sink.add(FDB.part(hop.index()), Cause.GROUP_ADDRESS, hop.index()));
        }
      }
      case MessageType.NEW_PREFIX, MessageType.NEW_ND_USER_OPTION -> {
        // D27: addrconf_prefix_rcv makes a tentative address; D17: it changes lifetimes, and
        // ndisc_router_discovery the preference, the MTU and the hop limit of default routes
        sink.add(ADDRESSES_6, Cause.PREFIX, Reasons.ANY_LINK);
        sink.add(DEFAULT_ROUTES_6, Cause.PREFIX, Reasons.ANY_LINK);
      }
      default -> {}
    }
  }

  /** The kinds, links aside, of which {@link #received} concludes something from such messages. */
  static List<Kind<?>> impliedBy(MulticastGroup group) {
    return switch (group) {
      case IPV4_NETCONF, IPV6_NETCONF -> List.of(MulticastRoute.KIND);
      case IPV6_ROUTE -> List.of(ForwardingEntry.KIND);
      case IPV6_PREFIX, ND_USEROPT -> List.of(Address.KIND, Route.KIND);
      default -> List.of();
    };
  }

  /** The kinds whose objects silently change those of that kind. */
  Set<Kind<?>> causesOf(Kind<?> kind) {
    return Stream.of(ofDifferences, ofMessages)
        .flatMap(rows -> rows.values().stream())
        .flatMap(List::stream)
        .filter(row -> row.slices().stream().anyMatch(slice -> slice.kind() == kind))
        .map(row -> Kinds.of(row.trigger().type()))
        .collect(Collectors.toSet());
  }

  /** Tells the slices that have to be read again after what a message did to an object. */
  void announced(@Nullable NetworkObject before, @Nullable NetworkObject after, Sink sink) {
    apply(ofMessages, before, after, sink);
    found(before, after, sink);
  }

  /** The same after a difference that a re-read has found: its message comes too late to tell. */
  void found(@Nullable NetworkObject before, @Nullable NetworkObject after, Sink sink) {
    apply(ofDifferences, before, after, sink);
  }

  private static void apply(
      Map<Class<?>, List<RefreshRow>> rows,
      @Nullable NetworkObject before,
      @Nullable NetworkObject after,
      Sink sink) {
    NetworkObject object = after != null ? after : before;
    if (object != null) {
      rows.getOrDefault(object.kind().type(), List.of())
          .forEach(row -> row.apply(before, after, sink));
    }
  }

  private static Slice[] unlisted() {
    return Kinds.ALL.stream()
        .filter(kind -> !kind.isListed())
        .map(kind -> kind.slice(Family.UNSPEC))
        .toArray(Slice[]::new);
  }

  private static boolean isAdvertisedDefault(Route route) {
    return route.family() == Family.IPV6
        && route.destination().isAll()
        && route.protocol() == RTPROT_RA;
  }

  private static boolean carriesOtherwise(Link old, Link now) {
    return old.flags() != now.flags()
        || old.carrier() != now.carrier()
        || old.operState() != now.operState();
  }

  /** Those that are down of the links that are stacked on it, and its master. */
  private IntStream downAbove(NetworkObject object) {
    Link link = (Link) object;
    return model
        .all(Link.KIND)
        .filter(other -> !other.up())
        .filter(other -> isStackedOn(link, other) || other.index() == link.master())
        .mapToInt(Link::index);
  }

  private static IntStream below(NetworkObject object) {
    Link link = (Link) object;
    boolean isHere = link.parent() != 0 && link.parentNamespace() == -1;
    return isHere ? IntStream.of(link.parent()) : IntStream.empty();
  }

  private static boolean isStackedOn(Link lower, Link link) {
    return link.parent() == lower.index() && link.parentNamespace() == -1;
  }

  private Stream<Slice> overLinksOfRoutesFrom(Slice slice, NetworkObject address) {
    return model.routeReferences().linksWith(((Address) address).local()).stream().map(slice::over);
  }

  private boolean wasLast(Address gone) {
    return model
        .all(Address.KIND)
        .noneMatch(address -> address.index() == gone.index() && address.family() == gone.family());
  }

  private boolean hasSiblings(Route route) {
    if (route.family() != Family.IPV6) {
      return false;
    }
    List<Route> routes = model.routes(route.key());
    return routes.size() > 1
        || route.hops().size() > 1
        || routes.stream().anyMatch(one -> one.hops().size() > 1);
  }
}
