package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@RequiresNamespace
class NetworkMonitorTest {

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
  void theFirstSyncEqualsADumpAndAnnouncesNoObject() {
    KernelDump.settle(pairs.monitor.model());
    assertEquals(List.of(), pairs.announced());
    assertEquals(MonitorStatus.State.RUNNING, pairs.monitor.status().state());
    assertTrue(pairs.monitor.status().lastSyncMillis() >= 0);
  }

  @Test
  void whoSubscribesAfterTheFirstSyncHearsOfItAllTheSame() throws Exception {
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(10)));
    Subscription late = pairs.monitor.subscribe(10);
    Announcement first = late.poll(Duration.ZERO).orElseThrow().announcement();
    assertTrue(first instanceof SyncComplete sync && sync.initial(), first::toString);
    assertEquals(0, late.waiting());
  }

  @Test
  @Case(10)
  void whatTheKernelAnnouncesIsAnnouncedOnce() {
    assertEquals(
        List.of("added announced 192.0.2.0/24 table 254"),
        pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2"));
    assertEquals(List.of(), pairs.after("ip route replace 192.0.2.0/24 via 10.0.0.2"));
    assertEquals(
        List.of("changed announced 192.0.2.0/24 table 254 [hops]"),
        pairs.after("ip route replace 192.0.2.0/24 via 10.0.0.3"));
    assertEquals(
        List.of("removed announced 192.0.2.0/24 table 254"),
        pairs.after("ip route del 192.0.2.0/24"));
    assertEquals(
        List.of("added announced 10.0.0.2 PERMANENT"),
        pairs.after("ip neighbor add 10.0.0.2 lladdr 02:00:00:00:00:02 dev v0"));
    assertEquals(
        List.of("changed announced v0 [alias]"), pairs.after("ip link set v0 alias uplink"));
  }

  @Test
  void theOrderAndTheSharesOfHopsAreADifferenceOfIpv4() {
    String route = "ip route %s 192.0.2.0/24 nexthop via 10.0.0.%d nexthop via 10.0.0.%d";
    pairs.after(route.formatted("add", 2, 3));
    List<String> changed = List.of("changed announced 192.0.2.0/24 table 254 [hops]");
    assertEquals(changed, pairs.after(route.formatted("replace", 3, 2)));
    assertEquals(changed, pairs.after(route.formatted("replace", 3, 2) + " nexthop via 10.0.0.2"));
    assertEquals(changed, pairs.after(route.formatted("replace", 3, 2) + " nexthop via 10.0.0.3"));
  }

  @Test
  void theCarrierOfALinkThatIsDownFollowsThatOfTheOneBelow() {
    pairs.after("ip link add m0 link v0 type macvlan; ip link set m0 up; ip link set m0 down");
    assertTrue(link("m0").carrier());
    pairs.after("ip link set p0 down");
    assertFalse(link("m0").carrier());
    pairs.after("ip link set p0 up");
    assertTrue(link("m0").carrier());
  }

  @Test
  void theLinkBelowReceivesEverythingAsLongAsTheOneAboveIsUp() {
    pairs.after("ip link add m0 link v0 type macvlan mode bridge; ip link set v0 up");
    pairs.after("ip link set m0 up");
    assertEquals(1, link("v0").promiscuity());
    pairs.after("ip link set m0 down");
    assertEquals(0, link("v0").promiscuity());
  }

  private Link link(String name) {
    return pairs.monitor.model().links().stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAddressRevivesTheHopsThatDiedWithTheLastOne() {
    pairs.after("ip route add 192.0.2.0/24 nexthop via 10.0.0.2 nexthop via 10.1.0.2");
    pairs.after("ip address del 10.1.0.1/24 dev v1");
    Set<String> routes = ofFourth(pairs.after("ip address add 10.1.0.1/24 dev v1"));
    assertTrue(
        routes.contains("changed address-added 192.0.2.0/24 table 254 [hops]"), routes::toString);
  }

  @RepeatedTest(2)
  void theTentativeAddressOfABridgeIsFoundWhenItMayUseItsCarrier() {
    Shell.run("ip link add br7 type bridge; ip link set p1 master br7; ip link set br7 up");
    try {
      Eventually.holds(
          () -> Shell.succeeds("ip -6 address show dev br7 | grep -q fe80"), () -> "no address");
      KernelDump.settle(pairs.monitor.model());
    } finally {
      Shell.run("ip link del br7");
    }
  }

  @Test
  void theLastOfTwoSiblingsHasMetricsThatWereNeverAnnounced() {
    pairs.after("ip -6 route append 2001:db8:b::/64 via 2001:db8::2");
    pairs.after("ip -6 route append 2001:db8:b::/64 via 2001:db8:1::2 mtu 1400");
    pairs.after("ip link set v1 mtu 1298");
    List<String> left = pairs.after("ip -6 route del 2001:db8:b::/64 via 2001:db8::2");
    assertEquals(
        List.of(
            "changed announced 2001:db8:b::/64 table 254 [hops]",
            "changed siblings 2001:db8:b::/64 table 254 [metrics]"),
        left);
  }

  @Test
  void aLookupAnswersAsTheKernelWould() throws Exception {
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    Route route = pairs.monitor.lookup(IpAddress.of(new byte[] {(byte) 192, 0, 2, 9}));
    assertEquals("10.0.0.2", String.valueOf(route.hops().get(0).via()));
    assertEquals(Route.TABLE_MAIN, route.table());
    byte[] peer = {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};
    Route ofSix = pairs.monitor.lookup(IpAddress.of(peer));
    assertEquals(indexOf("v0"), ofSix.hops().get(0).index());
    assertEquals(Route.TABLE_MAIN, ofSix.table());
    NetlinkException none =
        assertThrows(
            NetlinkException.class,
            () -> pairs.monitor.lookup(IpAddress.of(new byte[] {8, 8, 8, 8})));
    assertTrue(
        none.getMessage().contains("no way to 8.8.8.8: it answered ENETUNREACH"), none::getMessage);
  }

  @Test
  void whatChangesNothingElseReadsNothing() {
    pairs.announced();
    AtomicInteger routes = new AtomicInteger();
    // What the kernel still has to tell of the links may have something read meanwhile.
    Eventually.holds(
        () -> {
          long requests = pairs.monitor.status().requests();
          Shell.run("ip route add 192.0.2.%d via 10.0.0.2".formatted(routes.incrementAndGet()));
          KernelDump.settle(pairs.monitor.model());
          return pairs.monitor.status().requests() == requests;
        },
        () -> "each of %d routes has had something read".formatted(routes.get()));
  }

  @Test
  void closingIsQuickAndKeepsTheModel() {
    int links = pairs.monitor.model().count(Link.KIND);
    long start = System.nanoTime();
    pairs.monitor.close();
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 150);
    assertEquals(MonitorStatus.State.STOPPED, pairs.monitor.status().state());
    assertEquals(links, pairs.monitor.model().count(Link.KIND));
  }

  /** The changes of IPv4 routes. */
  private static Set<String> ofFourth(List<String> changes) {
    Set<String> routes = new TreeSet<>();
    for (String change : changes) {
      if (change.contains(" table ") && !change.contains(":")) {
        routes.add(change);
      }
    }
    return routes;
  }

  private static int indexOf(String link) {
    return Integer.parseInt(Shell.run("cat /sys/class/net/%s/ifindex".formatted(link)).get(0));
  }
}
