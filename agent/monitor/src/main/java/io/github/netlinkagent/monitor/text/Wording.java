package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.AddressLabel;
import io.github.netlinkagent.monitor.AdvertisedPrefix;
import io.github.netlinkagent.monitor.BridgeVlan;
import io.github.netlinkagent.monitor.BridgeVlanOptions;
import io.github.netlinkagent.monitor.CacheReport;
import io.github.netlinkagent.monitor.Chain;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Filter;
import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.GroupAddress;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastEntry;
import io.github.netlinkagent.monitor.MulticastRoute;
import io.github.netlinkagent.monitor.MulticastRouterPort;
import io.github.netlinkagent.monitor.NamespaceId;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NeighborTable;
import io.github.netlinkagent.monitor.Netconf;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Nexthop;
import io.github.netlinkagent.monitor.NexthopBucket;
import io.github.netlinkagent.monitor.ProxyNeighbor;
import io.github.netlinkagent.monitor.Qdisc;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouterOption;
import io.github.netlinkagent.monitor.Rule;
import io.github.netlinkagent.monitor.TrafficClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Words objects as {@code ip} of iproute2 6.1 prints them: one line each, runs of blanks made one,
 * no blank at the end. Control characters, which interface names and labels may hold, are escaped.
 *
 * <p>Interface names are those that the model knows at the time of the call. Any thread may use it.
 */
public final class Wording {

  private final LinkWording links;
  private final AddressWording addresses;
  private final Map<Kind<?>, ObjectWording<?>> byKind = new HashMap<>();

  private Wording(Model model, Names names) {
    links = new LinkWording(model, names);
    addresses = new AddressWording(model, names);
    with(Link.KIND, links);
    with(Address.KIND, addresses);
    with(Neighbor.KIND, new NeighborWording(model, names));
    with(GroupAddress.KIND, new GroupAddressWording(model, names));
    with(AddressLabel.KIND, new AddressLabelWording(model));
    with(NeighborTable.KIND, new NeighborTableWording(model));
    with(ProxyNeighbor.KIND, new ProxyWording(model, names));
    with(ForwardingEntry.KIND, new ForwardingWording(model));
    with(MulticastRoute.KIND, new MulticastRouteWording(model, names));
    with(CacheReport.KIND, new CacheReportWording(names));
    with(BridgeVlan.KIND, new BridgeVlanWording(model));
    with(BridgeVlanOptions.KIND, new BridgeVlanOptionsWording(model));
    with(MulticastEntry.KIND, new MulticastEntryWording(model));
    with(MulticastRouterPort.KIND, new MulticastRouterPortWording(model));
    with(Nexthop.KIND, new NexthopWording(model, names));
    with(NexthopBucket.KIND, new NexthopBucketWording());
    with(Netconf.KIND, new NetconfWording(model));
    with(NamespaceId.KIND, new NamespaceIdWording());
    with(Rule.KIND, new RuleWording(names));
    with(Route.KIND, new RouteWording(model, names));
    with(Qdisc.KIND, new QdiscWording(model));
    with(TrafficClass.KIND, new ClassWording(model));
    with(Filter.KIND, new FilterWording(model));
    with(Chain.KIND, new ChainWording(model));
    with(AdvertisedPrefix.KIND, new PrefixWording(model));
    with(RouterOption.KIND, new RouterOptionWording(model));
  }

  private <T extends NetworkObject> void with(Kind<T> kind, ObjectWording<T> wording) {
    byKind.put(kind, wording);
  }

  /** Words the objects of that model, with the names that are installed on this host. */
  public static Wording of(Model model) {
    return of(model, Names.installed());
  }

  /** Words the objects of that model, with these names. */
  public static Wording of(Model model, Names names) {
    return new Wording(model, names);
  }

  /**
   * As the tool prints it that lists such objects: {@code ip -br link}, one address of {@code ip
   * -br addr}, {@code ip -4 route show table T}, {@code ip neigh show dev D}, ... What the tool was
   * asked for, the table or the interface, it does not say again.
   */
  public String listed(NetworkObject object) {
    return of(object).listed(object);
  }

  /**
   * As the tool prints it that is asked for all of them: {@code ip route show table all}, {@code ip
   * neigh}, ...
   */
  public String listedAmongAll(NetworkObject object) {
    return of(object).listedAmongAll(object);
  }

  /** Whether that tool lists it: {@code ip neigh} leaves out what needs no resolution. */
  public boolean lists(NetworkObject object) {
    return of(object).lists(object);
  }

  /** The flags between the angle brackets of {@code ip link}: {@code BROADCAST,UP,LOWER_UP}. */
  public String flags(Link link) {
    return links.flags(link);
  }

  /** As {@code ip -d link show dev D}. */
  public String detailed(Link link) {
    return links.detailed(link);
  }

  /** As {@code ip -br addr}: the interface with all its addresses, of which it may have none. */
  public String addresses(Link link) {
    return addresses.brief(links.stateOf(link), link.index());
  }

  /**
   * As {@code ip monitor} or {@code tc monitor}: {@code Deleted 192.0.2.0/24 via 10.0.0.2 dev
   * eth0}.
   */
  public String change(Change change) {
    ObjectWording<NetworkObject> words = of(change.object());
    return words.prefix(change) + told(change, words);
  }

  /**
   * As {@code ip monitor} words an object that has been added.
   *
   * @param at the time from which lifetimes count
   */
  public String object(NetworkObject object, Instant at) {
    return of(object).announced(object, at);
  }

  /**
   * As linkmonitor: {@code new addr: dev=veth1 address=192.168.100.101}. What has changed is new.
   */
  public String terse(Change change) {
    String object =
        change instanceof Change.Changed changed
            ? terse(changed.old(), changed.object())
            : terse(change.object());
    return (change instanceof Change.Removed ? "del " : "new ") + object;
  }

  /** As linkmonitor, of an object that is there: {@code addr: dev=veth1 address=192.168.1.1}. */
  public String terse(NetworkObject object) {
    return of(object).terse(object);
  }

  private String terse(NetworkObject before, NetworkObject now) {
    return of(before).terse(before, now);
  }

  private static String told(Change change, ObjectWording<NetworkObject> words) {
    if (change instanceof Change.Changed changed) {
      return words.changed(changed.old(), changed.object(), changed.receivedAt());
    }
    return change instanceof Change.Removed
        ? words.removed(change.object(), change.receivedAt())
        : words.announced(change.object(), change.receivedAt());
  }

  @SuppressWarnings("unchecked") // it was put there with the kind of such objects
  private <T extends NetworkObject> ObjectWording<T> of(T object) {
    ObjectWording<?> wording = byKind.get(object.kind());
    if (wording == null) {
      throw new IllegalArgumentException("there are no words for a " + object.kind());
    }
    return (ObjectWording<T>) wording;
  }
}
