package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.OtlpSink.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way: a command changes the kernel, and a record arrives at the collector. */
@RequiresNamespace
final class KernelToCollectorTest {

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private OtlpSink sink;
  private NetworkMonitor monitor;
  private OtelExport export;

  @BeforeEach
  void open() throws Exception {
    sink = new OtlpSink();
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    export =
        OtelExport.start(
            monitor,
            monitor.subscribe(10_000),
            new MetricOptions(Duration.ofSeconds(1), false),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())::get,
            complaints::add);
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
  }

  @AfterEach
  void close() {
    export.close(Duration.ofSeconds(2));
    monitor.close();
    sink.close();
    Shell.run("ip link del probe0 2>&- || true");
  }

  @Test
  void everyKindOfChangeArrivesAndSoDoTheRoutesThatVanishSilently() {
    Instant start = Instant.now();
    Shell.run("ip link add probe0 type veth peer name probe1; ip link set probe1 up");
    awaitEvent(
        "netlink.interface.change", "added", "announced", "network.interface.name", "probe0");
    Shell.run("ip link set probe0 up; ip address add 192.0.2.5/24 dev probe0");
    awaitEvent(
        "netlink.address.change", "added", "announced", "netlink.address.local", "192.0.2.5");
    Shell.run("ip route add 198.51.100.0/24 via 192.0.2.1");
    awaitEvent(
        "netlink.route.change",
        "added",
        "announced",
        "netlink.route.destination",
        "198.51.100.0/24");
    Shell.run("ip neigh add 192.0.2.77 lladdr 02:00:00:00:00:77 dev probe0");
    awaitEvent(
        "netlink.neighbor.change",
        "added",
        "announced",
        "netlink.neighbor.destination",
        "192.0.2.77");

    Shell.run("ip link set probe0 down");

    awaitEvent(
        "netlink.route.change",
        "removed",
        "link-down",
        "netlink.route.destination",
        "198.51.100.0/24");
    assertEquals(1, sink.records("netlink.sync.complete").size());
    sink.records()
        .forEach(
            event ->
                assertTrue(
                    event.getTimeUnixNano() / 1_000_000 >= start.minusSeconds(60).toEpochMilli(),
                    event::toString));
    assertEquals(List.of(), complaints);
  }

  @Test
  void metricsFollowTheKernelAndForgetWhatIsGone() {
    Map<String, Object> probe = Map.of("network.interface.name", "probe0");
    Shell.run("ip link add probe0 mtu 1400 type veth peer name probe1");
    awaitMtu(probe, 1400L);

    Shell.run("ip link set probe0 mtu 1300");
    awaitMtu(probe, 1300L);

    Shell.run("ip link del probe0");
    Eventually.holds(() -> !sink.metric("netlink.interface.mtu").containsKey(probe), this::metrics);
  }

  @Test
  void twoThousandInterfacesAreCountedAndAFewHaveSeries() {
    int before = interfaces();
    try {
      Shell.run(
          """
          seq 1000 | awk '{ print "link add m" $1 " group 7 type veth peer name n" $1 }' |
            ip -batch -
          """);

      Eventually.holds(
          () -> sink.metric("netlink.interface.count").equals(Map.of(Map.of(), before + 2000L)),
          () -> sink.metric("netlink.interface.count") + " " + complaints);
      assertEquals(250, sink.metric("netlink.interface.mtu").size());
      assertEquals(1750, sink.metric("netlink.interface.operational.status").size());
    } finally {
      Shell.run("ip link del group 7");
    }
    Eventually.holds(
        () -> sink.metric("netlink.interface.mtu").size() == before,
        () -> sink.metric("netlink.interface.mtu") + " " + complaints);
  }

  private static int interfaces() {
    return Shell.run("ip -o link").size();
  }

  private void awaitMtu(Map<String, Object> series, Long mtu) {
    Eventually.holds(
        () -> mtu.equals(sink.metric("netlink.interface.mtu").get(series)), this::metrics);
  }

  private String metrics() {
    return sink.metric("netlink.interface.mtu") + " " + complaints;
  }

  private void awaitEvent(String name, String type, String cause, String key, String value) {
    Map<String, Object> wanted =
        Map.of("netlink.change.type", type, "netlink.change.cause", cause, key, value);
    Eventually.holds(
        () ->
            sink.records(name).stream()
                .map(event -> attributes(event.getAttributesList()))
                .anyMatch(attributes -> attributes.entrySet().containsAll(wanted.entrySet())),
        () -> "no " + name + " " + wanted + " in " + sink.records() + complaints);
  }
}
