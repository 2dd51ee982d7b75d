package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What routes refer to that can change without them: so that nobody has to look through all routes
 * to know which ones are concerned. For the monitor's thread only.
 */
final class RouteReferences {

  private static final int NO_LINK = 0;

  private final Map<Integer, Map<RouteTable, Integer>> tablesByNexthop = new HashMap<>();
  private final Map<IpAddress, Map<Integer, Integer>> linksBySource = new HashMap<>();

  /** The routes of a key are others now. */
  void replaced(List<Route> before, List<Route> after) {
    before.forEach(route -> count(route, -1));
    after.forEach(route -> count(route, 1));
  }

  /** The tables with routes that refer to a nexthop object. */
  Set<RouteTable> tablesWith(int nexthopId) {
    return Set.copyOf(tablesByNexthop.getOrDefault(nexthopId, Map.of()).keySet());
  }

  /**
   * The indexes of the links over which routes lead that prefer a source address; 0 for those of
   * which the kernel tells no link.
   */
  Set<Integer> linksWith(IpAddress preferredSource) {
    return Set.copyOf(linksBySource.getOrDefault(preferredSource, Map.of()).keySet());
  }

  private void count(Route route, int by) {
    if (route.nexthopId() != 0) {
      RouteTable table = new RouteTable(route.family(), route.table());
      tablesByNexthop.compute(route.nexthopId(), (id, tables) -> counted(tables, table, by));
    }
    if (route.preferredSource() != null) {
      IntStream over = route.hops().isEmpty() ? IntStream.of(NO_LINK) : route.links();
      over.forEach(
          link ->
              linksBySource.compute(
                  route.preferredSource(), (source, links) -> counted(links, link, by)));
    }
  }

  private static <K> @Nullable Map<K, Integer> counted(
      @Nullable Map<K, Integer> counts, K key, int by) {
    Map<K, Integer> counted = counts == null ? new HashMap<>() : counts;
    counted.merge(key, by, (held, more) -> held + more == 0 ? null : held + more);
    return counted.isEmpty() ? null : counted;
  }
}
