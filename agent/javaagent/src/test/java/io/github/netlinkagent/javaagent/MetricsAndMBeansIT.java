package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.OpenTelemetryCollector;
import io.github.netlinkagent.otel.PrometheusSeries;
import io.github.netlinkagent.otel.RequiresCollector;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same agent by two ways: through a real Collector to Prometheus, and by JMX. */
@RequiresNamespace
@RequiresCollector
class MetricsAndMBeansIT {

  private static final String INTERFACE = "network_interface_name";

  /** What JMX counts by interface, where an object may be shown by several. */
  private static final String NOT_IN_JMX = PrometheusSeries.nameOf(Metric.OBJECT_COUNT);

  /** Metrics with a label that JMX does not tell apart. */
  private static final Map<String, String> SUMMED_UP =
      Map.of(
          PrometheusSeries.nameOf(Metric.NEIGHBOR_COUNT), "network_type",
          PrometheusSeries.nameOf(Metric.EXPORT_DROPPED), "error_type");

  @TempDir private Path folder;
  private OpenTelemetryCollector collector;
  private MBeanServerConnection beans;

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del mm0 2>&- || true");
  }

  @ParameterizedTest
  @MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
  void prometheusAndJmxShowTheSameValues(Jdk jdk) throws Exception {
    try (OpenTelemetryCollector started = OpenTelemetryCollector.start(folder);
        ForkedHost host = start(jdk, started.url("http/protobuf"));
        JMXConnector connector = host.connect()) {
      collector = started;
      beans = connector.getMBeanServerConnection();

      Shell.run(
          """
          ip link add mm0 mtu 1400 type veth peer name mm1; ip link set mm1 up; ip link set mm0 up
          ip address add 10.9.0.1/24 dev mm0; ip -6 address add 2001:db8::1/64 dev mm0
          ip neighbor add 10.9.0.2 lladdr 02:00:00:00:00:02 dev mm0
          ip route add default via 10.9.0.2; ip route add 192.0.2.0/24 via 10.9.0.2 table 100""");
      agree(
          PrometheusSeries.of(
              Metric.ROUTE_COUNT, "network_type", "ipv4", "netlink_route_table", "100"),
          1);

      Shell.run("ip link set mm0 down; ip link set mm0 up; ip link set mm1 down");
      agree(PrometheusSeries.of(Metric.INTERFACE_FLAPS, INTERFACE, "mm0"), 2);

      Shell.run("ip link set mm0 down; ip link set mm0 alias silent group 7");
      beans.invoke(new ObjectName("netlink:type=Agent"), "audit", null, null);
      agree(
          PrometheusSeries.of(
              Metric.AGENT_UNANNOUNCED,
              "netlink_object_kind",
              "link",
              "netlink_change_cause",
              "audit"),
          1);

      Shell.run("ip link del mm0");
      agree(PrometheusSeries.of(Metric.INTERFACE_COUNT), Shell.run("ip -o link").size());
    }
  }

  private static ForkedHost start(Jdk jdk, String endpoint) {
    return ForkedHost.on(jdk)
        .agent("audit.interval=0")
        .environment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)
        .environment("OTEL_METRIC_EXPORT_INTERVAL", "500")
        .start(ObedientHost.class)
        .awaitLine("ready")
        .awaitMonitor();
  }

  /** Waits until both show the same, with that value of a series among it. */
  private void agree(PrometheusSeries series, double value) {
    Eventually.holds(
        () -> {
          Map<PrometheusSeries, Double> shown = inJmx();
          return Double.valueOf(value).equals(shown.get(series)) && shown.equals(inPrometheus());
        },
        () ->
            "%s %s; in JMX %s\nin Prometheus %s\n%s"
                .formatted(series, value, sorted(inJmx()), sorted(inPrometheus()), collector));
  }

  private Map<PrometheusSeries, Double> inJmx() {
    try {
      return withoutZeros(MBeanValues.of(beans));
    } catch (JMException e) {
      return Map.of(); // a bean came or went while they were read
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Map<PrometheusSeries, Double> inPrometheus() {
    Map<PrometheusSeries, Double> values = new HashMap<>();
    collector
        .scrape()
        .forEach(
            (series, value) -> {
              Map<String, String> labels = new TreeMap<>(series.labels());
              if (series.name().equals(NOT_IN_JMX)) {
                return;
              }
              labels.remove(SUMMED_UP.getOrDefault(series.name(), ""));
              values.merge(new PrometheusSeries(series.name(), labels), value, Double::sum);
            });
    return withoutZeros(values);
  }

  /** A metric has a series for each state, JMX tells the one that holds. */
  private static Map<PrometheusSeries, Double> withoutZeros(Map<PrometheusSeries, Double> values) {
    values.values().removeIf(value -> value == 0);
    return values;
  }

  private static String sorted(Map<PrometheusSeries, Double> values) {
    return values.entrySet().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
