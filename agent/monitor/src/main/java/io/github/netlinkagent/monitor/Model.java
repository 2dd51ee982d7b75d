package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  private static final RoutesOfTable NO_ROUTES = new RoutesOfTable();

  private final ConcurrentHashMap<Object, NetworkObject> links = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Object, NetworkObject> addresses = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Object, NetworkObject> neighbors = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<RouteTable, RoutesOfTable> routes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Integer, LinkActivity> activities = new ConcurrentHashMap<>();
  private final Map<Integer, String> removedNames =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
          return size() > REMEMBERED_NAMES;
        }
      };
  private volatile long revision;

  Model() {}

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

  /** All links by their index. */
  public List<Link> links() {
    return links.values().stream()
        .map(Link.class::cast)
        .sorted(Comparator.comparingInt(Link::index))
        .toList();
  }

  public Optional<Link> link(int index) {
    return get(Kind.LINK, new Link.Key(index)).map(Link.class::cast);
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

  /** All addresses by the index of their link. */
  public List<Address> addresses() {
    return addresses.values().stream()
        .map(Address.class::cast)
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
    Set<RouteTable> tables =
        new TreeSet<>(Comparator.comparing(RouteTable::family).thenComparing(RouteTable::number));
    routes.forEach(
        (table, held) -> {
          if (held.count() > 0) {
            tables.add(table);
          }
        });
    return tables;
  }

  /** The routes of a table in no particular order, but that of the kernel for one destination. */
  public Stream<Route> routes(Family family, int table) {
    return routesOf(new RouteTable(family, table)).all();
  }

  /** The routes of a table that lead everywhere; found without a search. */
  public Stream<Route> defaultRoutes(Family family, int table) {
    return routesOf(new RouteTable(family, table)).defaults();
  }

  /** How many routes a table holds; known without counting. */
  public int routeCount(Family family, int table) {
    return routesOf(new RouteTable(family, table)).count();
  }

  /** All routes of a family. */
  public Stream<Route> routes(Family family) {
    return tables().stream()
        .filter(table -> table.family() == family)
        .flatMap(table -> routes(family, table.number()));
  }

  /** The neighbors of all links. */
  public Stream<Neighbor> neighbors() {
    return neighbors.values().stream().map(Neighbor.class::cast);
  }

  /** The neighbors of a link by their address. */
  public List<Neighbor> neighbors(int index) {
    return neighbors()
        .filter(neighbor -> neighbor.index() == index)
        .sorted(Comparator.comparing(Neighbor::destination))
        .toList();
  }

  public int count(Kind kind) {
    return switch (kind) {
      case LINK, ADDRESS, NEIGHBOR -> unique(kind).size();
      case ROUTE -> routes.values().stream().mapToInt(RoutesOfTable::count).sum();
    };
  }

  // ---- written by the monitor's thread only ----

  void revise(long newRevision) {
    revision = newRevision;
  }

  /** The routes with that key, in the kernel's order. */
  List<Route> routes(Route.Key key) {
    return routesOf(tableOf(key)).get(key);
  }

  void putRoutes(Route.Key key, List<Route> ordered) {
    routes.computeIfAbsent(tableOf(key), table -> new RoutesOfTable()).put(key, ordered);
  }

  Set<Route.Key> routeKeys(RouteTable table) {
    return routesOf(table).keys();
  }

  /** The object with that key, of a kind whose keys are unique: any but routes. */
  Optional<NetworkObject> get(Kind kind, Object key) {
    return Optional.ofNullable(unique(kind).get(key));
  }

  /** The objects of a kind whose keys are unique. */
  Collection<NetworkObject> all(Kind kind) {
    return unique(kind).values();
  }

  /** Puts an object in its place; a route behind those that share its key. */
  void put(NetworkObject object) {
    if (object instanceof Route route) {
      List<Route> siblings = new ArrayList<>(routes(route.key()));
      siblings.add(route);
      putRoutes(route.key(), siblings);
    } else {
      unique(object.kind()).put(object.key(), object);
    }
  }

  /** Takes an object of a kind whose keys are unique out of its place. */
  void remove(NetworkObject object) {
    unique(object.kind()).remove(object.key());
    if (object instanceof Link link) {
      activities.remove(link.index());
      synchronized (removedNames) {
        removedNames.put(link.index(), link.name());
      }
    }
  }

  void recordActivity(int index, LinkActivity activity) {
    activities.put(index, activity);
  }

  private String lastName(int index) {
    synchronized (removedNames) {
      return removedNames.getOrDefault(index, "if" + index);
    }
  }

  private ConcurrentHashMap<Object, NetworkObject> unique(Kind kind) {
    return switch (kind) {
      case LINK -> links;
      case ADDRESS -> addresses;
      case NEIGHBOR -> neighbors;
      case ROUTE -> throw new IllegalArgumentException("routes share keys");
    };
  }

  private RoutesOfTable routesOf(RouteTable table) {
    return routes.getOrDefault(table, NO_ROUTES);
  }

  private static RouteTable tableOf(Route.Key key) {
    return new RouteTable(key.destination().address().family(), key.table());
  }
}
