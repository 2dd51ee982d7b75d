package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.otel.TelemetryNames;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Metrics follow every change, and their number stays bounded. */
final class GaugesFollowTest {

  private static final Map<String, Object> ETH0 = Map.of("network.interface.name", "eth0");
  private static final Map<String, Object> ETH1 = Map.of("network.interface.name", "eth1");
  private final ExportFixture fixture = new ExportFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theSeriesOfARemovedInterfaceVanish() {
    Link removed = Samples.link(3, "eth1");
    fixture.monitor.with(Samples.link(2, "eth0")).with(removed);
    fixture.start();
    awaitMetric("netlink.interface.mtu", ETH1, 1500);

    fixture.monitor.remove(removed, Cause.ANNOUNCED);

    Eventually.holds(
        () -> !fixture.sink.metric("netlink.interface.mtu").containsKey(ETH1),
        () -> "still there: " + fixture.sink.metric("netlink.interface.mtu"));
    assertTrue(fixture.sink.metric("netlink.interface.mtu").containsKey(ETH0));
    assertFalse(
        fixture.sink.metric("netlink.interface.operational.status").keySet().stream()
            .anyMatch(series -> series.containsValue("eth1")));
  }

  @Test
  void whateverChangesIsSeenWithinTwoSeconds() {
    Link eth0 = Samples.link(2, "eth0");
    Link eth1 = Samples.link(3, "eth1");
    Link jumbo = Samples.link(3, "eth1", true, 9000);
    Address address = Samples.address(2, "192.0.2.5", 24, 0x80);
    Route route = Samples.route("198.51.100.0", 24, "192.0.2.1", 2);
    Neighbor stale = Samples.neighbor(2, "192.0.2.1", "020000000001", Neighbor.State.STALE);
    Neighbor failed = Samples.neighbor(2, "192.0.2.1", null, Neighbor.State.FAILED);
    ScriptedMonitor monitor = fixture.monitor.with(eth0);
    fixture.start();
    awaitMetric("netlink.interface.count", Map.of(), 1);
    Map<String, Object> ipv4 = Map.of("network.type", "ipv4");

    Map<String, Object> addresses = with(ETH0, "network.type", "ipv4");
    Map<String, Object> main = with(ipv4, "netlink.route.table", "main");
    Map<String, Object> staleOnes = with(ipv4, "netlink.neighbor.state", "stale");
    Map<String, Object> failedOnes = with(ipv4, "netlink.neighbor.state", "failed");
    List<Duration> taken = new ArrayList<>();
    taken.add(follow(() -> monitor.add(eth1), "interface.count", Map.of(), 2));
    taken.add(follow(() -> monitor.change(eth1, jumbo), "interface.mtu", ETH1, 9000));
    taken.add(follow(() -> remove(jumbo), "interface.count", Map.of(), 1));
    taken.add(follow(() -> monitor.add(address), "address.count", addresses, 1));
    taken.add(follow(() -> remove(address), "address.count", addresses, 0));
    taken.add(follow(() -> monitor.add(route), "route.count", main, 1));
    taken.add(follow(() -> monitor.add(stale), "neighbor.count", staleOnes, 1));
    taken.add(follow(() -> monitor.change(stale, failed), "neighbor.count", failedOnes, 1));
    taken.add(follow(() -> remove(failed), "neighbor.count", failedOnes, 0));

    // Each follows a collection at once, which is the worst moment; a busy machine may be late.
    Collections.sort(taken);
    Duration median = taken.get(taken.size() / 2);
    assertTrue(median.compareTo(Duration.ofSeconds(2)) < 0, taken::toString);
  }

  @Test
  void constantChangeIsOneCollectionASecondAtTheMost() {
    Link before = Samples.link(2, "eth0");
    fixture.monitor.with(before);
    fixture.start();
    awaitMetric("netlink.interface.mtu", ETH0, 1500);

    long start = System.nanoTime();
    long first = collections();
    AtomicInteger mtu = new AtomicInteger(1500);
    Eventually.holds(
        () -> {
          Link old = Samples.link(2, "eth0", true, mtu.get());
          fixture.monitor.change(old, Samples.link(2, "eth0", true, mtu.incrementAndGet()));
          return collections() >= first + 4;
        },
        () -> collections() + " collections");

    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    // The first of the four may have been due at once.
    assertTrue(taken.toMillis() >= 2900, taken::toString);
  }

  @Test
  void ofTwoThousandInterfacesPhysicalOnesAndThenTheOldestHaveSeries() {
    for (int i = 1; i < 2000; i++) {
      fixture.monitor.with(Samples.link(i, "veth" + i));
    }
    fixture.monitor.with(Samples.physical(2000, "eth0"));
    fixture.start();

    awaitMetric("netlink.interface.count", Map.of(), 2000);
    Set<Object> observed = names("netlink.interface.mtu");
    assertEquals(250, observed.size());
    assertTrue(observed.containsAll(Set.of("eth0", "veth1", "veth249")), observed::toString);
    assertFalse(observed.contains("veth250"), observed::toString);
    for (TelemetryNames.Metric metric : TelemetryNames.Metric.values()) {
      Map<Map<String, Object>, Long> series = fixture.sink.metric(metric.metricName());
      assertTrue(series.size() < 2000, () -> metric + " has " + series.size());
      assertTrue(
          series.keySet().stream().noneMatch(key -> key.containsKey("otel.metric.overflow")));
    }

    Link another = Samples.link(2001, "veth2001");
    fixture.monitor.add(another);

    awaitMetric("netlink.interface.count", Map.of(), 2001);
    assertEquals(observed, names("netlink.interface.mtu"), "the same ones as before");
  }

  /** How long it takes from the change until the metric shows it. */
  private Duration follow(Runnable change, String metric, Map<String, Object> series, long value) {
    long start = System.nanoTime();
    change.run();
    awaitMetric("netlink." + metric, series, value);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void remove(NetworkObject object) {
    fixture.monitor.remove(object, Cause.ANNOUNCED);
  }

  private long collections() {
    return fixture.sink.requests().stream()
        .filter(request -> request.path().endsWith("/v1/metrics"))
        .count();
  }

  private Set<Object> names(String metric) {
    return fixture.sink.metric(metric).keySet().stream()
        .map(series -> series.get("network.interface.name"))
        .collect(Collectors.toSet());
  }

  private void awaitMetric(String name, Map<String, Object> series, long value) {
    Eventually.holds(
        () -> Long.valueOf(value).equals(fixture.sink.metric(name).get(series)),
        () -> name + " is " + fixture.sink.metric(name) + fixture.complaints);
  }

  private static Map<String, Object> with(Map<String, Object> series, String key, String value) {
    Map<String, Object> extended = new HashMap<>(series);
    extended.put(key, value);
    return extended;
  }
}
