package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.TwoPairs.down;
import static io.github.netlinkagent.monitor.TwoPairs.up;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drift cases of IPv6 routes, of which those over gateways are one with many hops. */
@RequiresNamespace
class Ipv6RouteCasesTest {

  private static final String ROUTE = "2001:db8:b::/64 table 254";
  private static final List<String> ADDED = List.of("added announced " + ROUTE);
  private static final List<String> REMOVED = List.of("removed announced " + ROUTE);
  private static final List<String> OTHER_HOPS = List.of("changed announced " + ROUTE + " [hops]");

  /** The kernel shows it to the owner of the machine only. */
  private static final Path SKIP_NOTIFY =
      Path.of("/proc/sys/net/ipv6/route/skip_notify_on_dev_down");

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
  @Case(13)
  void allThatARouteCanHaveIsHeld() {
    assertEquals(
        List.of(
            "added announced 192.0.2.0/24 table 254",
            "added announced 192.0.3.0/24 table 254",
            "added announced 198.51.100.0/24 table 254",
            "added announced 2001:db8:b::/64 table 254",
            "added announced 2001:db8:d::/64 table 254",
            "added announced 203.0.113.0/25 table 254",
            "added announced 203.0.113.128/25 table 254"),
        routesAfter(
            """
            ip route add 192.0.2.0/24 via inet6 2001:db8::2 dev v0
            ip route add 192.0.3.0/24 via inet6 fe80::1 dev v0
            ip route add 198.51.100.0/24 via 172.16.9.9 dev v0 onlink
            ip route add 203.0.113.0/25 via 10.0.0.2 realm 7
            ip route add blackhole 203.0.113.128/25 proto bgp
            ip -6 route add 2001:db8:b::/64 from 2001:db8:c::/64 via 2001:db8::2 proto bgp
            ip -6 route add 2001:db8:d::/64 dev v0 \\
              encap seg6 mode encap segs 2001:db8::5,2001:db8::6
            """));
    assertEquals(
        List.of("changed announced 203.0.113.0/25 table 254 [hops]"),
        routesAfter("ip route change 203.0.113.0/25 via 10.0.0.2 realm 7/8"));
    assertEquals(
        List.of(
            "removed announced 198.51.100.0/24 table 254",
            "removed announced 2001:db8:b::/64 table 254",
            "removed announced 2001:db8:d::/64 table 254",
            "removed announced 203.0.113.128/25 table 254"),
        routesAfter(
            """
            ip route del 198.51.100.0/24
            ip route del 203.0.113.128/25
            ip -6 route del 2001:db8:b::/64 from 2001:db8:c::/64
            ip -6 route del 2001:db8:d::/64
            """));
  }

  @Test
  @Case(14)
  void hopsJoinAndLeaveOneRoute() {
    assertEquals(ADDED, routesAfter("ip -6 route append 2001:db8:b::/64 via 2001:db8::2"));
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route append 2001:db8:b::/64 via 2001:db8::3"));
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route append 2001:db8:b::/64 via 2001:db8:1::2"));
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route del 2001:db8:b::/64 via 2001:db8::3"));
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route replace 2001:db8:b::/64 via 2001:db8::4"));
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route append 2001:db8:b::/64 via 2001:db8::3"));
    assertEquals(REMOVED, routesAfter("ip -6 route del 2001:db8:b::/64"));
  }

  @Test
  @Case(15)
  void aReplacedRouteOverADeviceMayBeThereTwice() {
    pairs.after(
        """
        ip -6 route append 2001:db8:b::/64 dev v0
        ip -6 route append 2001:db8:b::/64 dev v1
        ip -6 route append 2001:db8:b::/64 via 2001:db8::2
        """);
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route replace 2001:db8:b::/64 dev v1"));
    assertEquals(3, count());
    assertEquals(OTHER_HOPS, routesAfter("ip -6 route replace 2001:db8:b::/64 via 2001:db8:1::2"));
    assertEquals(REMOVED, routesAfter("ip -6 route del 2001:db8:b::/64 dev v1"));
    assertEquals(REMOVED, routesAfter("ip -6 route del 2001:db8:b::/64 dev v1"));
    assertEquals(REMOVED, routesAfter("ip -6 route del 2001:db8:b::/64"));
  }

  @Test
  @Case(16)
  void whatTheDumpHidesBetweenSiblingsTheModelHides() {
    String second = "ip -6 route %s 2001:db8:b::/64 via 2001:db8:1::2";
    List<String> hides =
        List.of("changed announced " + ROUTE + " [hops]", "removed siblings " + ROUTE);
    pairs.after(
        """
        ip -6 route append 2001:db8:b::/64 via 2001:db8::2
        ip -6 route append 2001:db8:b::/64 dev v1
        """);
    assertEquals(hides, routesAfter(second.formatted("append")));
    assertEquals(1, count());
    assertEquals(
        List.of("added siblings " + ROUTE, "changed announced " + ROUTE + " [hops]"),
        routesAfter(second.formatted("del")));
    assertEquals(2, count());
    assertEquals(hides, routesAfter(second.formatted("append")));
    assertEquals(List.of(), routesAfter("ip -6 route del 2001:db8:b::/64 dev v1"));
    assertEquals(ADDED, routesAfter("ip -6 route append 2001:db8:b::/64 dev v0"));
  }

  @Test
  @Case(17)
  void hopsOfAMultipathRouteAreMarkedWithTheirLink() {
    pairs.after(
        "ip -6 route add 2001:db8:b::/64 nexthop via 2001:db8::2 nexthop via 2001:db8:1::2");
    assertEquals(
        List.of(
            "changed carrier-lost 2001:db8:1::/64 table 254 [flags, hops]",
            "changed carrier-lost " + ROUTE + " [hops]"),
        routesAfter(down("p1", "v1"), "10.1."));
    assertEquals(
        List.of(
            "changed carrier-back 2001:db8:1::/64 table 254 [flags, hops]",
            "changed carrier-back " + ROUTE + " [hops]"),
        routesAfter(up("p1", "v1"), "10.1."));
    List<String> lost =
        List.of(
            "changed link-down " + ROUTE + " [hops]",
            "removed announced 2001:db8:1::/64 table 254",
            "removed announced 2001:db8:1::1/128 table 255");
    assertEquals(lost, routesAfter("ip link set v1 down", "10.1."));
    assertEquals(
        List.of("changed carrier-back " + ROUTE + " [hops]"), routesAfter(up("v1", "p1"), "10.1."));
    pairs.after("ip -6 address add 2001:db8:1::1/64 dev v1 nodad");
    assertEquals(lost, routesAfter("ip link set v1 down", "10.1."));
    // The kernel announces that each of the hops goes.
    assertEquals(
        List.of(
            "changed announced " + ROUTE + " [flags, hops]",
            "removed announced 2001:db8::/64 table 254",
            "removed announced 2001:db8::1/128 table 255",
            "removed announced " + ROUTE),
        routesAfter("ip link set v0 down", "10.0."));
  }

  @Test
  @Case(17)
  void aDeletedLinkTakesItsHopsAlong() {
    pairs.after(
        "ip -6 route add 2001:db8:b::/64 nexthop via 2001:db8::2 nexthop via 2001:db8:1::2");
    assertEquals(
        List.of(
            "changed announced " + ROUTE + " [hops]",
            "removed announced 2001:db8:1::/64 table 254",
            "removed announced 2001:db8:1::1/128 table 255"),
        routesAfter("ip link del v1", "10.1."));
  }

  @Test
  @Case(18)
  void aLinkThatGoesDownTakesItsRoutesAlongWhetherOrNotTheKernelTellsSo() throws Exception {
    assertAllGo("link-down", "ip link set v0 down");
  }

  @Test
  @Case(18)
  void soDoesALinkOnWhichIpv6IsSwitchedOff() throws Exception {
    assertAllGo("last-address", "echo 1 > /proc/sys/net/ipv6/conf/v0/disable_ipv6");
  }

  private void assertAllGo(String cause, String script) throws Exception {
    boolean silent = Files.isWritable(SKIP_NOTIFY);
    String before = silent ? Files.readString(SKIP_NOTIFY) : "";
    try {
      if (silent) {
        Files.writeString(SKIP_NOTIFY, "1");
      }
      pairs.after("ip -6 route add 2001:db8:b::/64 via 2001:db8::2");
      String removed = "removed " + (silent ? cause : "announced") + " ";
      assertEquals(
          List.of(
              removed + "2001:db8::/64 table 254",
              removed + "2001:db8::1/128 table 255",
              removed + ROUTE),
          routesAfter(script, "10.0."));
    } finally {
      if (silent) {
        Files.writeString(SKIP_NOTIFY, before);
      }
    }
  }

  private long count() {
    return pairs
        .monitor
        .model()
        .routes(Family.IPV6, Route.TABLE_MAIN)
        .filter(route -> route.destination().toString().equals("2001:db8:b::/64"))
        .count();
  }

  private List<String> routesAfter(String script) {
    return pairs.after(script, Route.KIND);
  }

  /** The same without the routes of IPv4 to destinations that begin so. */
  private List<String> routesAfter(String script, String prefix) {
    return routesAfter(script).stream().filter(line -> !line.contains(" " + prefix)).toList();
  }
}
