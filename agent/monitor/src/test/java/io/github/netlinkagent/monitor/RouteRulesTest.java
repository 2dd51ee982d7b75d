package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Prefix;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order and the meaning of NLM_F_* flags, as the kernel has them. */
class RouteRulesTest {

  private static final int DEVICE = -1;

  private List<Route> routes = List.of();

  @Test
  void anIpv4RouteIsPutFirstUnlessItIsAppended() {
    add(Header.CREATE, ipv4(1));
    add(Header.CREATE, ipv4(2));
    add(Header.CREATE | Header.APPEND, ipv4(3));
    assertEquals(List.of(ipv4(2), ipv4(1), ipv4(3)), routes);
  }

  @Test
  void anIpv4ReplaceReplacesTheFirst() {
    add(Header.CREATE | Header.APPEND, ipv4(1));
    add(Header.CREATE | Header.APPEND, ipv4(2));
    add(Header.REPLACE, ipv4(3));
    assertEquals(List.of(ipv4(3), ipv4(2)), routes);
  }

  @Test
  void aRouteThatIsKnownIsNotAddedTwice() {
    add(Header.CREATE, ipv4(1));
    add(Header.CREATE, ipv4(1));
    assertEquals(List.of(ipv4(1)), routes);
  }

  @Test
  void routesThatDifferInAMetricAreTwo() {
    Route small = withMetrics(ipv4(1), Map.of(2, 1400L));
    add(Header.CREATE | Header.APPEND, ipv4(1));
    add(Header.CREATE | Header.APPEND, small);
    assertEquals(List.of(ipv4(1), small), routes);
    remove(small);
    assertEquals(List.of(ipv4(1)), routes);
  }

  @Test
  void aDeletedRouteIsFoundThoughItsMetricsChangedSilently() {
    add(Header.CREATE, ipv4(1));
    remove(withMetrics(ipv4(1), Map.of(2, 1400L)));
    assertEquals(List.of(), routes);
  }

  @Test
  void anIpv6GroupIsAnnouncedWhole() {
    add(Header.CREATE, ipv6(1));
    add(Header.CREATE | Header.APPEND, ipv6(2, 1));
    add(Header.CREATE | Header.APPEND, ipv6(3, 2, 1));
    assertEquals(List.of(ipv6(3, 2, 1)), routes);
  }

  @Test
  void oneHopOfAnIpv6GroupCanGoByItself() {
    add(Header.CREATE, ipv6(1, 2, 3));
    remove(ipv6(2));
    assertEquals(List.of(ipv6(1, 3)), routes);
    remove(ipv6(1));
    assertEquals(List.of(ipv6(3)), routes);
    remove(ipv6(3));
    assertEquals(List.of(), routes);
  }

  @Test
  void anIpv6ReplaceTakesTheFirstOfItsOwnSort() {
    add(Header.CREATE, ipv6(DEVICE));
    add(Header.CREATE, ipv6(1, 2));
    add(Header.REPLACE, ipv6(3));
    assertEquals(List.of(ipv6(DEVICE), ipv6(3)), routes);
  }

  @Test
  void aReplacedNexthopObjectChangesTheRouteThatUsesIt() {
    add(Header.CREATE | Header.APPEND, ipv4(1));
    add(Header.CREATE | Header.APPEND, withNexthop(ipv4(2), 7));
    add(Header.REPLACE, withNexthop(ipv4(3), 7));
    assertEquals(List.of(ipv4(1), withNexthop(ipv4(3), 7)), routes);
  }

  @Test
  void aDeletionThatFitsNothingIsToldAsSuch() {
    add(Header.CREATE, ipv4(1));
    assertTrue(RouteRules.removed(routes, ipv4(2)).unmatched());
  }

  @Test
  void aReReadPairsWhatIsTheSameAndThenWhatIsLeft() {
    List<RouteRules.Pair> pairs =
        RouteRules.pairs(List.of(ipv4(1), ipv4(2), ipv4(3)), List.of(ipv4(3), ipv4(9)));
    assertEquals(
        List.of("3 -> 3", "1 -> 9", "2 -> none"),
        pairs.stream()
            .map(pair -> gateway(pair.before()) + " -> " + gateway(pair.after()))
            .toList());
  }

  @Test
  void anIpv4RouteThatIsAddedOnceMoreHasGoneInBetweenAndStandsElsewhere() {
    add(Header.CREATE | Header.APPEND, ipv4(1));
    add(Header.CREATE | Header.APPEND, ipv4(2));
    add(Header.CREATE | Header.APPEND, ipv4(1));
    assertEquals(List.of(ipv4(2), ipv4(1)), routes);
    add(Header.CREATE, ipv4(1));
    assertEquals(List.of(ipv4(1), ipv4(2)), routes);
    add(0, ipv4(2));
    assertEquals(List.of(ipv4(1), ipv4(2)), routes, "told again for its flags");
  }

  @Test
  void whatLeadsOverALinkIsMendedAmongTheOthersOfItsKey() {
    Route marked = ipv4(2).withHops(List.of(ipv4(2).hops().get(0).withFlags(Hop.LINKDOWN)));
    List<Route> all = List.of(ipv4(1), ipv4(2), ipv4(3));
    assertEquals(
        Optional.of(List.of(ipv4(1), marked)),
        RouteRules.merged(
            all,
            List.of(new RouteRules.Pair(ipv4(2), marked), new RouteRules.Pair(ipv4(3), null))));
    assertEquals(
        Optional.empty(),
        RouteRules.merged(all, List.of(new RouteRules.Pair(null, ipv4(4)))),
        "nobody knows where the new one stands");
  }

  @Test
  void whetherAGroupIsGoneOrHasLostALinkOnlyTheWholeListTells() {
    for (Route group :
        List.of(route(Family.IPV6, 1, 2), withNexthop(route(Family.IPV4, 1, 2), 10))) {
      assertEquals(
          Optional.empty(),
          RouteRules.merged(List.of(group), List.of(new RouteRules.Pair(group, null))));
    }
    Route multipath = route(Family.IPV4, 1, 2);
    assertEquals(
        Optional.of(List.of()),
        RouteRules.merged(List.of(multipath), List.of(new RouteRules.Pair(multipath, null))));
  }

  private void add(int flags, Route route) {
    routes = RouteRules.added(routes, route, new Header(24, flags, 0, 0)).routes();
  }

  private void remove(Route route) {
    routes = RouteRules.removed(routes, route).routes();
  }

  private static String gateway(Route route) {
    return route == null ? "none" : String.valueOf(route.hops().get(0).via().low());
  }

  private static Route ipv4(int gateway) {
    return route(Family.IPV4, gateway);
  }

  private static Route ipv6(int... gateways) {
    return route(Family.IPV6, gateways);
  }

  private static Route route(Family family, int... gateways) {
    List<Hop> hops =
        IntStream.of(gateways)
            .mapToObj(
                gateway ->
                    new Hop(
                        gateway == DEVICE ? null : new IpAddress(family, 0, gateway),
                        5,
                        gateways.length > 1 ? 1 : 0,
                        0,
                        0,
                        null))
            .toList();
    return route(family, hops, Map.of(), 0);
  }

  private static Route withMetrics(Route route, Map<Integer, Long> metrics) {
    return route(route.family(), route.hops(), metrics, 0);
  }

  private static Route withNexthop(Route route, int id) {
    return route(route.family(), route.hops(), Map.of(), id);
  }

  private static Route route(
      Family family, List<Hop> hops, Map<Integer, Long> metrics, int nexthopId) {
    return new Route(
        Route.TABLE_MAIN,
        Prefix.all(family),
        Prefix.all(family),
        0,
        0,
        1,
        3,
        0,
        0,
        null,
        hops,
        metrics,
        "",
        nexthopId,
        -1,
        0,
        0,
        0,
        Instant.MAX);
  }
}
