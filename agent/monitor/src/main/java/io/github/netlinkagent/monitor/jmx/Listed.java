package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.AddressLabel;
import io.github.netlinkagent.monitor.AdvertisedPrefix;
import io.github.netlinkagent.monitor.BridgeVlan;
import io.github.netlinkagent.monitor.BridgeVlanOptions;
import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.GroupAddress;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastEntry;
import io.github.netlinkagent.monitor.MulticastRoute;
import io.github.netlinkagent.monitor.MulticastRouterPort;
import io.github.netlinkagent.monitor.NamespaceId;
import io.github.netlinkagent.monitor.NeighborTable;
import io.github.netlinkagent.monitor.Netconf;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Nexthop;
import io.github.netlinkagent.monitor.NexthopBucket;
import io.github.netlinkagent.monitor.ProxyNeighbor;
import io.github.netlinkagent.monitor.RouterOption;
import io.github.netlinkagent.monitor.Rule;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.netlink.Family;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.DynamicMBean;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * How the objects of a kind are shown: by beans that list them. {@link #ALL} holds one for each
 * kind that needs no beans of its own making.
 *
 * @param type as it stands in the names of the beans: {@code Rules}
 * @param description of the beans, with the tool whose words {@code show} uses
 * @param families each has a bean; none if families do not matter
 * @param interfaces the interfaces whose beans show an object; null if there is one bean for all
 * @param order of the lines; null for that of the kernel
 */
record Listed<T extends NetworkObject>(
    String type,
    Kind<T> kind,
    String description,
    List<Family> families,
    @Nullable Interfaces<T> interfaces,
    @Nullable Comparator<T> order) {

  static final List<Listed<?>> ALL =
      List.of(
          byFamily(
              "Rules",
              Rule.KIND,
              "The rules of policy routing of a family in the order in which they are tried, as ip"
                  + " rule words them"),
          whole(
                  "Nexthops",
                  Nexthop.KIND,
                  "The nexthop objects and their groups, as ip nexthop words them")
              .orderedBy((one, other) -> Integer.compareUnsigned(one.id(), other.id())),
          whole(
                  "NexthopBuckets",
                  NexthopBucket.KIND,
                  "The buckets of resilient nexthop groups, as ip nexthop bucket words them")
              .orderedBy(
                  Comparator.comparingLong(
                          (NexthopBucket bucket) -> Integer.toUnsignedLong(bucket.group()))
                      .thenComparingInt(NexthopBucket::index)),
          whole(
                  "Netconf",
                  Netconf.KIND,
                  "What IPv4, IPv6 and MPLS do with the packets of each interface, by default and of"
                      + " all, as ip netconf words it")
              .orderedBy(Comparator.comparing(Netconf::family).thenComparingLong(Listed::place)),
          whole(
                  "NamespaceIds",
                  NamespaceId.KIND,
                  "The ids by which this network namespace knows others, as ip netns list-id words"
                      + " them")
              .orderedBy(Comparator.comparingInt(NamespaceId::id)),
          byInterface(
                  "GroupAddresses",
                  GroupAddress.KIND,
                  "The multicast and anycast addresses that an interface listens to, as ip maddr"
                      + " words them",
                  GroupAddress::index)
              .orderedBy(Comparator.comparing(GroupAddress::address)),
          whole(
              "ProxyNeighbors",
              ProxyNeighbor.KIND,
              "The addresses that this host answers for on behalf of others, as ip neigh show proxy"
                  + " words them"),
          whole(
                  "AddressLabels",
                  AddressLabel.KIND,
                  "The labels of addresses, by which IPv6 chooses source addresses, as ip addrlabel"
                      + " words them")
              .orderedBy(
                  Comparator.comparing((AddressLabel label) -> label.prefix())
                      .thenComparingInt(AddressLabel::index)),
          whole(
                  "NeighborTables",
                  NeighborTable.KIND,
                  "The neighbor tables and how the neighbors of each interface are resolved, as ip"
                      + " ntable words them")
              .orderedBy(
                  Comparator.comparing(NeighborTable::family)
                      .thenComparingInt(NeighborTable::index)),
          byFamily(
              "MulticastRoutes",
              MulticastRoute.KIND,
              "The multicast routes of a family, of all tables, as ip mroute show table all words"
                  + " them"),
          byInterface(
                  "BridgeVlans",
                  BridgeVlan.KIND,
                  "The VLANs that a bridge or one of its ports takes part in, as bridge vlan show"
                      + " words them",
                  BridgeVlan::index)
              .orderedBy(Comparator.comparingInt(BridgeVlan::vlan)),
          byInterface(
                  "BridgeVlanOptions",
                  BridgeVlanOptions.KIND,
                  "What a bridge as a whole does in its VLANs, as bridge vlan global show words it",
                  BridgeVlanOptions::bridge)
              .orderedBy(Comparator.comparingInt(BridgeVlanOptions::vlan)),
          byInterface(
                  "BridgeMulticast",
                  MulticastEntry.KIND,
                  "The multicast groups that the ports of a bridge listen to, as bridge mdb show"
                      + " words them",
                  MulticastEntry::bridge)
              .orderedBy(
                  Comparator.comparingInt(MulticastEntry::port)
                      .thenComparing(MulticastEntry::anyGroup)),
          byInterface(
                  "BridgeRouterPorts",
                  MulticastRouterPort.KIND,
                  "The ports of a bridge behind which there are multicast routers, as bridge"
                      + " monitor mdb words them",
                  MulticastRouterPort::bridge)
              .orderedBy(Comparator.comparingInt(MulticastRouterPort::port)),
          whole(
                  "Prefixes",
                  AdvertisedPrefix.KIND,
                  "The prefixes that routers advertise, as ip monitor prefix words them")
              .orderedBy(
                  Comparator.comparingInt(AdvertisedPrefix::index)
                      .thenComparing(AdvertisedPrefix::prefix)),
          whole(
                  "RouterOptions",
                  RouterOption.KIND,
                  "What else routers advertise: name servers, search domains, captive portals,"
                      + " NAT64 prefixes")
              .orderedBy(
                  Comparator.comparingInt(RouterOption::index)
                      .thenComparingInt(RouterOption::type)
                      .thenComparing(RouterOption::value)),
          byInterfaces(
                  "BridgeForwarding",
                  ForwardingEntry.KIND,
                  "The forwarding entries of an interface and, if it is a bridge, those of its"
                      + " ports, as bridge fdb show words them",
                  Listed::withBridge)
              .orderedBy(
                  Comparator.comparingInt(ForwardingEntry::index)
                      .thenComparing(entry -> entry.address().toString())));

  /** The interfaces whose beans show an object. */
  interface Interfaces<T> {

    IntStream of(T object, Model model);
  }

  /** A single bean: {@code netlink:type=Nexthops}. */
  static <T extends NetworkObject> Listed<T> whole(String type, Kind<T> kind, String description) {
    return new Listed<>(type, kind, description, List.of(), null, null);
  }

  /** A bean for each family: {@code netlink:type=Rules,family=ipv4}. */
  static <T extends NetworkObject> Listed<T> byFamily(
      String type, Kind<T> kind, String description) {
    return new Listed<>(type, kind, description, List.of(Family.IPV4, Family.IPV6), null, null);
  }

  /**
   * A bean for each interface that has such objects: {@code
   * netlink:type=BridgeForwarding,interface=br0}.
   */
  static <T extends NetworkObject> Listed<T> byInterface(
      String type, Kind<T> kind, String description, ToIntFunction<T> interfaceOf) {
    return byInterfaces(
        type, kind, description, (object, model) -> IntStream.of(interfaceOf.applyAsInt(object)));
  }

  /** The same where an object may be shown by the beans of several interfaces. */
  static <T extends NetworkObject> Listed<T> byInterfaces(
      String type, Kind<T> kind, String description, Interfaces<T> interfaces) {
    return new Listed<>(type, kind, description, List.of(), interfaces, null);
  }

  /** In that order instead of the kernel's. */
  Listed<T> orderedBy(Comparator<T> comparator) {
    return new Listed<>(type, kind, description, families, interfaces, comparator);
  }

  /** Those of no interface come last, that of all before the default. */
  private static long place(Netconf netconf) {
    return netconf.index() > 0 ? netconf.index() : Integer.MAX_VALUE - (long) netconf.index();
  }

  /** A bridge shows what {@code bridge fdb show br} does: all that its ports forward or let in. */
  private static IntStream withBridge(ForwardingEntry entry, Model model) {
    int bridge =
        model
            .link(entry.index())
            .flatMap(port -> model.link(port.master()))
            .filter(master -> master.infoKind().equals("bridge"))
            .map(Link::index)
            .orElse(entry.master());
    return IntStream.of(entry.index(), bridge).filter(index -> index != 0).distinct();
  }

  Stream<T> order(Stream<T> objects) {
    return order == null ? objects : objects.sorted(order);
  }

  /** The beans that stay whatever the model holds; none if they come and go with interfaces. */
  Map<ObjectName, DynamicMBean> lasting(Source source, Names names) {
    Map<ObjectName, DynamicMBean> beans = new HashMap<>();
    if (interfaces == null && families.isEmpty()) {
      beans.put(BeanNames.of(type), bean(source, names, object -> true, summary -> true));
    }
    families.stream()
        .filter(source.model()::isSeen)
        .forEach(
            family ->
                beans.put(
                    BeanNames.ofFamily(type, family),
                    bean(
                        source,
                        names,
                        object -> object.family() == family,
                        summary -> summary.table().family() == family)));
    return beans;
  }

  /** Where the beans come and go with interfaces, the shelf that they stand on. */
  Stream<Shelf> shelves(Source source, Names names) {
    return interfaces == null
        ? Stream.of()
        : Stream.of(new ListedShelf<>(source, names, this, interfaces));
  }

  DynamicMBean bean(Source source, Names names, Predicate<T> belongs, Predicate<Summary> tables) {
    return new DescribedBean(
        new ListedBean<>(source, names, this, belongs, tables), ListedMXBean.class, description);
  }
}
