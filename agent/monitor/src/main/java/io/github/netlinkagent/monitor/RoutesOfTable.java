package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The routes of one table; what people ask for all the time is found without a search. */
final class RoutesOfTable {

  private final ConcurrentHashMap<Route.Key, List<Route>> byKey = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Route.Key, List<Route>> defaults = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  Stream<Route> all() {
    return byKey.values().stream().flatMap(List::stream);
  }

  Stream<Route> defaults() {
    return defaults.values().stream().flatMap(List::stream);
  }

  Set<Route.Key> keys() {
    return byKey.keySet();
  }

  /** The routes with that key, in the kernel's order. */
  List<Route> get(Route.Key key) {
    return byKey.getOrDefault(key, List.of());
  }

  /** By the monitor's thread only. */
  void put(Route.Key key, List<Route> ordered) {
    int before = get(key).size();
    store(byKey, key, ordered);
    if (key.destination().isAll() && key.source().isAll()) {
      store(defaults, key, ordered);
    }
    count.addAndGet(ordered.size() - before);
  }

  private static void store(
      ConcurrentHashMap<Route.Key, List<Route>> map, Route.Key key, List<Route> ordered) {
    if (ordered.isEmpty()) {
      map.remove(key);
    } else {
      map.put(key, List.copyOf(ordered));
    }
  }
}
