package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The routes of all tables. Several can share a key; {@link RouteRules} says what becomes of them.
 */
final class RouteStore implements Store {

  private static final RoutesOfTable NO_ROUTES = new RoutesOfTable();

  private final ConcurrentHashMap<RouteTable, RoutesOfTable> tables = new ConcurrentHashMap<>();
  private final RouteReferences references = new RouteReferences();

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
  public int drop(Predicate<NetworkObject> those) {
    int before = count();
    for (RoutesOfTable table : tables.values()) {
      for (Route.Key key : table.keys()) {
        List<Route> held = table.get(key);
        List<Route> left = held.stream().filter(route -> !those.test(route)).toList();
        if (left.size() < held.size()) {
          put(key, left);
        }
      }
    }
    return before - count();
  }

  @Override
  public void replace(Reread reread, Effects effects) {
    Map<Route.Key, List<Route>> fresh = new HashMap<>();
    for (NetworkObject object : reread.listed()) {
      reread.step();
      Route route = (Route) object;
      fresh.computeIfAbsent(route.key(), key -> new ArrayList<>(1)).add(route);
    }
    for (RouteTable table : tables()) {
      if (contains(reread.slice(), table)) {
        for (Route.Key key : of(table).keys()) {
          reread.step();
          if (!fresh.containsKey(key)) {
            replace(key, List.of(), reread, effects);
          }
        }
      }
    }
    fresh.forEach(
        (key, listed) -> {
          reread.step();
          replace(key, listed, reread, effects);
        });
  }

  private void replace(Route.Key key, List<Route> listed, Reread reread, Effects effects) {
    List<Route> held = get(key);
    List<Route> before = held.stream().filter(reread.slice()::contains).toList();
    if (before.equals(listed) || !reread.settles(key)) {
      return;
    }
    if (listed.size() < before.size() && !reread.isGone(before.get(0))) {
      return;
    }
    // fib6_dump_table begins anew when the tree has changed, and may list the same again.
    if (listed.size() > Math.max(1, before.size()) && !reread.believes(List.of(key))) {
      return;
    }
    List<RouteRules.Pair> pairs = RouteRules.pairs(before, listed);
    // All of a key stand in the list as the kernel has them.
    Optional<List<Route>> after =
        reread.slice().link() == 0 || held.isEmpty()
            ? Optional.of(listed)
            : RouteRules.merged(held, pairs);
    if (after.isEmpty()) {
      reread.needs(Route.KIND.slice(key.destination().address().family(), key.table()));
      return;
    }
    put(key, after.get());
    pairs.forEach(pair -> effects.accept(pair.before(), pair.after()));
  }

  /** What the routes refer to. */
  RouteReferences references() {
    return references;
  }

  private void put(Route.Key key, List<Route> ordered) {
    references.replaced(get(key), ordered);
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
