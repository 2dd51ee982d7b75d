package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenMulticastRouteTest {

  @Test
  void aMulticastRouteTellsWherePacketsComeInAndGoOut() {
    MulticastRouteMessage route = route("multicast-route-ipv4");
    assertEquals(Family.IPV4, route.family());
    assertEquals(253, route.table());
    assertEquals("10.1.0.9", route.source().toString());
    assertEquals("239.1.1.2", route.group().toString());
    assertEquals(List.of(new MulticastRouteMessage.Output(3, 3)), route.outputs());
    assertEquals(5, route.inputIndex());
    assertEquals(new MulticastRouteMessage.Counters(0, 0, 0), route.counters());
    assertEquals(List.of(), route.unknown());
  }

  @Test
  void theAgeIsA64BitNumber() {
    assertTrue(route("multicast-route-listed").age() >= 0);
    assertEquals(Family.IPV6, route("multicast-route-listed").family());
    assertEquals(-1, route("multicast-route-unresolved").age());
  }

  @Test
  void anUnresolvedOneHasNoLinks() {
    MulticastRouteMessage route = route("multicast-route-unresolved");
    assertEquals(0x20, route.flags() & 0x20);
    assertEquals(0, route.inputIndex());
    assertEquals(List.of(), route.outputs());
  }

  @Test
  void aDaemonThatEndsLeavesEmptyOnesBehindToBeDeleted() {
    MulticastRouteMessage route = route("multicast-route-removed");
    assertTrue(route.deletes());
    assertEquals(List.of(), route.outputs());
  }

  @Test
  void aReportTellsOfAPacketThatHasNoRoute() {
    CacheReportMessage report = report("cache-report-ipv4");
    assertEquals(CacheReportMessage.NO_CACHE, report.type());
    assertEquals(1, report.vif());
    assertEquals("10.0.0.9", String.valueOf(report.source()));
    assertEquals("239.9.9.9", String.valueOf(report.group()));
    assertEquals(253, report.table());
    assertEquals("0100000000000000", String.valueOf(report.packet()));
    assertEquals(List.of(), report.unknown());
    assertEquals("ff05::77", String.valueOf(report("cache-report-ipv6").group()));
    assertEquals(Family.IPV6, report("cache-report-ipv6").family());
  }

  private static CacheReportMessage report(String name) {
    return assertInstanceOf(CacheReportMessage.class, GoldenMessage.read(name));
  }

  private static MulticastRouteMessage route(String name) {
    return assertInstanceOf(MulticastRouteMessage.class, GoldenMessage.read(name));
  }
}
