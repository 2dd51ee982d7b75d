package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.TwoPairs.down;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drift cases of nexthop objects, their groups and the routes over them. */
@RequiresNamespace
class NexthopCasesTest {

  private static final String SETUP =
      """
      ip nexthop add id 1 via 10.0.0.2 dev v0
      ip nexthop add id 2 via 10.1.0.2 dev v1
      ip nexthop add id 10 group 1/2
      ip route add 192.0.2.0/24 nhid 10
      ip route add 198.51.100.0/24 nhid 1
      ip nexthop add id 3 via 2001:db8::2 dev v0
      ip nexthop add id 4 via 2001:db8:1::2 dev v1
      ip nexthop add id 11 group 3/4
      ip -6 route add 2001:db8:a::/64 nhid 11
      ip -6 route add 2001:db8:b::/64 nhid 3
      """;

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip nexthop flush; echo 1 > /proc/sys/net/ipv4/nexthop_compat_mode");
  }

  private void setUp() {
    assertEquals(
        List.of(
            "added announced 192.0.2.0/24 table 254",
            "added announced 198.51.100.0/24 table 254",
            "added announced 2001:db8:a::/64 table 254",
            "added announced 2001:db8:b::/64 table 254",
            "added announced id 1 via 10.0.0.2 dev v0 scope link",
            "added announced id 10 group 1/2",
            "added announced id 11 group 3/4",
            "added announced id 2 via 10.1.0.2 dev v1 scope link",
            "added announced id 3 via 2001:db8::2 dev v0 scope link",
            "added announced id 4 via 2001:db8:1::2 dev v1 scope link"),
        after(SETUP));
  }

  @Test
  @Case(19)
  void routesFollowNexthopsThatAreReplacedAndDeleted() {
    setUp();
    assertEquals(
        List.of(
            "changed announced 192.0.2.0/24 table 254 [hops]",
            "changed announced 198.51.100.0/24 table 254 [hops]",
            "changed announced id 1 via 10.0.0.3 dev v0 scope link [gateway]"),
        after("ip nexthop replace id 1 via 10.0.0.3 dev v0"));
    assertEquals(
        List.of(
            "changed announced 192.0.2.0/24 table 254 [hops]",
            "changed announced id 10 group 1,3/2,5 [group]"),
        after("ip nexthop replace id 10 group 1,3/2,5"));
    assertEquals(
        List.of(
            "changed announced id 10 group 1,3 [group]",
            "changed nexthop 192.0.2.0/24 table 254 [hops]",
            "removed announced id 2 via 10.1.0.2 dev v1 scope link"),
        after("ip nexthop del id 2"));
    assertEquals(
        List.of(
            "removed announced id 1 via 10.0.0.3 dev v0 scope link",
            "removed announced id 10 group 1,3",
            "removed nexthop 192.0.2.0/24 table 254",
            "removed nexthop 198.51.100.0/24 table 254"),
        after("ip nexthop del id 1"));
  }

  @Test
  @Case(19)
  void routesOfIpv6FollowToo() {
    setUp();
    assertEquals(
        List.of(
            "changed announced 2001:db8:a::/64 table 254 [hops]",
            "changed announced 2001:db8:b::/64 table 254 [hops]",
            "changed announced id 3 via 2001:db8::3 dev v0 scope link [gateway]"),
        after("ip nexthop replace id 3 via 2001:db8::3 dev v0"));
    assertEquals(
        List.of(
            "changed announced id 11 group 3 [group]",
            "changed nexthop 2001:db8:a::/64 table 254 [hops]",
            "removed announced id 4 via 2001:db8:1::2 dev v1 scope link"),
        after("ip nexthop del id 4"));
    assertEquals(
        List.of(
            "removed announced 2001:db8:a::/64 table 254",
            "removed announced 2001:db8:b::/64 table 254",
            "removed announced id 11 group 3",
            "removed announced id 3 via 2001:db8::3 dev v0 scope link"),
        after("ip nexthop del id 3"));
  }

  @Test
  @Case(20)
  void aLinkThatGoesDownTakesItsNexthopsAlongAndTheOtherTheGroups() {
    setUp();
    assertEquals(
        List.of(
            "changed link-down id 10 group 2 [group]",
            "changed link-down id 11 group 4 [group]",
            "changed nexthop 192.0.2.0/24 table 254 [hops]",
            "changed nexthop 2001:db8:a::/64 table 254 [hops]",
            "removed announced 2001:db8::/64 table 254",
            "removed announced 2001:db8::1/128 table 255",
            "removed announced 2001:db8:b::/64 table 254",
            "removed link-down 10.0.0.0/24 table 254",
            "removed link-down 10.0.0.255/32 table 255",
            "removed link-down 198.51.100.0/24 table 254",
            "removed link-down id 1 via 10.0.0.2 dev v0 scope link",
            "removed link-down id 3 via 2001:db8::2 dev v0 scope link"),
        after("ip link set v0 down"));
    assertEquals(
        List.of(
            "removed announced 2001:db8:1::/64 table 254",
            "removed announced 2001:db8:1::1/128 table 255",
            "removed announced 2001:db8:a::/64 table 254",
            "removed link-down 10.1.0.0/24 table 254",
            "removed link-down 10.1.0.255/32 table 255",
            "removed link-down 192.0.2.0/24 table 254",
            "removed link-down id 10 group 2",
            "removed link-down id 11 group 4",
            "removed link-down id 2 via 10.1.0.2 dev v1 scope link",
            "removed link-down id 4 via 2001:db8:1::2 dev v1 scope link"),
        after("ip link set v1 down"));
  }

  @Test
  @Case(20)
  void aLinkThatLosesItsCarrierDoesSoAndADeletedOne() {
    setUp();
    assertEquals(
        List.of(
            "changed carrier-lost 10.0.0.0/24 table 254 [flags, hops]",
            "changed carrier-lost 10.0.0.255/32 table 255 [flags, hops]",
            "changed carrier-lost 2001:db8::/64 table 254 [flags, hops]",
            "changed carrier-lost id 10 group 2 [group]",
            "changed carrier-lost id 11 group 4 [group]",
            "changed nexthop 192.0.2.0/24 table 254 [hops]",
            "changed nexthop 2001:db8:a::/64 table 254 [hops]",
            "removed announced 2001:db8:b::/64 table 254",
            "removed carrier-lost 198.51.100.0/24 table 254",
            "removed carrier-lost id 1 via 10.0.0.2 dev v0 scope link",
            "removed carrier-lost id 3 via 2001:db8::2 dev v0 scope link"),
        after(down("p0", "v0")));
    assertEquals(
        List.of(
            "removed announced 10.1.0.1/32 table 255",
            "removed announced 2001:db8:1::/64 table 254",
            "removed announced 2001:db8:1::1/128 table 255",
            "removed announced 2001:db8:a::/64 table 254",
            "removed link-removed 10.1.0.0/24 table 254",
            "removed link-removed 10.1.0.255/32 table 255",
            "removed link-removed 192.0.2.0/24 table 254",
            "removed link-removed id 10 group 2",
            "removed link-removed id 11 group 4",
            "removed link-removed id 2 via 10.1.0.2 dev v1 scope link",
            "removed link-removed id 4 via 2001:db8:1::2 dev v1 scope link"),
        after("ip link del v1"));
  }

  @Test
  @Case(21)
  void routesThatTellTheirNexthopAloneGoSilentlyInBothFamilies() {
    Shell.run("echo 0 > /proc/sys/net/ipv4/nexthop_compat_mode");
    setUp();
    assertEquals(
        List.of(
            "changed announced id 1 via 10.0.0.3 dev v0 scope link [gateway]",
            "changed announced id 3 via 2001:db8::3 dev v0 scope link [gateway]"),
        after(
            """
            ip nexthop replace id 1 via 10.0.0.3 dev v0
            ip nexthop replace id 3 via 2001:db8::3 dev v0
            """));
    assertEquals(
        List.of(
            "changed announced id 10 group 2 [group]",
            "removed announced id 1 via 10.0.0.3 dev v0 scope link",
            "removed nexthop 198.51.100.0/24 table 254"),
        after("ip nexthop del id 1"));
    assertEquals(
        List.of(
            "changed announced id 11 group 4 [group]",
            "removed announced id 3 via 2001:db8::3 dev v0 scope link",
            "removed nexthop 2001:db8:b::/64 table 254"),
        after("ip nexthop del id 3"));
    assertEquals(
        List.of("removed announced id 10 group 2", "removed nexthop 192.0.2.0/24 table 254"),
        after("ip nexthop del id 10"));
    assertEquals(
        List.of("removed announced id 11 group 4", "removed nexthop 2001:db8:a::/64 table 254"),
        after("ip nexthop del id 11"));
  }

  private List<String> after(String script) {
    return pairs.after(script, Route.KIND, Nexthop.KIND);
  }
}
