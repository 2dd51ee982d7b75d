package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Forwarding entries, proxies, multicast and anycast addresses. */
class GoldenBridgeTest {

  @Test
  void anEntryOfABridgeTellsItsPortAndItsMaster() {
    NeighborMessage entry = neighbor("fdb-bridge-static");
    assertEquals(Family.BRIDGE, entry.family());
    assertEquals(3, entry.index());
    assertEquals(2, entry.master());
    assertEquals("02:00:00:00:00:77", String.valueOf(entry.address()));
    assertEquals(0x40, entry.state());
    assertEquals(List.of(), entry.unknown());
  }

  @Test
  void anEntryOfAVxlanTellsItsRemoteEnd() {
    NeighborMessage entry = neighbor("fdb-vxlan-remote");
    assertEquals("10.0.0.9", String.valueOf(entry.destination()));
    assertEquals(99, entry.port());
    assertEquals(77, entry.vni());
    assertEquals(4, entry.remoteIndex());
    assertEquals(-1, entry.sourceVni());
    assertEquals(44, neighbor("fdb-vxlan-source-vni").sourceVni());
    assertEquals(4, neighbor("fdb-vxlan-nexthop").nexthopId());
  }

  @Test
  void theRarerAttributesOfAnEntryAreRead() {
    NeighborMessage entry = neighbor("fdb-vlan");
    assertEquals(100, entry.vlan());
    assertEquals(3, entry.linkNetnsId());
    assertEquals(2, entry.extendedFlags());
    assertEquals(3, entry.activityNotify());
    assertTrue(entry.dontRefresh());
    assertEquals(0x40, entry.stateMask());
    assertEquals(0x10, entry.flagsMask());
    assertEquals(List.of(), entry.unknown());
  }

  @Test
  void aProxyIsMarkedAsOne() {
    NeighborMessage proxy = neighbor("neighbor-proxy");
    assertEquals(NeighborMessage.PROXY, proxy.flags());
    assertEquals(4, proxy.protocol());
  }

  @Test
  void multicastAndAnycastAddressesAreToldApart() {
    GroupAddressMessage group = group("multicast-ipv4");
    assertEquals("239.1.1.1", String.valueOf(group.multicast()));
    assertEquals(4, group.index());
    assertEquals(200, group("multicast-ipv6-listed").scope());
    assertTrue(group("multicast-removed").deletes());
    assertEquals("2001:db8::", String.valueOf(group("anycast-ipv6").anycast()));
    assertEquals(List.of(), group.unknown());
  }

  private static NeighborMessage neighbor(String name) {
    return assertInstanceOf(NeighborMessage.class, GoldenMessage.read(name));
  }

  private static GroupAddressMessage group(String name) {
    return assertInstanceOf(GroupAddressMessage.class, GoldenMessage.read(name));
  }
}
