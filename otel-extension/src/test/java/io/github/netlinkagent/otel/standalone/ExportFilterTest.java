package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Rule;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is tracked and not exported is in the model, and in neither events nor metrics. */
@RequiresNamespace
final class ExportFilterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The last change is the only neighbor: when it has arrived, all before it have. */
  private static final String OPERATIONS =
      """
      ip link add probe0 mtu 1400 type veth peer name probe1
      ip link set probe0 up
      ip link set probe1 up
      ip address add 192.0.2.5/24 dev probe0
      ip address add 2001:db8::5/64 dev probe0 nodad
      ip address add 198.51.100.5/24 dev probe1
      ip route add 203.0.113.0/24 via 192.0.2.1
      ip route add 203.0.113.0/24 via 192.0.2.1 table 77
      ip route add 203.0.113.64/26 via 192.0.2.1 proto bgp
      ip route add 203.0.113.128/26 via 198.51.100.1
      ip rule add prio 77 table 77
      ip neigh add 192.0.2.77 lladdr 02:00:00:00:00:77 nud permanent dev probe0
      """;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final OtlpSink sink = new OtlpSink();
  private NetworkMonitor monitor;
  private OtelExport export;

  ExportFilterTest() throws Exception {}

  private void open(String arguments) throws Exception {
    Settings settings = Settings.read(arguments, new Properties(), Map.of(), complaints::add);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    export =
        OtelExport.start(
            monitor,
            monitor.subscribe(10_000, settings.exported()),
            new MetricOptions(Duration.ofSeconds(1), false, settings.exported()),
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())::get,
            complaints::add);
    assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
    Shell.run(OPERATIONS);
    Eventually.holds(
        () -> !sink.records("netlink.neighbor.change").isEmpty(),
        () -> sink.records() + " " + complaints);
  }

  @AfterEach
  void close() {
    export.close(Duration.ofSeconds(2));
    monitor.close();
    sink.close();
    Shell.run("ip link del probe0; ip rule del prio 77");
    assertEquals(List.of(), complaints);
  }

  @Test
  void oneInterfaceAndWhatItHas() throws Exception {
    open("export.interfaces.include=probe0,export.objects=link|address|route|neighbor");

    assertEquals(Set.of("probe0"), values("network.interface.name"));
    assertEquals(Set.of("192.0.2.5", "2001:db8::5"), global(values("netlink.address.local")));
    assertEquals(Set.of(), values("netlink.object.kind"));
    assertEquals(
        Set.of("203.0.113.0/24", "203.0.113.64/26"),
        values("netlink.route.destination").stream()
            .filter(destination -> destination.startsWith("203."))
            .collect(Collectors.toSet()));
    awaitMetric("netlink.interface.mtu", Map.of(Map.of("network.interface.name", "probe0"), 1400L));
    awaitMetric("netlink.interface.count", Map.of(Map.of(), 1L));
    assertEquals(Map.of(), sink.metric("netlink.object.count"));
    assertTrue(monitor.model().all(Rule.KIND).anyMatch(rule -> rule.priority() == 77));
    assertTrue(monitor.model().links().size() > 2, () -> monitor.model().links().toString());
  }

  @Test
  void oneVersionOfIpAndOneTableWithoutSomeProtocols() throws Exception {
    open(
        "export.families=ipv4,export.tables=main,export.protocols.exclude=bgp|kernel,"
            + "export.objects.exclude=rule");

    assertEquals(Set.of("192.0.2.5", "198.51.100.5"), values("netlink.address.local"));
    assertEquals(Set.of("203.0.113.0/24", "203.0.113.128/26"), values("netlink.route.destination"));
    Map<String, Object> main = Map.of("network.type", "ipv4", "netlink.route.table", "main");
    awaitMetric("netlink.route.count", Map.of(main, 2L));
    assertEquals(
        Set.of("ipv4"),
        sink.metric("netlink.neighbor.count").keySet().stream()
            .map(series -> series.get("network.type"))
            .collect(Collectors.toSet()));
    assertTrue(
        sink.metric("netlink.object.count").keySet().stream()
            .noneMatch(series -> series.containsValue("rule")),
        () -> sink.metric("netlink.object.count").toString());
    assertTrue(
        monitor.model().addresses().stream()
            .map(Address::local)
            .anyMatch(address -> address.toString().equals("2001:db8::5")));
  }

  /** The values that an attribute has in all events about changes. */
  private Set<String> values(String key) {
    return sink.records().stream()
        .filter(event -> event.getEventName().endsWith(".change"))
        .map(event -> OtlpSink.attributes(event.getAttributesList()))
        .filter(attributes -> attributes.containsKey(key))
        .map(attributes -> attributes.get(key).toString())
        .collect(Collectors.toSet());
  }

  private static Set<String> global(Set<String> addresses) {
    return addresses.stream()
        .filter(address -> !address.startsWith("fe80:"))
        .collect(Collectors.toSet());
  }

  private void awaitMetric(String name, Map<Map<String, Object>, Object> series) {
    Eventually.holds(
        () -> series.equals(sink.metric(name)), () -> sink.metric(name) + " " + complaints);
  }
}
