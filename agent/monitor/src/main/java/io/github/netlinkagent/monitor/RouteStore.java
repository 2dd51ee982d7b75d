package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The routes of all tables. Several can share a key; {@link RouteRules} says what becomes of them.
 */
final class RouteStore implements Store {

  private static final RoutesOfTable NO_ROUTES = new RoutesOfTable();

  private final ConcurrentHashMap<RouteTable, RoutesOfTable> tables = new ConcurrentHashMap<>();

  @Override
  public boolean isOrdered() {
    return false;
  }

  @Override
  public int count() {
    return tables.values().stream().mapToInt(RoutesOfTable::count).sum();
  }

  @Override
  public Stream<Route> all() {
    return tables().stream().flatMap(table -> of(table).all());
  }

  /** The tables that hold a route, IPv4 first. */
  Set<RouteTable> tables() {
    Set<RouteTable> held =
        new TreeSet<>(Comparator.comparing(RouteTable::family).thenComparing(RouteTable::number));
    tables.forEach(
        (table, routes) -> {
          if (routes.count() > 0) {
            held.add(table);
          }
        });
    return held;
  }

  RoutesOfTable of(RouteTable table) {
    return tables.getOrDefault(table, NO_ROUTES);
  }

  /** The routes with that key, in the kernel's order. */
  List<Route> get(Route.Key key) {
    return of(tableOf(key)).get(key);
  }

  @Override
  public boolean apply(NetworkObject object, Header header, boolean gone, Effects effects) {
    Route route = (Route) object;
    List<Route> routes = get(route.key());
    RouteRules.Outcome outcome =
        gone ? RouteRules.removed(routes, route) : RouteRules.added(routes, route, header);
    if (outcome.unmatched()) {
      // The routes of a link that is gone were evicted before the kernel got to announce some.
      return routes.isEmpty();
    }
    put(route.key(), outcome.routes());
    effects.accept(outcome.before(), outcome.after());
    return true;
  }

  @Override
  public void replace(
      Slice slice, List<NetworkObject> listed, boolean keepMissing, Effects effects) {
    Map<Route.Key, List<Route>> fresh = new HashMap<>();
    for (NetworkObject object : listed) {
      Route route = (Route) object;
      fresh.computeIfAbsent(route.key(), key -> new ArrayList<>(1)).add(route);
    }
    Set<Route.Key> keys = new HashSet<>(fresh.keySet());
    for (RouteTable table : tables()) {
      if (!keepMissing && contains(slice, table)) {
        keys.addAll(of(table).keys());
      }
    }
    for (Route.Key key : keys) {
      List<Route> before = get(key);
      List<Route> after = fresh.getOrDefault(key, List.of());
      put(key, after);
      RouteRules.pair(before, after, effects::accept);
    }
  }

  private void put(Route.Key key, List<Route> ordered) {
    tables.computeIfAbsent(tableOf(key), table -> new RoutesOfTable()).put(key, ordered);
  }

  private static boolean contains(Slice slice, RouteTable table) {
    return (slice.family() == Family.UNSPEC || slice.family() == table.family())
        && (slice.part() == 0 || slice.part() == table.number());
  }

  private static RouteTable tableOf(Route.Key key) {
    return new RouteTable(key.destination().address().family(), key.table());
  }
}
