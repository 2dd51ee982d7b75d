package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.TwoPairs.down;
import static io.github.netlinkagent.monitor.TwoPairs.up;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drift cases of IPv4 routes: what the kernel says of them, and what it only does. */
@RequiresNamespace
class RouteCasesTest {

  private static final String ROUTE = "192.0.2.0/24 table 254";
  private static final List<String> ADDED = List.of("added announced " + ROUTE);
  private static final List<String> REMOVED = List.of("removed announced " + ROUTE);
  private static final List<String> OTHER_HOPS = List.of("changed announced " + ROUTE + " [hops]");

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
  }

  @Test
  @Case({1, 2})
  void aLinkThatGoesDownTakesAllButItsLocalRoutesAndOnlyTheConnectedComeBack() {
    assertEquals(ADDED, ofIpv4("ip route add 192.0.2.0/24 via 10.0.0.2"));
    assertEquals(
        List.of(
            "removed link-down 10.0.0.0/24 table 254",
            "removed link-down 10.0.0.255/32 table 255",
            "removed link-down " + ROUTE),
        ofIpv4("ip link set v0 down"));
    assertEquals(
        List.of("added announced 10.0.0.0/24 table 254", "added announced 10.0.0.255/32 table 255"),
        ofIpv4(up("v0", "p0")));
  }

  @Test
  @Case(3)
  void aLostCarrierMarksTheRoutesOfTheLinkAndItsReturnUnmarksThem() {
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    assertEquals(marked("carrier-lost"), pairs.after(down("p0", "v0"), Route.KIND));
    assertEquals(marked("carrier-back"), pairs.after(up("p0", "v0"), Route.KIND));
  }

  private static List<String> marked(String cause) {
    return List.of(
        "changed " + cause + " 10.0.0.0/24 table 254 [flags, hops]",
        "changed " + cause + " 10.0.0.255/32 table 255 [flags, hops]",
        "changed " + cause + " " + ROUTE + " [flags, hops]",
        "changed " + cause + " 2001:db8::/64 table 254 [flags, hops]");
  }

  @Test
  @Case(4)
  void theLastAddressTakesTheRoutesOverItsLinkAlong() {
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    assertEquals(
        List.of(
            "removed announced 10.0.0.0/24 table 254",
            "removed announced 10.0.0.1/24",
            "removed announced 10.0.0.1/32 table 255",
            "removed announced 10.0.0.255/32 table 255",
            "removed last-address " + ROUTE),
        pairs.after("ip address del 10.0.0.1/24 dev v0", Route.KIND, Address.KIND));
  }

  @Test
  @Case(5)
  void anAddressThatIsNotTheLastLeavesTheRoutesOverItsLink() {
    pairs.after("ip address add 10.0.5.1/24 dev v0; ip route add 192.0.2.0/24 via 10.0.5.2");
    assertEquals(
        List.of(
            "removed announced 10.0.0.0/24 table 254",
            "removed announced 10.0.0.1/24",
            "removed announced 10.0.0.1/32 table 255",
            "removed announced 10.0.0.255/32 table 255"),
        pairs.after("ip address del 10.0.0.1/24 dev v0", Route.KIND, Address.KIND));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24"));
  }

  @Test
  @Case(6)
  void aRemovedPreferredSourceRemovesTheRouteInTheMainTableOnly() {
    pairs.after(
        """
        ip address add 10.0.5.1/24 dev v0
        ip route add 192.0.2.0/24 dev v1 src 10.0.5.1
        ip route add 192.0.2.0/24 dev v1 src 10.0.5.1 table 77
        """);
    assertEquals(
        List.of(
            "removed announced 10.0.5.0/24 table 254",
            "removed announced 10.0.5.1/32 table 255",
            "removed announced 10.0.5.255/32 table 255",
            "removed announced " + ROUTE),
        ofIpv4("ip address del 10.0.5.1/24 dev v0"));
    assertEquals(1, pairs.monitor.model().routes(Family.IPV4, 77).count());
  }

  @Test
  @Case(7)
  void aMultipathRouteLosesHopsOneByOneRegainsThemAndGoesWithTheLast() {
    pairs.after("ip route add 192.0.2.0/24 nexthop via 10.0.0.2 nexthop via 10.1.0.2");
    List<String> one =
        List.of(
            "changed link-down " + ROUTE + " [hops]",
            "removed link-down 10.1.0.0/24 table 254",
            "removed link-down 10.1.0.255/32 table 255");
    assertEquals(one, ofIpv4("ip link set v1 down"));
    assertEquals(
        List.of(
            "added announced 10.1.0.0/24 table 254",
            "added announced 10.1.0.255/32 table 255",
            "changed carrier-back " + ROUTE + " [hops]"),
        ofIpv4(up("v1", "p1")));
    assertEquals(one, ofIpv4("ip link set v1 down"));
    assertEquals(
        List.of(
            "removed link-down 10.0.0.0/24 table 254",
            "removed link-down 10.0.0.255/32 table 255",
            "removed link-down " + ROUTE),
        ofIpv4("ip link set v0 down"));
  }

  @Test
  @Case(8)
  void aDeletedLinkTakesTheWholeMultipathRouteAlong() {
    pairs.after("ip route add 192.0.2.0/24 nexthop via 10.0.0.2 nexthop via 10.1.0.2");
    assertEquals(
        List.of(
            "removed announced 10.1.0.1/32 table 255",
            "removed link-removed 10.1.0.0/24 table 254",
            "removed link-removed 10.1.0.255/32 table 255",
            "removed link-removed " + ROUTE),
        ofIpv4("ip link del v1"));
  }

  @Test
  @Case({9, 10})
  void routesToOneDestinationStandInTheOrderOfTheKernel() {
    assertEquals(ADDED, ofIpv4("ip route add 192.0.2.0/24 via 10.0.0.2"));
    assertEquals(List.of(), ofIpv4("ip route replace 192.0.2.0/24 via 10.0.0.2"));
    assertEquals(OTHER_HOPS, ofIpv4("ip route replace 192.0.2.0/24 via 10.0.0.3"));
    assertEquals(ADDED, ofIpv4("ip route append 192.0.2.0/24 via 10.0.0.4"));
    assertEquals(ADDED, ofIpv4("ip route prepend 192.0.2.0/24 via 10.0.0.5"));
    assertEquals(List.of("10.0.0.5", "10.0.0.3", "10.0.0.4"), gateways());
    assertEquals(OTHER_HOPS, ofIpv4("ip route replace 192.0.2.0/24 via 10.0.0.6"));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24 via 10.0.0.3"));
    assertEquals(List.of("10.0.0.6", "10.0.0.4"), gateways());
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24"));
    assertEquals(List.of("10.0.0.4"), gateways());
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24"));
  }

  private List<String> gateways() {
    return pairs
        .monitor
        .model()
        .routes(Family.IPV4, Route.TABLE_MAIN)
        .filter(route -> route.destination().toString().equals("192.0.2.0/24"))
        .map(route -> String.valueOf(route.hops().get(0).via()))
        .toList();
  }

  @Test
  @Case(11)
  void aMetricIsAChangeAndTheRouteIsFoundWhenItGoes() {
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    List<String> changed = List.of("changed announced " + ROUTE + " [metrics]");
    assertEquals(changed, ofIpv4("ip route change 192.0.2.0/24 via 10.0.0.2 mtu 1400"));
    assertEquals(changed, ofIpv4("ip route change 192.0.2.0/24 via 10.0.0.2 mtu 1400 advmss 1300"));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24"));
  }

  @Test
  @Case(12)
  void aDestinationHasARouteForEachTosMetricAndTable() {
    List<String> four = new ArrayList<>();
    for (String distinct : List.of("", "tos 0x10", "metric 50", "table 77")) {
      four.addAll(ofIpv4("ip route add 192.0.2.0/24 via 10.0.0.2 " + distinct));
    }
    String inOther = "192.0.2.0/24 table 77";
    assertEquals(
        List.of(ADDED.get(0), ADDED.get(0), ADDED.get(0), "added announced " + inOther), four);
    assertEquals(OTHER_HOPS, ofIpv4("ip route change 192.0.2.0/24 via 10.0.0.3 tos 0x10"));
    assertEquals(
        List.of("changed announced " + inOther + " [hops]"),
        ofIpv4("ip route change 192.0.2.0/24 via 10.0.0.3 table 77"));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24 metric 50"));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24 tos 0x10"));
    assertEquals(
        List.of("removed announced " + inOther), ofIpv4("ip route del 192.0.2.0/24 table 77"));
    assertEquals(REMOVED, ofIpv4("ip route del 192.0.2.0/24"));
  }

  private List<String> ofIpv4(String script) {
    return pairs.after(script, Route.KIND).stream().filter(line -> !line.contains(":")).toList();
  }
}
