package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.BROADCAST;
import static io.github.netlinkagent.monitor.text.Examples.MULTICAST;
import static io.github.netlinkagent.monitor.text.Examples.UP;
import static io.github.netlinkagent.monitor.text.Examples.address;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.mac;
import static io.github.netlinkagent.monitor.text.Examples.neighbor;
import static io.github.netlinkagent.monitor.text.Examples.route;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor.State;
import io.github.netlinkagent.monitor.NetworkObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What linkmonitor, with which the project began, prints behind the time. */
class TerseWordingTest {

  private final Wording wording =
      Wording.of(
          Model.of(List.of(link(2, "veth0"), link(3, "veth1"))), Names.in(Path.of("/nowhere")));

  @Test
  void aLinkSaysWhichOfItsFlagsHaveChanged() {
    Link down = link(3, "veth1", "veth", 2, BROADCAST | MULTICAST);
    Link up = link(3, "veth1", "veth", 2, BROADCAST | MULTICAST | UP);
    assertEquals("new link: dev=veth1 flags=1002 change=-1", wording.terse(added(down)));
    assertEquals("new link: dev=veth1 flags=1003 change=1", wording.terse(changed(down, up)));
    assertEquals("new link: dev=veth1 flags=1003 change=0", wording.terse(changed(up, up)));
    assertEquals("del link: dev=veth1 flags=1003 change=-1", wording.terse(removed(up)));
  }

  @Test
  void anAddressIsToldWithoutItsPrefix() {
    assertEquals(
        "new addr: dev=veth1 address=192.168.100.101",
        wording.terse(added(address(3, "192.168.100.101", 24))));
    assertEquals(
        "del addr: dev=veth0 address=2001:db8::1",
        wording.terse(removed(address(2, "2001:db8::1", 64))));
  }

  @Test
  void aNeighborIsToldWithItsState() {
    assertEquals(
        "new neigh: dev=veth0 dst=192.168.0.62 laddr=2:0:0:0:0:11 reachable",
        wording.terse(added(neighbor(2, "192.168.0.62", State.REACHABLE, 0, 0))));
    assertEquals(
        "del neigh: dev=veth0 dst=192.168.0.62 failed",
        wording.terse(removed(neighbor(2, "192.168.0.62", State.FAILED, 0, 0))));
    assertEquals("52:54:0:20:1d:56", HardwareWording.terse(mac(0x52, 0x54, 0, 0x20, 0x1d, 0x56)));
  }

  @Test
  void aRouteIsToldByWhereItLeads() {
    assertTerse("route: dev=veth1 dst=192.168.100.101", route("192.168.100.101/32").dev(3).type(2));
    assertTerse(
        "route: dev=veth1 dst=10.0.0.0/8 gateway=192.168.100.1",
        route("10.0.0.0/8").via("192.168.100.1", 3));
    assertTerse("route: dev=veth0 dst=default gateway=fe80::1", route("::/0").via("fe80::1", 2));
    assertTerse(
        "route: dst=10.0.0.0/8 dev=veth0 gateway=10.1.0.2 dev=veth1 gateway=10.2.0.2",
        route("10.0.0.0/8").nexthop("10.1.0.2", 2, 1, 0, 0).nexthop("10.2.0.2", 3, 1, 0, 0));
    assertTerse("route: dst=10.0.0.0/8 unreachable", route("10.0.0.0/8").type(7));
  }

  @Test
  void whatCouldBreakALineIsEscaped() {
    assertEquals(
        "new link: dev=e\\x0adel flags=11043 change=-1", wording.terse(added(link(4, "e\ndel"))));
  }

  private void assertTerse(String expected, RouteExample route) {
    assertEquals("new " + expected, wording.terse(added(route.build())));
  }

  private static Change added(NetworkObject object) {
    return new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH);
  }

  private static Change changed(NetworkObject old, NetworkObject now) {
    return new Change.Changed(old, now, List.of(), Cause.ANNOUNCED, 1, Instant.EPOCH);
  }

  private static Change removed(NetworkObject object) {
    return new Change.Removed(object, Cause.ANNOUNCED, 1, Instant.EPOCH);
  }
}
