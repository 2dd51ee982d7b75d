package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.OpenTelemetryCollector;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.otel.RequiresCollector;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forty operations on the network, and whichever way the agent came into the host: each event is in
 * the file of a real Collector exactly once.
 *
 * <p>All combinations with the JDKs found and both protocols take some minutes: {@code mvn verify
 * -Plong}. Without it each way, each JDK and each protocol comes once.
 */
@RequiresNamespace
@RequiresCollector
class EveryWayIT {

  private static final List<String> PROTOCOLS = List.of("http/protobuf", "grpc");
  private static final int INTERFACES = 4;

  /** Ten operations, each with the event that it is known by. */
  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(
              "ip link add ew%1$d type veth peer name xw%1$d",
              "netlink.interface.change INFO added network.interface.name=ew%1$d"),
          new Operation(
              "ip link set xw%1$d up; ip link set ew%1$d up mtu 140%1$d",
              "netlink.interface.change INFO changed netlink.before.interface.mtu=1500"
                  + " netlink.interface.mtu=140%1$d"),
          new Operation(
              "ip address add 10.9.%1$d.1/24 dev ew%1$d",
              "netlink.address.change INFO added netlink.address.local=10.9.%1$d.1"),
          new Operation(
              "ip neighbor add 10.9.%1$d.2 lladdr 02:00:00:00:00:02 dev ew%1$d",
              "netlink.neighbor.change INFO added netlink.neighbor.destination=10.9.%1$d.2"
                  + " netlink.neighbor.state=permanent"),
          new Operation(
              "ip route add 192.0.%1$d.0/24 via 10.9.%1$d.2",
              "netlink.route.change INFO added netlink.route.destination=192.0.%1$d.0/24"),
          new Operation(
              "ip route replace 192.0.%1$d.0/24 via 10.9.%1$d.3",
              "netlink.route.change INFO changed netlink.route.destination=192.0.%1$d.0/24"
                  + " netlink.before.route.gateway=10.9.%1$d.2"),
          new Operation(
              "ip route del 192.0.%1$d.0/24",
              "netlink.route.change INFO removed netlink.route.destination=192.0.%1$d.0/24"),
          new Operation(
              "ip neighbor del 10.9.%1$d.2 dev ew%1$d",
              "netlink.neighbor.change DEBUG removed netlink.neighbor.destination=10.9.%1$d.2"),
          new Operation(
              "ip address del 10.9.%1$d.1/24 dev ew%1$d",
              "netlink.address.change WARN removed netlink.address.local=10.9.%1$d.1"),
          new Operation(
              "ip link del ew%1$d",
              "netlink.interface.change INFO removed network.interface.name=ew%1$d"));

  @TempDir private Path folder;

  static Stream<Arguments> combinations() {
    List<Jdk> jdks = Jdk.all();
    List<Arguments> combinations = new ArrayList<>();
    for (Way way : Way.values()) {
      if (Boolean.getBoolean("test.matrix")) {
        jdks.forEach(jdk -> PROTOCOLS.forEach(p -> combinations.add(Arguments.of(way, jdk, p))));
      } else {
        int turn = combinations.size();
        combinations.add(
            Arguments.of(way, jdks.get(turn % jdks.size()), PROTOCOLS.get(turn / 2 % 2)));
      }
    }
    return combinations.stream();
  }

  @AfterEach
  void tidyUp() {
    Shell.run("for i in 0 1 2 3; do ip link del ew$i 2>&- || true; done");
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("combinations")
  void eachEventArrivesOnce(Way way, Jdk jdk, String protocol) throws Exception {
    try (OpenTelemetryCollector collector = OpenTelemetryCollector.start(folder);
        ForkedHost host = start(way, jdk, protocol, collector)) {
      operate();

      Eventually.holds(
          () -> isTold(collector, expected().get(expected().size() - 1)),
          () -> records(collector) + "\n" + host + "\n" + collector);
      Outcome outcome = host.tellNoMore().end();

      List<LogRecord> records = collector.records();
      for (String event : expected()) {
        assertEquals(1, records.stream().filter(record -> matches(record, event)).count(), event);
      }
      eachRevisionOnce(records);
      records.forEach(EveryWayIT::isWhole);
      assertEquals(
          Set.of(way == Way.STANDALONE ? "" : "opentelemetry-java-instrumentation"),
          collector.senders(),
          "whose SDK it was");
      assertEquals(0, collector.spans(), "the export must not trace itself");
      assertEquals(0, outcome.status());
      List<String> said = Way.noteworthy(outcome.errors());
      assertEquals(way.isTwice() ? 1 : 0, said.size(), said::toString);
    }
  }

  private static ForkedHost start(
      Way way, Jdk jdk, String protocol, OpenTelemetryCollector collector) {
    ForkedHost host =
        way.attach(ForkedHost.on(jdk))
            .environment("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(protocol))
            // The extension is set by the other agent's own variables.
            .environment("OTEL_INSTRUMENTATION_NETLINK_AUDIT_INTERVAL", "0")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor();
    Eventually.holds(
        () -> host.ask("registered netlink:type=Agent").equals("true"), host::toString);
    Eventually.holds(
        () -> host.ask("attribute netlink:type=Agent State").equals("RUNNING"), host::toString);
    return host;
  }

  private static void operate() {
    for (int i = 0; i < INTERFACES; i++) {
      for (Operation operation : OPERATIONS) {
        Shell.run(operation.command().formatted(i));
      }
    }
  }

  private static List<String> expected() {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < INTERFACES; i++) {
      for (Operation operation : OPERATIONS) {
        events.add(operation.event().formatted(i));
      }
    }
    return events;
  }

  private static boolean isTold(OpenTelemetryCollector collector, String event) {
    return collector.records().stream().anyMatch(record -> matches(record, event));
  }

  private static boolean matches(LogRecord record, String event) {
    String[] words = event.split(" ", -1);
    Map<String, Object> attributes = ReceivedTelemetry.attributes(record.getAttributesList());
    return record.getEventName().equals(words[0])
        && record.getSeverityNumber().name().equals("SEVERITY_NUMBER_" + words[1])
        && words[2].equals(attributes.get("netlink.change.type"))
        && Stream.of(words)
            .skip(3)
            .map(word -> word.split("=", 2))
            .allMatch(pair -> pair[1].equals(String.valueOf(attributes.get(pair[0]))));
  }

  /**
   * The revision grows by one with everything that is announced: no gap is lost, nothing is twice.
   */
  private static void eachRevisionOnce(List<LogRecord> records) {
    List<Long> revisions =
        records.stream()
            .map(record -> (Long) attribute(record, "netlink.revision"))
            .sorted()
            .toList();
    assertEquals(LongStream.rangeClosed(1, records.size()).boxed().toList(), revisions);
  }

  private static void isWhole(LogRecord record) {
    assertFalse(record.getEventName().isEmpty(), record::toString);
    assertNotEquals(0, record.getTimeUnixNano(), record::toString);
    assertNotEquals(0, record.getSeverityNumberValue(), record::toString);
    assertFalse(record.getBody().getStringValue().isEmpty(), record::toString);
    assertEquals(null, attribute(record, "netlink.coalesced"), record::toString);
  }

  private static Object attribute(LogRecord record, String name) {
    return ReceivedTelemetry.attributes(record.getAttributesList()).get(name);
  }

  private static List<String> records(OpenTelemetryCollector collector) {
    return collector.records().stream()
        .map(record -> record.getEventName() + " " + record.getBody().getStringValue())
        .toList();
  }

  /** The event's name, severity, the type of the change, and then some of its attributes. */
  private record Operation(String command, String event) {}
}
