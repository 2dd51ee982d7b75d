package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.OperState;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state of the network as metrics, observed in the model at each collection: what is gone from
 * the model is gone from the metrics, which a synchronous gauge could not do; only the main tables
 * keep their series while they are empty. There is no series for a route or a neighbor, and their
 * number is bounded.
 */
public final class NetworkMetrics implements AutoCloseable {

  /**
   * Interfaces with series of their own: physical ones first, then those of the lowest index, which
   * are the oldest. The status metric has 7 series for each, and an SDK drops what exceeds 2000.
   */
  static final int INTERFACES = 250;

  /** Routing tables with a series of their own, the well-known ones first. */
  static final int TABLES = 500;

  private static final Set<Metric> METRICS =
      EnumSet.range(Metric.INTERFACE_COUNT, Metric.OBJECT_COUNT);

  /** Those that are counted as a whole, each in one series. */
  private static final List<Kind<?>> OTHERS =
      Kinds.ALL.stream()
          .filter(Kind::isHeld)
          .filter(
              kind -> !Set.of(Link.KIND, Address.KIND, Route.KIND, Neighbor.KIND).contains(kind))
          .toList();

  private static final List<Family> FAMILIES = List.of(Family.IPV4, Family.IPV6);

  /** The tables that every network namespace has. */
  private static final Set<Integer> WELL_KNOWN =
      Set.of(Route.TABLE_MAIN, Route.TABLE_LOCAL, Route.TABLE_DEFAULT);

  /** Those that a tracked neighbor can have: NOARP too, where somebody has set it from outside. */
  private static final Set<Neighbor.State> STATES =
      EnumSet.complementOf(EnumSet.of(Neighbor.State.NONE));

  private final Model model;
  private final Observers observers;
  private final BatchCallback callback;

  public NetworkMetrics(MeterProvider meters, Model model) {
    this.model = model;
    this.observers = new Observers(Scope.meter(meters), METRICS);
    this.callback = observers.observedBy(this::observe);
  }

  /** Ends the series. */
  @Override
  public void close() {
    callback.close();
  }

  private void observe() {
    if (model.revision() == 0) {
      return; // nothing is known yet, which is not the same as nothing is there
    }
    // What is left out by the settings has no series: nobody must take it for 0.
    if (model.isSeen(Link.KIND)) {
      observers.record(Metric.INTERFACE_COUNT, model.count(Link.KIND));
    }
    List<Link> links = shown(model);
    links.forEach(this::observe);
    if (model.isSeen(Address.KIND)) {
      observeAddresses(links);
    }
    observeRoutes();
    if (model.isSeen(Neighbor.KIND)) {
      observeNeighbors();
    }
    OTHERS.stream()
        .filter(model::isSeen)
        .forEach(
            kind ->
                observers.record(
                    Metric.OBJECT_COUNT,
                    model.count(kind),
                    Attributes.of(TelemetryNames.OBJECT_KIND, kind.label())));
  }

  /** The interfaces that have series of their own. */
  static List<Link> shown(Model model) {
    return model.links().stream()
        .sorted(Comparator.comparing(link -> !link.infoKind().isEmpty()))
        .limit(INTERFACES)
        .toList();
  }

  private void observe(Link link) {
    Attributes name = Attributes.of(TelemetryNames.INTERFACE_NAME, link.name());
    for (boolean up : new boolean[] {true, false}) {
      Attributes state =
          name.toBuilder().put(TelemetryNames.INTERFACE_STATE, KernelWords.adminState(up)).build();
      observers.record(Metric.INTERFACE_STATUS, link.up() == up, state);
    }
    for (OperState state : OperState.values()) {
      Attributes operational =
          name.toBuilder().put(TelemetryNames.INTERFACE_OPERSTATE, lowerCase(state)).build();
      observers.record(Metric.INTERFACE_OPERATIONAL_STATUS, link.operState() == state, operational);
    }
    observers.record(Metric.INTERFACE_CARRIER_STATUS, link.carrier(), name);
    observers.record(Metric.INTERFACE_MTU_SIZE, link.mtu(), name);
    observers.record(Metric.INTERFACE_FLAPS, model.activity(link.index()).flaps(), name);
  }

  private void observeAddresses(List<Link> links) {
    record InterfaceFamily(int index, Family family) {}
    Map<InterfaceFamily, Long> counts =
        counted(
            model.addresses(),
            (Address address) -> new InterfaceFamily(address.index(), address.family()));
    for (Link link : links) {
      for (Family family : families()) {
        observers.record(
            Metric.ADDRESS_COUNT,
            counts.getOrDefault(new InterfaceFamily(link.index(), family), 0L),
            Attributes.of(
                TelemetryNames.INTERFACE_NAME,
                link.name(),
                TelemetryNames.NETWORK_TYPE,
                family.label()));
      }
    }
  }

  private void observeRoutes() {
    // A series that ends looks like its last value to many: that a main table is empty must be
    // seen.
    Stream.concat(RouteTable.MAIN.stream(), model.tables().stream())
        .distinct()
        .filter(model::isSeen)
        .sorted(Comparator.comparing(table -> !WELL_KNOWN.contains(table.number())))
        .limit(TABLES)
        .forEach(this::observe);
    for (Family family : families()) {
      if (!model.isSeen(new RouteTable(family, Route.TABLE_MAIN))) {
        continue;
      }
      boolean present =
          model.defaultRoutes(family, Route.TABLE_MAIN).anyMatch(EventSeverity::isUsableDefault);
      observers.record(
          Metric.DEFAULT_ROUTE_STATUS,
          present,
          Attributes.of(TelemetryNames.NETWORK_TYPE, family.label()));
    }
  }

  private void observe(RouteTable table) {
    observers.record(
        Metric.ROUTE_COUNT,
        model.routeCount(table.family(), table.number()),
        Attributes.of(
            TelemetryNames.NETWORK_TYPE,
            table.family().label(),
            TelemetryNames.ROUTE_TABLE,
            KernelWords.table(table.number())));
  }

  private void observeNeighbors() {
    record FamilyState(Family family, Neighbor.State state) {}
    Map<FamilyState, Long> counts = new HashMap<>();
    model
        .neighborCounts()
        .forEach(
            (group, count) ->
                counts.merge(new FamilyState(group.family(), group.state()), count, Long::sum));
    for (Family family : families()) {
      for (Neighbor.State state : STATES) {
        observers.record(
            Metric.NEIGHBOR_COUNT,
            counts.getOrDefault(new FamilyState(family, state), 0L),
            Attributes.of(
                TelemetryNames.NETWORK_TYPE,
                family.label(),
                TelemetryNames.NEIGHBOR_STATE,
                lowerCase(state)));
      }
    }
  }

  private List<Family> families() {
    return FAMILIES.stream().filter(model::isSeen).toList();
  }

  private static <T, K> Map<K, Long> counted(List<T> objects, Function<T, K> classifier) {
    return objects.stream().collect(Collectors.groupingBy(classifier, Collectors.counting()));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
