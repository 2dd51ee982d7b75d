package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.RefreshRow.row;
import static io.github.netlinkagent.monitor.Trigger.added;
import static io.github.netlinkagent.monitor.Trigger.changed;
import static io.github.netlinkagent.monitor.Trigger.removed;
import static io.github.netlinkagent.monitor.Trigger.touched;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The rows of {@link RefreshRules} about what goes on at the link layer. D36: dev_uc_add,
 * dev_mc_add and what undoes them never announce what the filter of a device lets in.
 */
final class LinkLayerRules {

  private static final Slice LINKS = Link.KIND.slice(Family.UNSPEC);
  private static final Slice FDB = ForwardingEntry.KIND.slice(Family.UNSPEC);
  private static final Slice PROXIES = ProxyNeighbor.KIND.slice(Family.UNSPEC);
  private static final Slice VLAN_OPTIONS = BridgeVlanOptions.KIND.slice(Family.BRIDGE);
  private static final Slice MDB = MulticastEntry.KIND.slice(Family.UNSPEC);
  private static final Slice ROUTER_PORTS = MulticastRouterPort.KIND.slice(Family.UNSPEC);

  /** All of them, for the kernel lists none of a link that is no port. */
  private static final Slice VLANS = BridgeVlan.KIND.slice(Family.BRIDGE);

  private static final Slice GROUP_ADDRESSES = GroupAddress.KIND.slice(Family.UNSPEC);
  private static final Slice NEIGHBOR_TABLES = NeighborTable.KIND.slice(Family.UNSPEC);

  private final List<RefreshRow> rows =
      List.of(
          // neigh_parms_alloc has each link begin with what its table says
          row(
              added(Link.class, link -> true),
              Cause.LINK_ADDED,
              FDB,
              GROUP_ADDRESSES,
              NEIGHBOR_TABLES),
          // ipv6_mc_destroy_dev is silent about some, pneigh_ifdown about proxies, D34,
          // neigh_parms_release always
          row(
              removed(Link.class, link -> true),
              Cause.LINK_REMOVED,
              FDB,
              GROUP_ADDRESSES,
              PROXIES,
              NEIGHBOR_TABLES),
          row(
              changed(Link.class, (old, now) -> old.up() && !now.up()),
              Cause.LINK_DOWN,
              FDB,
              GROUP_ADDRESSES,
              PROXIES),
          row(
              changed(Link.class, (old, now) -> !old.up() && now.up()),
              Cause.LINK_UP,
              FDB,
              GROUP_ADDRESSES),
          // One too small for a family disables it on the link
          row(
              changed(Link.class, (old, now) -> old.mtu() != now.mtu()),
              Cause.MTU_CHANGED,
              FDB,
              GROUP_ADDRESSES,
              PROXIES,
              NEIGHBOR_TABLES),
          row(
              changed(Link.class, (old, now) -> old.master() != now.master()),
              Cause.MASTER_CHANGED,
              FDB),
          // D24: br_stp_change_bridge_id and br_stp_set_bridge_priority change what ports tell
          row(
              changed(Link.class, LinkLayerRules::bridgesOtherwise),
              Cause.LINK_CHANGED,
              this::portsOf,
              LINKS),
          // A port that leaves its bridge, or is gone, is in no VLAN
          row(
              changed(Link.class, (old, now) -> old.master() != now.master() && hasVlans()),
              Cause.MASTER_CHANGED,
              VLANS),
          row(removed(Link.class, link -> hasVlans()), Cause.LINK_REMOVED, VLANS),
          // br_vlan_get_master has the bridge begin with a VLAN, br_vlan_put_master end with it
          row(added(BridgeVlan.class, any -> true), Cause.BRIDGE_VLAN, VLAN_OPTIONS),
          row(removed(BridgeVlan.class, any -> true), Cause.BRIDGE_VLAN, VLAN_OPTIONS),
          // br_multicast_dev_del forgets what the host listened to
          row(
              removed(Link.class, link -> !link.info().data().equals(AttributeSet.NONE)),
              Cause.LINK_REMOVED,
              MDB,
              ROUTER_PORTS),
          // br_manage_promisc has a port that is not promiscuous let in what the bridge forwards
          row(changed(Link.class, LinkLayerRules::filtersOtherwise), Cause.LINK_CHANGED, FDB),
          row(
              added(GroupAddress.class, any -> true),
              Cause.GROUP_ADDRESS,
              NetworkObject::links,
              FDB),
          row(
              removed(GroupAddress.class, any -> true),
              Cause.GROUP_ADDRESS,
              NetworkObject::links,
              FDB),
          // ipv6_find_idev has a link that is up let in all groups when it gets an address, though
          // it has no carrier yet
          row(
              touched(Address.class, this::isBeforeItsCarrier),
              Cause.GROUP_ADDRESS,
              NetworkObject::links,
              FDB));

  private final Model model;

  LinkLayerRules(Model model) {
    this.model = model;
  }

  List<RefreshRow> rows() {
    return rows;
  }

  private boolean hasVlans() {
    return model.count(BridgeVlan.KIND) > 0;
  }

  private boolean isBeforeItsCarrier(Address address) {
    return address.family() == Family.IPV6
        && model.link(address.index()).filter(link -> link.up() && !link.running()).isPresent();
  }

  private static boolean filtersOtherwise(Link old, Link now) {
    return old.flags() != now.flags() || !Objects.equals(old.address(), now.address());
  }

  private static boolean bridgesOtherwise(Link old, Link now) {
    return now.infoKind().equals("bridge")
        && (!Objects.equals(old.address(), now.address())
            || !old.info().data().equals(now.info().data()));
  }

  private IntStream portsOf(NetworkObject bridge) {
    int index = ((Link) bridge).index();
    return model.links().stream().filter(link -> link.master() == index).mapToInt(Link::index);
  }
}
