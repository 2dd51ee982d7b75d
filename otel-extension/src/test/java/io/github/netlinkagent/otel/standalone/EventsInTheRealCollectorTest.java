package io.github.netlinkagent.otel.standalone;

import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_INFO;
import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_WARN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.otel.RequiresCollector;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the OpenTelemetry Collector writes into its file, by each protocol. */
@RequiresNamespace
@RequiresCollector
final class EventsInTheRealCollectorTest {

  private final List<Event> expected = new ArrayList<>();
  @TempDir private Path folder;

  /** What is the same whenever a change happens: all but the moment and the revision. */
  private record Event(
      String name, SeverityNumber severity, String body, Map<String, Object> attributes) {

    static Event of(LogRecord event) {
      Map<String, Object> attributes = attributesOf(event);
      attributes.remove("netlink.revision");
      return new Event(
          event.getEventName(),
          event.getSeverityNumber(),
          event.getBody().getStringValue(),
          attributes);
    }
  }

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del probe0 2>&- || true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void everyChangeOfTheKernelIsThereOnceAndAsDocumented(String protocol) throws Exception {
    Instant start = Instant.now();
    try (RealCollectorFixture fixture = new RealCollectorFixture(folder, protocol)) {
      changeTheNetwork(fixture);

      Eventually.holds(
          () ->
              fixture.monitor.model().links().stream()
                  .noneMatch(one -> one.name().equals("probe0")),
          fixture::toString);
      Eventually.holds(
          () -> fixture.collector.records().size() == fixture.monitor.status().changes() + 1,
          () -> "changes and the first sync, and no more: " + fixture);
      List<LogRecord> records = fixture.collector.records();
      Map<Event, Long> counts =
          records.stream().collect(Collectors.groupingBy(Event::of, Collectors.counting()));
      expected.forEach(event -> assertEquals(1, counts.get(event), event + " of " + counts));
      assertEquals(
          records.size(),
          records.stream().map(one -> attributesOf(one).get("netlink.revision")).distinct().count(),
          records::toString);
      for (LogRecord event : records) {
        Instant time = Instant.ofEpochSecond(0, event.getTimeUnixNano());
        assertTrue(!time.isBefore(start) && !time.isAfter(Instant.now()), event::toString);
      }
      assertEquals(List.of(), fixture.complaints);
    }
  }

  private void changeTheNetwork(RealCollectorFixture fixture) {
    Shell.run(
        """
        ip link add probe0 address 02:00:00:00:00:05 type veth peer name probe1
        ip link set probe1 up; ip link set probe0 up""");
    Eventually.holds(() -> !Shell.run("ip link show probe0 | grep 'state UP'").isEmpty(), () -> "");
    String index = Shell.run("cat /sys/class/net/probe0/ifindex").get(0);
    happens(
        "ip link set probe0 mtu 1400",
        "netlink.interface.change",
        SEVERITY_NUMBER_INFO,
        index
            + ": probe0@probe1: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc noqueue state UP"
            + " group default link/ether 02:00:00:00:00:05 brd ff:ff:ff:ff:ff:ff",
        probe0(
            "netlink.change.type", "changed",
            "netlink.change.cause", "announced",
            "netlink.changed", List.of("mtu"),
            "netlink.before.interface.mtu", 1500L,
            "netlink.interface.mtu", 1400L,
            "netlink.interface.kind", "veth",
            "netlink.interface.state", "up",
            "netlink.interface.operstate", "up",
            "netlink.interface.carrier", true,
            "netlink.interface.address", "02:00:00:00:00:05"),
        fixture);
    happens(
        "ip address add 192.0.2.5/24 dev probe0",
        "netlink.address.change",
        SEVERITY_NUMBER_INFO,
        index
            + ": probe0 inet 192.0.2.5/24 scope global probe0 valid_lft forever preferred_lft"
            + " forever",
        probe0(
            "netlink.change.type", "added",
            "netlink.change.cause", "announced",
            "network.type", "ipv4",
            "netlink.address.local", "192.0.2.5",
            "netlink.address.prefix_length", 24L,
            "netlink.address.scope", "global",
            "netlink.address.flags", List.of("permanent")),
        fixture);
    happens(
        "ip neighbor add 192.0.2.1 lladdr 02:00:00:00:00:01 dev probe0",
        "netlink.neighbor.change",
        SEVERITY_NUMBER_INFO,
        "192.0.2.1 dev probe0 lladdr 02:00:00:00:00:01 PERMANENT",
        probe0(
            "netlink.change.type", "added",
            "netlink.change.cause", "announced",
            "network.type", "ipv4",
            "netlink.neighbor.destination", "192.0.2.1",
            "netlink.neighbor.address", "02:00:00:00:00:01",
            "netlink.neighbor.state", "permanent"),
        fixture);
    happens(
        "ip route add default via 192.0.2.1 metric 7 proto static",
        "netlink.route.change",
        SEVERITY_NUMBER_INFO,
        "default via 192.0.2.1 dev probe0 proto static metric 7",
        defaultRoute("added", "announced"),
        fixture);
    // What the kernel never mentions.
    happens(
        "ip link set probe0 down",
        "netlink.route.change",
        SEVERITY_NUMBER_WARN,
        "Deleted default via 192.0.2.1 dev probe0 proto static metric 7",
        defaultRoute("removed", "link-down"),
        fixture);
    Shell.run("ip link del probe0");
  }

  private static Map<String, Object> defaultRoute(String type, String cause) {
    return probe0(
        "netlink.change.type", type,
        "netlink.change.cause", cause,
        "network.type", "ipv4",
        "netlink.route.destination", "0.0.0.0/0",
        "netlink.route.gateway", "192.0.2.1",
        "netlink.route.table", "main",
        "netlink.route.metric", 7L,
        "netlink.route.type", "unicast",
        "netlink.route.protocol", "static",
        "netlink.route.scope", "global");
  }

  /** Waits until the Collector has the event, and keeps it, to be counted at the end. */
  private void happens(
      String command,
      String name,
      SeverityNumber severity,
      String body,
      Map<String, Object> attributes,
      RealCollectorFixture fixture) {
    Shell.run(command);
    Event event = new Event(name, severity, body, attributes);
    Eventually.holds(
        () -> fixture.collector.records().stream().map(Event::of).anyMatch(event::equals),
        () -> "no " + event + " in " + fixture);
    expected.add(event);
  }

  /** The attributes of an event that has to do with that interface. */
  private static Map<String, Object> probe0(Object... pairs) {
    Map<String, Object> attributes = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.put((String) pairs[i], pairs[i + 1]);
    }
    attributes.put("network.interface.name", "probe0");
    attributes.put(
        "netlink.interface.index",
        Long.valueOf(Shell.run("cat /sys/class/net/probe0/ifindex").get(0)));
    return attributes;
  }

  private static Map<String, Object> attributesOf(LogRecord event) {
    return OtlpSink.attributes(event.getAttributesList());
  }
}
