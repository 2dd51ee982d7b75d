package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neighbor tables follow the links, and what they count is no change. */
class NeighborTableTest {

  @Test
  @RequiresNamespace
  void eachLinkHasItsParametersAsLongAsItIsThere() {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      assertTold(
          pairs.after("ip link add v2 type veth peer name p2"),
          "added link-added inet arp_cache dev v2 ",
          "added link-added inet6 ndisc_cache dev p2 ");
      // Too small for IPv6.
      assertTold(
          pairs.after("ip link set v2 mtu 1000"), "removed mtu-changed inet6 ndisc_cache dev v2 ");
      assertTold(
          pairs.after("ip link set v2 mtu 1500"), "added mtu-changed inet6 ndisc_cache dev v2 ");
      assertTold(
          pairs.after("ip link del v2"),
          "removed link-removed inet arp_cache dev v2 ",
          "removed link-removed inet6 ndisc_cache dev p2 ");
    }
  }

  /** ndisc_ifinfo_sysctl_change has IPv6 tell of its view of the link; ARP does nothing like it. */
  @Test
  @RequiresNamespace
  void ofTheTimesOfIpv6TheViewOfTheLinkTells() {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      assertTold(
          pairs.after("echo 20000 > /proc/sys/net/ipv6/neigh/v0/base_reachable_time_ms"),
          "changed link-view inet6 ndisc_cache dev v0 base_reachable 20000 ");
    }
  }

  @Test
  @RequiresNamespace
  void whatIsCountedIsNoChange() {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      List<String> told =
          pairs.after("ip neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev v0 nud stale");
      assertEquals(List.of(), told.stream().filter(line -> line.contains("_cache")).toList());
    }
  }

  @Test
  void aTableIsWordedWithoutCountsWhereItIsAnnounced() {
    NeighborTable table = (NeighborTable) GoldenObjects.read("neighbor-table").get(0);
    Wording wording = Wording.of(Model.of(List.of()), Names.builtIn());
    assertEquals(
        "inet arp_cache thresh1 128 thresh2 512 thresh3 1024 gc_int 30000 refcnt 1 reachable 26400"
            + " base_reachable 30000 retrans 1000 gc_stale 60000 delay_probe 5000 queue 101"
            + " app_probes 0 ucast_probes 3 mcast_probes 3 anycast_delay 1000 proxy_delay 800"
            + " proxy_queue 64 locktime 1000",
        wording.listed(table));
    assertEquals(
        "inet arp_cache thresh1 128 thresh2 512 thresh3 1024 gc_int 30000 base_reachable 30000"
            + " retrans 1000 gc_stale 60000 delay_probe 5000 queue 101 app_probes 0 ucast_probes 3"
            + " mcast_probes 3 anycast_delay 1000 proxy_delay 800 proxy_queue 64 locktime 1000"
            + " mcast_reprobes 0 interval_probe_time 5000 queue_bytes 212992",
        wording.object(table, Instant.EPOCH));
    assertEquals("ntable: name=arp_cache", wording.terse(table));
  }

  @Test
  void theLinkThatNobodySeesIsAStar() {
    NeighborTable table = (NeighborTable) GoldenObjects.read("neighbor-table-of-a-link").get(0);
    Wording wording = Wording.of(Model.of(List.of()), Names.builtIn());
    assertEquals("ntable: name=arp_cache dev=if3", wording.terse(table));
    NeighborTable unseen =
        new NeighborTable(table.family(), table.name(), 0, AttributeSet.NONE, AttributeSet.NONE);
    assertEquals("inet arp_cache dev *", wording.listed(unseen));
    assertEquals(List.of(), unseen.links().boxed().toList());
  }

  private static void assertTold(List<String> told, String... beginnings) {
    for (String beginning : beginnings) {
      assertTrue(
          told.stream().anyMatch(line -> line.startsWith(beginning)), () -> beginning + told);
    }
  }
}
