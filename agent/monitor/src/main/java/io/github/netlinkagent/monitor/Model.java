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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private final Map<Kind<?>, Store> stores;
  private final ConcurrentHashMap<Integer, LinkActivity> activities;
  private final ConcurrentHashMap<Integer, Traffic> traffic;
  private final Map<Integer, LastSeen> removed;
  private final AtomicLong revision;

  /** Of the tables that have more objects than are held. */
  private final ConcurrentHashMap<Table, Summary> summaries;

  private final Tracking tracking;

  /** What is shown of all that is held: what each of them tracks. */
  private final List<Tracking> views;

  /** A link that is gone. */
  private record LastSeen(String name, String infoKind) {}

  Model() {
    this(Tracking.EVERYTHING);
  }

  /**
   * @param tracking what the model is asked to hold, at least
   */
  Model(Tracking tracking) {
    this.tracking = tracking;
    stores = new HashMap<>();
    Kinds.ALL.forEach(kind -> stores.put(kind, kind.newStore()));
    activities = new ConcurrentHashMap<>();
    traffic = new ConcurrentHashMap<>();
    removed =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, LastSeen> eldest) {
            return size() > REMEMBERED_NAMES;
          }
        };
    revision = new AtomicLong();
    summaries = new ConcurrentHashMap<>();
    views = List.of();
  }

  private Model(Model whole, List<Tracking> views) {
    tracking = whole.tracking;
    stores = whole.stores;
    activities = whole.activities;
    traffic = whole.traffic;
    removed = whole.removed;
    revision = whole.revision;
    summaries = whole.summaries;
    this.views = views;
  }

  /** The same model, of which only that is seen; names of interfaces are known nevertheless. */
  public Model only(Tracking seen) {
    return seen.equals(Tracking.EVERYTHING)
        ? this
        : new Model(this, Stream.concat(views.stream(), Stream.of(seen)).toList());
  }

  /** A model that holds these objects and follows nobody. */
  public static Model of(Collection<? extends NetworkObject> objects) {
    Model model = new Model();
    objects.forEach(model::put);
    return model;
  }

  /** Revision of the last announcement; 0 before the first. */
  public long revision() {
    return revision.get();
  }

  /** All objects of a kind, in the kernel's order where that has a meaning. */
  public <T extends NetworkObject> Stream<T> all(Kind<T> kind) {
    return shown(store(kind).all().map(kind.type()::cast));
  }

  /**
   * All objects of a kind in an order that stays the same: that of the kernel where that has a
   * meaning, else that of their fields.
   */
  public List<NetworkObject> listed(Kind<?> kind) {
    Store store = store(kind);
    Stream<NetworkObject> seen = shown(store.all().map(NetworkObject.class::cast));
    return store.isOrdered() ? seen.toList() : FieldValue.sort(seen).toList();
  }

  /** How many objects of a kind there are, held or not. */
  public int count(Kind<?> kind) {
    if (isSummarized(kind)) {
      long inFull = all(kind).filter(object -> !summaries.containsKey(Table.of(object))).count();
      return (int) (inFull + ofKind(kind).mapToLong(Summary::count).sum());
    }
    return views.isEmpty() ? store(kind).count() : (int) all(kind).count();
  }

  /** The tables of which not all objects are held, as they are called. */
  public List<Summary> summaries() {
    return summaries.values().stream()
        .filter(summary -> shows(summary.table()))
        .sorted(Comparator.comparing((Summary summary) -> summary.words(this)))
        .toList();
  }

  /** Those of the kind. */
  public List<Summary> summaries(Kind<?> kind) {
    return isSummarized(kind) ? ofKind(kind).toList() : List.of();
  }

  private Stream<Summary> ofKind(Kind<?> kind) {
    return summaries.values().stream()
        .filter(summary -> summary.table().kind() == kind && shows(summary.table()));
  }

  /** That of a table, if not all of its objects are held. */
  Optional<Summary> summary(Table table) {
    return Optional.ofNullable(summaries.get(table));
  }

  private boolean shows(Table table) {
    return isSeen(table.kind())
        && isSeen(table.family())
        && (table.kind() != Route.KIND || isSeen(new RouteTable(table.family(), table.part())))
        && (table.kind() == Route.KIND
            || table.part() == 0
            || views.stream()
                .allMatch(view -> !view.choosesInterfaces() || showsInterface(view, table.part())));
  }

  /** The object with that key, of a kind whose keys are unique. */
  public <T extends NetworkObject> Optional<T> get(Kind<T> kind, Object key) {
    return ((UniqueStore) store(kind)).get(key).filter(this::shows).map(kind.type()::cast);
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
    return lastSeen(index).map(LastSeen::name).orElseGet(() -> "if" + index);
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
    Set<RouteTable> tables = routes().tables();
    if (!views.isEmpty()) {
      tables.removeIf(table -> routes(table.family(), table.number()).findAny().isEmpty());
    }
    summaries(Route.KIND).stream()
        .map(Summary::table)
        .forEach(table -> tables.add(new RouteTable(table.family(), table.part())));
    return tables;
  }

  /** The routes of a table in no particular order, but that of the kernel for one destination. */
  public Stream<Route> routes(Family family, int table) {
    return shown(routes().of(new RouteTable(family, table)).all());
  }

  /** The routes of a table that lead everywhere; found without a search. */
  public Stream<Route> defaultRoutes(Family family, int table) {
    return shown(routes().of(new RouteTable(family, table)).defaults());
  }

  /** That of a routing table, if not all of its routes are held. */
  public Optional<Summary> summary(RouteTable table) {
    return summary(new Table(Route.KIND, table.family(), table.number()))
        .filter(summary -> shows(summary.table()));
  }

  /** How many routes a table holds; known without counting unless some are hidden. */
  public int routeCount(Family family, int table) {
    Optional<Summary> summary = summary(new RouteTable(family, table));
    if (summary.isPresent()) {
      return (int) summary.get().count();
    }
    return views.isEmpty()
        ? routes().of(new RouteTable(family, table)).count()
        : (int) routes(family, table).count();
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

  /** How many neighbors there are, held or not, by link, family and state. */
  public Map<NeighborGroup, Long> neighborCounts() {
    Map<NeighborGroup, Long> counts = new HashMap<>();
    boolean summarized = isSummarized(Neighbor.KIND);
    neighbors()
        .filter(neighbor -> !summarized || !summaries.containsKey(Table.of(neighbor)))
        .forEach(neighbor -> counts.merge(NeighborGroup.of(neighbor), 1L, Long::sum));
    summaries(Neighbor.KIND)
        .forEach(
            summary ->
                summary
                    .byState()
                    .forEach(
                        (state, count) ->
                            counts.merge(
                                new NeighborGroup(
                                    summary.table().part(),
                                    summary.table().family(),
                                    Neighbor.State.valueOf(state)),
                                count,
                                Long::sum)));
    return counts;
  }

  /** Neighbors that are counted together. */
  public record NeighborGroup(int index, Family family, Neighbor.State state) {

    static NeighborGroup of(Neighbor neighbor) {
      return new NeighborGroup(neighbor.index(), neighbor.family(), neighbor.state());
    }
  }

  /** Whether a default route leads over that neighbor. */
  boolean isGateway(Neighbor neighbor) {
    return routes().tables().stream()
        .flatMap(table -> routes().of(table).defaults())
        .flatMap(route -> route.hops().stream())
        .anyMatch(
            hop -> hop.index() == neighbor.index() && neighbor.destination().equals(hop.via()));
  }

  /** Whether objects of that kind are seen; if not, that there are none tells nothing. */
  public boolean isSeen(Kind<?> kind) {
    return views.stream().allMatch(view -> view.tracks(kind));
  }

  /** Whether objects of that family are seen. */
  public boolean isSeen(Family family) {
    return views.stream().allMatch(view -> view.tracks(family));
  }

  /** Whether routes of that table are seen. */
  public boolean isSeen(RouteTable table) {
    return isSeen(Route.KIND)
        && isSeen(table.family())
        && views.stream()
            .allMatch(view -> view.tables().isEmpty() || view.tables().contains(table.number()));
  }

  /** Whether an object, which need not be held, would be seen. */
  boolean shows(NetworkObject object) {
    return views.stream()
        .allMatch(view -> view.tracks(object, index -> showsInterface(view, index)));
  }

  /** The same if the link with that index were the one given; null for none that is known. */
  boolean shows(NetworkObject object, int index, @Nullable Link instead) {
    return views.stream()
        .allMatch(
            view ->
                view.tracks(
                    object,
                    owner ->
                        owner == index
                            ? instead != null && view.tracks(instead)
                            : showsInterface(view, owner)));
  }

  /** What is held, though it may not be seen. */
  List<NetworkObject> everything() {
    return Kinds.ALL.stream()
        .flatMap(kind -> store(kind).all())
        .map(NetworkObject.class::cast)
        .toList();
  }

  Tracking tracking() {
    return tracking;
  }

  /** Whether it can change with its interface whether an object is seen. */
  boolean choosesInterfaces() {
    return views.stream().anyMatch(Tracking::choosesInterfaces);
  }

  /** Whether there is, or was lately, an interface with that index. */
  boolean knowsInterface(int index) {
    return lastSeen(index).isPresent();
  }

  private boolean showsInterface(Tracking view, int index) {
    return lastSeen(index)
        .filter(link -> view.tracksInterface(link.name(), link.infoKind()))
        .isPresent();
  }

  private <T extends NetworkObject> Stream<T> shown(Stream<T> objects) {
    return views.isEmpty() ? objects : objects.filter(this::shows);
  }

  // ---- written by the monitor's thread only ----

  void summarize(Summary summary) {
    summaries.put(summary.table(), summary);
  }

  void endSummary(Table table) {
    summaries.remove(table);
  }

  boolean isSummarized(Kind<?> kind) {
    return !summaries.isEmpty()
        && summaries.keySet().stream().anyMatch(table -> table.kind() == kind);
  }

  /** Those of which not all objects are held. */
  Stream<Table> summarizedTables() {
    return summaries.keySet().stream();
  }

  void revise(long newRevision) {
    revision.set(newRevision);
  }

  /** The routes with that key, in the kernel's order. */
  List<Route> routes(Route.Key key) {
    return routes().get(key);
  }

  /** What the routes refer to. */
  RouteReferences routeReferences() {
    return routes().references();
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
    synchronized (removed) {
      removed.put(link.index(), new LastSeen(link.name(), link.infoKind()));
    }
  }

  private Optional<LastSeen> lastSeen(int index) {
    Optional<NetworkObject> held = ((UniqueStore) store(Link.KIND)).get(new Link.Key(index));
    if (held.isPresent() && held.get() instanceof Link link) {
      return Optional.of(new LastSeen(link.name(), link.infoKind()));
    }
    synchronized (removed) {
      return Optional.ofNullable(removed.get(index));
    }
  }

  private RouteStore routes() {
    return (RouteStore) store(Route.KIND);
  }
}
