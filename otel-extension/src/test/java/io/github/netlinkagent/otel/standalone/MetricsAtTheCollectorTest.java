package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.testing.Eventually;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsAtTheCollectorTest {

  private static final Map<String, Object> ETH0 = Map.of("network.interface.name", "eth0");
  private final ExportFixture fixture = new ExportFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theStateOfTheModelIsExported() {
    fixture
        .monitor
        .with(Samples.link(2, "eth0"))
        .with(Samples.address(2, "192.0.2.5", 24, 0x80))
        .with(Samples.route("0.0.0.0", 0, "192.0.2.1", 2))
        .with(Samples.route("198.51.100.0", 24, "192.0.2.1", 2))
        .with(Samples.neighbor(2, "192.0.2.1", "020000000001", Neighbor.State.REACHABLE))
        .flapped(2, 3);
    fixture.start();

    awaitMetric("netlink.interface.mtu", ETH0, 1500);
    assertEquals(Map.of(Map.of(), 1L), fixture.sink.metric("netlink.interface.count"));
    assertEquals(
        Map.of(
            with(ETH0, "netlink.interface.state", "up"), 1L,
            with(ETH0, "netlink.interface.state", "down"), 0L),
        fixture.sink.metric("netlink.interface.status"));
    assertMetric(
        "netlink.interface.operational.status", with(ETH0, "netlink.interface.operstate", "up"), 1);
    assertMetric(
        "netlink.interface.operational.status",
        with(ETH0, "netlink.interface.operstate", "dormant"),
        0);
    assertMetric("netlink.interface.carrier.status", ETH0, 1);
    assertMetric("netlink.interface.flaps", ETH0, 3);
    assertMetric("netlink.address.count", with(ETH0, "network.type", "ipv4"), 1);
    assertMetric("netlink.address.count", with(ETH0, "network.type", "ipv6"), 0);
    assertEquals(
        Map.of(table("ipv4", "main"), 2L, table("ipv6", "main"), 0L),
        fixture.sink.metric("netlink.route.count"));
    assertEquals(
        Map.of(Map.of("network.type", "ipv4"), 1L, Map.of("network.type", "ipv6"), 0L),
        fixture.sink.metric("netlink.route.default.status"));
    assertMetric(
        "netlink.neighbor.count",
        Map.of("network.type", "ipv4", "netlink.neighbor.state", "reachable"),
        1);
    assertMetric("netlink.agent.status", Map.of("netlink.agent.state", "running"), 1);
    assertMetric("netlink.agent.kernel_drops", Map.of(), 4);
    assertEquals(
        Map.of(
            found("link", "audit"), 0L, found("route", "audit"), 2L, found("route", "resync"), 4L),
        fixture.sink.metric("netlink.agent.drift"));
    assertEquals(
        Map.of(found("link", "audit"), 3L), fixture.sink.metric("netlink.agent.unannounced"));
  }

  @Test
  void countsAddUpAndSizesDoNot() {
    fixture.monitor.with(Samples.link(2, "eth0"));
    fixture.start();

    awaitMetric("netlink.interface.mtu", ETH0, 1500);
    assertTrue(fixture.sink.metricNamed("netlink.interface.mtu").orElseThrow().hasGauge());
    var count = fixture.sink.metricNamed("netlink.interface.count").orElseThrow();
    assertFalse(count.getSum().getIsMonotonic());
    assertEquals("{interface}", count.getUnit());
    assertEquals(
        AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE,
        count.getSum().getAggregationTemporality());
    var flaps = fixture.sink.metricNamed("netlink.interface.flaps").orElseThrow();
    assertTrue(flaps.getSum().getIsMonotonic());
  }

  @Test
  void anEmptyMainTableHasNoRoutesAndAnyOtherHasNoSeries() {
    Route main = Samples.route("198.51.100.0", 24, "192.0.2.1", 2);
    Route other = Samples.route(100, "198.51.100.0", 24, List.of());
    fixture.monitor.with(Samples.link(2, "eth0")).with(main).with(other);
    fixture.start();
    awaitMetric("netlink.route.count", table("ipv4", "main"), 1);
    assertMetric("netlink.route.count", table("ipv4", "100"), 1);

    fixture.monitor.remove(other, Cause.ANNOUNCED);
    fixture.monitor.remove(main, Cause.LINK_DOWN);

    awaitMetric("netlink.route.count", table("ipv4", "main"), 0);
    assertEquals(
        Map.of(table("ipv4", "main"), 0L, table("ipv6", "main"), 0L),
        fixture.sink.metric("netlink.route.count"));
  }

  @Test
  void anUnusableDefaultRouteCountsAsNone() {
    Route usable = Samples.route("0.0.0.0", 0, "192.0.2.1", 2);
    fixture.monitor.with(Samples.link(2, "eth0")).with(usable);
    fixture.start();
    awaitMetric("netlink.route.default.status", Map.of("network.type", "ipv4"), 1);

    fixture.monitor.remove(usable, Cause.LINK_DOWN);

    awaitMetric("netlink.route.default.status", Map.of("network.type", "ipv4"), 0);
  }

  private void awaitMetric(String name, Map<String, Object> series, long value) {
    Eventually.holds(
        () -> Long.valueOf(value).equals(fixture.sink.metric(name).get(series)),
        () -> name + " is " + fixture.sink.metric(name) + fixture.complaints);
  }

  private void assertMetric(String name, Map<String, Object> series, long value) {
    assertEquals(value, fixture.sink.metric(name).get(series), () -> name + " " + series);
  }

  private static Map<String, Object> table(String family, String table) {
    return Map.of("network.type", family, "netlink.route.table", table);
  }

  private static Map<String, Object> with(Map<String, Object> series, String key, String value) {
    Map<String, Object> extended = new HashMap<>(series);
    extended.put(key, value);
    return extended;
  }

  private static Map<String, Object> found(String kind, String cause) {
    return Map.of("netlink.object.kind", kind, "netlink.change.cause", cause);
  }
}
