package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.LinkStatistics;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The network as the kernel has told it.
 *
 * <p>One thread writes, any thread reads, and nobody waits: the objects are immutable, and what is
 * returned is either a copy or a view that sees a change at once or not at all. Reading sends no
 * message to the kernel.
 */
public final class Model {

  /**
   * Routes and addresses of a removed link are often announced after it: its name is still known.
   */
  private static final int REMEMBERED_NAMES = 1000;

  /** Of objects that no message tells of: behind those that are there, in place of none. */
  private static final Header ADDED = new Header(0, Header.CREATE | Header.APPEND, 0, 0);

  private final Map<Kind<?>, Store> stores = new HashMap<>();
  private final ConcurrentHashMap<Integer, LinkActivity> activities = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, Traffic> traffic = new ConcurrentHashMap<>();
  private final Map<Integer, String> removedNames =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > REMEMBERED_NAMES;
        }
      };
  private volatile long revision;

  Model() {
    Kinds.ALL.forEach(kind -> stores.put(kind, kind.newStore()));
  }

  /** A model that holds these objects and follows nobody. */
  public static Model of(Collection<? extends NetworkObject> objects) {
    Model model = new Model();
    objects.forEach(model::put);
    return model;
  }

  /** Revision of the last announcement; 0 before the first. */
  public long revision() {
    return revision;
  }

  /** All objects of a kind, in the kernel's order where that has a meaning. */
  public <T extends NetworkObject> Stream<T> all(Kind<T> kind) {
    return store(kind).all().map(kind.type()::cast);
  }

  /**
   * All objects of a kind in an order that stays the same: that of the kernel where that has a
   * meaning, else that of their fields.
   */
  public List<NetworkObject> listed(Kind<?> kind) {
    Store store = store(kind);
    return store.isOrdered()
        ? List.copyOf(store.all().toList())
        : FieldValue.sort(store.all()).toList();
  }

  public int count(Kind<?> kind) {
    return store(kind).count();
  }

  /** The object with that key, of a kind whose keys are unique. */
  public <T extends NetworkObject> Optional<T> get(Kind<T> kind, Object key) {
    return ((UniqueStore) store(kind)).get(key).map(kind.type()::cast);
  }

  /** All links by their index. */
  public List<Link> links() {
    return all(Link.KIND).sorted(Comparator.comparingInt(Link::index)).toList();
  }

  public Optional<Link> link(int index) {
    return get(Link.KIND, new Link.Key(index));
  }

  /**
   * The name of the interface with that index, or the last name of a removed one; {@code if7} if
   * there has never been one, as iproute2 says.
   */
  public String interfaceName(int index) {
    return link(index).map(Link::name).orElseGet(() -> lastName(index));
  }

  /** What the agent has seen the link do; nothing for one that it does not know. */
  public LinkActivity activity(int index) {
    return activities.getOrDefault(index, LinkActivity.NONE);
  }

  /**
   * The counters of a link as they were read last; those of its last message before that, and none
   * of an unknown link.
   */
  public LinkStatistics statistics(int index) {
    Traffic read = traffic.get(index);
    return read != null
        ? read.statistics()
        : link(index).map(Link::statistics).orElse(LinkStatistics.NONE);
  }

  /** How much a link has carried between the last two reads of its counters. */
  public Traffic.Rates rates(int index) {
    return traffic.getOrDefault(index, Traffic.NONE).rates();
  }

  /** All addresses by the index of their link. */
  public List<Address> addresses() {
    return all(Address.KIND)
        .sorted(
            Comparator.comparingInt(Address::index)
                .thenComparing(Address::local)
                .thenComparing(Address::peer))
        .toList();
  }

  public List<Address> addresses(int index) {
    return addresses().stream().filter(address -> address.index() == index).toList();
  }

  /** The routing tables that hold a route, IPv4 first. */
  public Set<RouteTable> tables() {
    return routes().tables();
  }

  /** The routes of a table in no particular order, but that of the kernel for one destination. */
  public Stream<Route> routes(Family family, int table) {
    return routes().of(new RouteTable(family, table)).all();
  }

  /** The routes of a table that lead everywhere; found without a search. */
  public Stream<Route> defaultRoutes(Family family, int table) {
    return routes().of(new RouteTable(family, table)).defaults();
  }

  /** How many routes a table holds; known without counting. */
  public int routeCount(Family family, int table) {
    return routes().of(new RouteTable(family, table)).count();
  }

  /** All routes of a family. */
  public Stream<Route> routes(Family family) {
    return tables().stream()
        .filter(table -> table.family() == family)
        .flatMap(table -> routes(family, table.number()));
  }

  /** The neighbors of all links. */
  public Stream<Neighbor> neighbors() {
    return all(Neighbor.KIND);
  }

  /** The neighbors of a link by their address. */
  public List<Neighbor> neighbors(int index) {
    return neighbors()
        .filter(neighbor -> neighbor.index() == index)
        .sorted(Comparator.comparing(Neighbor::destination))
        .toList();
  }

  // ---- written by the monitor's thread only ----

  void revise(long newRevision) {
    revision = newRevision;
  }

  /** The routes with that key, in the kernel's order. */
  List<Route> routes(Route.Key key) {
    return routes().get(key);
  }

  Store store(Kind<?> kind) {
    Store store = stores.get(kind);
    if (store == null) {
      throw new IllegalArgumentException("Kinds does not list " + kind);
    }
    return store;
  }

  Stream<Store> stores() {
    return stores.values().stream();
  }

  /** Puts an object in its place, as a message that announces it would. */
  void put(NetworkObject object) {
    store(object.kind()).apply(object, ADDED, false, (before, after) -> {});
  }

  /** Takes an object out of its place, as a message that announces its end would. */
  void remove(NetworkObject object) {
    store(object.kind()).apply(object, ADDED, true, (before, after) -> {});
  }

  void recordActivity(int index, LinkActivity activity) {
    activities.put(index, activity);
  }

  /**
   * The counters of a link were read again.
   *
   * @param nanos since the read before, if there was one
   */
  void recordStatistics(int index, LinkStatistics now, long nanos) {
    traffic.compute(
        index,
        (same, before) ->
            before == null ? new Traffic(now, Traffic.Rates.NONE) : before.next(now, nanos));
  }

  /** What was known beside the link is no longer needed, but for its name. */
  void forget(Link link) {
    activities.remove(link.index());
    traffic.remove(link.index());
    synchronized (removedNames) {
      removedNames.put(link.index(), link.name());
    }
  }

  private String lastName(int index) {
    synchronized (removedNames) {
      return removedNames.getOrDefault(index, "if" + index);
    }
  }

  private RouteStore routes() {
    return (RouteStore) store(Route.KIND);
  }
}
