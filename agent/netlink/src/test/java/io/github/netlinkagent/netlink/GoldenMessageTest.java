package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenMessageTest {

  @Test
  void aLinkTellsItsNamesItsPeerAndItsKind() {
    LinkMessage link = link("link-veth");
    assertEquals("v0", link.get(LinkAttributes.IFNAME));
    assertEquals(3, link.index());
    assertEquals(1, link.type());
    assertEquals(0x11043, link.flags());
    assertEquals(1400, link.get(LinkAttributes.MTU));
    assertEquals(2, link.get(LinkAttributes.LINK));
    assertEquals("uplink", link.get(LinkAttributes.IFALIAS));
    assertEquals(List.of("lan0"), link.alternativeNames());
    assertEquals("veth", link.info().kind());
    assertEquals("0a:dc:32:9c:24:91", String.valueOf(link.get(LinkAttributes.ADDRESS)));
    assertEquals("ff:ff:ff:ff:ff:ff", String.valueOf(link.get(LinkAttributes.BROADCAST)));
    assertEquals(6, link.get(LinkAttributes.OPERSTATE));
    assertEquals(1, link.get(LinkAttributes.CARRIER));
    assertEquals("noqueue", link.get(LinkAttributes.QDISC));
    assertEquals(1000, link.get(LinkAttributes.TXQLEN));
    assertTrue(link.statistics().sentPackets() > 0);
    assertEquals(68, link.get(LinkAttributes.MIN_MTU));
  }

  @Test
  void aBridgePortTellsItsMasterAndWhatKindItIs() {
    LinkMessage port = link("link-bridge-port");
    assertEquals(4, port.get(LinkAttributes.MASTER));
    assertEquals("bridge", port.info().portKind());
    assertEquals("veth", port.info().kind());
    assertEquals(0, port.family());
  }

  @Test
  void theBridgesViewOfALinkIsMarkedAsSuch() {
    LinkMessage view = link("link-view-of-bridge");
    assertEquals(Family.BRIDGE.number(), view.family());
    assertEquals(4, view.get(LinkAttributes.MASTER));
  }

  @Test
  void aRemovedLinkDeletes() {
    assertTrue(link("link-removed").deletes());
    assertEquals("br0", link("link-removed").get(LinkAttributes.IFNAME));
  }

  @Test
  void anAddressTellsItsPeerAndItsLifetimes() {
    AddressMessage address = (AddressMessage) GoldenMessage.read("address-ipv4-peer");
    assertEquals(Family.IPV4, address.family());
    assertEquals("10.7.0.1", String.valueOf(address.local()));
    assertEquals("10.7.0.2", String.valueOf(address.address()));
    assertEquals(32, address.prefixLength());
    assertEquals("v0:x", address.label());
    assertEquals(77, address.metric());
    assertEquals(0, address.flags());
    assertNotNull(address.cacheInfo());
    assertEquals(300, address.cacheInfo().preferred());
    assertEquals(900, address.cacheInfo().valid());
  }

  @Test
  void anAddressTellsItsBroadcastAndItsFlags() {
    AddressMessage address = (AddressMessage) GoldenMessage.read("address-ipv4");
    assertEquals("10.8.0.255", String.valueOf(address.broadcast()));
    assertEquals(0x80, address.flags());
    AddressMessage removed = (AddressMessage) GoldenMessage.read("address-removed");
    assertTrue(removed.deletes());
    assertEquals(address.local(), removed.local());
  }

  @Test
  void anIpv6AddressWithoutLifetimesLastsForEver() {
    AddressMessage address = (AddressMessage) GoldenMessage.read("address-ipv6-peer");
    assertEquals("2001:db8:7::1", String.valueOf(address.local()));
    assertEquals("2001:db8:7::2", String.valueOf(address.address()));
    assertEquals(0x82, address.flags());
    assertNotNull(address.cacheInfo());
    assertEquals(AddressMessage.CacheInfo.FOREVER, address.cacheInfo().valid());
  }

  @Test
  void aRouteTellsItsTableItsMetricsAndItsPreferredSource() {
    RouteMessage route = route("route-ipv4-metrics");
    assertEquals("192.0.2.0/24", route.destination().toString());
    assertEquals(1000, route.table());
    assertEquals(50, route.priority());
    assertEquals("10.0.0.1", String.valueOf(route.preferredSource()));
    assertEquals(Map.of(1, 4L, 2, 1400L, 8, 1300L), route.metrics());
    assertEquals("cubic", route.congestionControl());
    assertEquals("10.0.0.2", String.valueOf(route.hops().get(0).via()));
    assertEquals(3, route.hops().get(0).realm());
    assertEquals(3, route.protocol());
    assertEquals(1, route.type());
  }

  @Test
  void everyMetricIsReadByItsNumber() {
    RouteMessage route = route("route-ipv4-all-metrics");
    assertEquals(
        Map.ofEntries(
            Map.entry(1, 0x2084L),
            Map.entry(2, 1400L),
            Map.entry(3, 7000L),
            Map.entry(4, 88L),
            Map.entry(5, 48L),
            Map.entry(6, 13L),
            Map.entry(7, 14L),
            Map.entry(8, 1300L),
            Map.entry(9, 5L),
            Map.entry(10, 61L),
            Map.entry(11, 16L),
            Map.entry(12, 1L),
            Map.entry(13, 17L),
            Map.entry(14, 18L),
            Map.entry(15, 1L),
            Map.entry(17, 1L)),
        route.metrics());
    assertEquals("reno", route.congestionControl());
  }

  @Test
  void theGatewayOfASingleHopMayBeOfAnotherFamily() {
    assertEquals("fe80::2", String.valueOf(route("route-ipv4-via-ipv6").hops().get(0).via()));
  }

  @Test
  void aRouteThatWasLookedUpTellsTheMark() {
    assertEquals(0x17, route("route-looked-up-with-a-mark").mark());
  }

  @Test
  void anAddressTellsWhoHasSetIt() {
    assertEquals(4, ((AddressMessage) GoldenMessage.read("address-protocol")).protocol());
  }

  @Test
  void aMultipathRouteTellsAHopEachEvenOfAnotherFamily() {
    List<Hop> hops = route("route-ipv4-multipath").hops();
    assertEquals(2, hops.size());
    assertEquals("10.0.0.2", String.valueOf(hops.get(0).via()));
    assertEquals(3, hops.get(0).weight());
    assertEquals("fe80::2", String.valueOf(hops.get(1).via()));
    assertEquals(1, hops.get(1).weight());
    assertEquals(3, hops.get(1).index());
  }

  @Test
  void anEncapsulationIsKeptWithItsType() {
    Encapsulation encapsulation = route("route-ipv4-encap").hops().get(0).encapsulation();
    assertNotNull(encapsulation);
    assertEquals(2, encapsulation.type());
    assertEquals(52, encapsulation.attributes().length());
  }

  @Test
  void anIpv6RouteTellsItsSourceItsEndAndItsPreference() {
    RouteMessage route = route("route-ipv6-expires");
    assertEquals("2001:db8:9::/48", route.destination().toString());
    assertEquals("2001:db8:8::/48", route.source().toString());
    assertEquals(1, route.preference());
    assertEquals(1024, route.priority());
    assertNotNull(route.cacheInfo());
    assertEquals(60_000, route.cacheInfo().expires());
  }

  @Test
  void anIpv6MultipathRouteTellsAllSiblings() {
    assertEquals(
        List.of("2001:db8::2 weight 1", "2001:db8::3 weight 2"),
        route("route-ipv6-multipath").hops().stream()
            .map(hop -> hop.via() + " weight " + hop.weight())
            .toList());
  }

  @Test
  void aRejectingRouteTellsItsTypeAndARemovedOneDeletes() {
    assertEquals(7, route("route-ipv6-unreachable").type());
    assertTrue(route("route-removed").deletes());
    assertEquals(7, route("route-nexthop-object").nexthopId());
  }

  @Test
  void aNeighborTellsItsStateItsFlagsAndWhoMadeIt() {
    NeighborMessage neighbor = neighbor("neighbor-permanent");
    assertEquals("10.0.0.2", String.valueOf(neighbor.destination()));
    assertEquals("02:00:00:00:00:02", String.valueOf(neighbor.address()));
    assertEquals(0x80, neighbor.state());
    assertEquals(0x10, neighbor.flags());
    assertEquals(4, neighbor.protocol());
    assertEquals(3, neighbor.index());
    assertNotNull(neighbor.cacheInfo());
    NeighborMessage router = neighbor("neighbor-ipv6-router");
    assertEquals(Family.IPV6, router.family());
    assertEquals(0x80, router.flags());
    assertEquals(0x04, router.state());
    assertEquals(6000, router.cacheInfo() == null ? -1 : router.cacheInfo().confirmed());
    assertTrue(neighbor("neighbor-removed").deletes());
  }

  private static LinkMessage link(String name) {
    return assertInstanceOf(LinkMessage.class, GoldenMessage.read(name));
  }

  private static RouteMessage route(String name) {
    return assertInstanceOf(RouteMessage.class, GoldenMessage.read(name));
  }

  private static NeighborMessage neighbor(String name) {
    return assertInstanceOf(NeighborMessage.class, GoldenMessage.read(name));
  }
}
