package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.otel.PrometheusSeries;
import io.github.netlinkagent.otel.RequiresCollector;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus gets from the OpenTelemetry Collector, by each protocol. */
@RequiresNamespace
@RequiresCollector
@ParameterizedClass
@ValueSource(strings = {"http/protobuf", "grpc"})
final class MetricsInPrometheusTest {

  private static final String INTERFACE = "network_interface_name";
  private static final String FAMILY = "network_type";

  @Parameter private String protocol;
  @TempDir private Path folder;
  private RealCollectorFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new RealCollectorFixture(folder, protocol);
  }

  @AfterEach
  void close() {
    fixture.close();
    Shell.run("ip link del probe0 2>&- || true");
  }

  @Test
  void valuesAreWhatIpShows() {
    Shell.run(
        """
        ip link add probe0 mtu 1400 type veth peer name probe1
        ip link set probe1 up; ip link set probe0 up; ip address add 192.0.2.5/24 dev probe0
        ip neighbor add 192.0.2.1 lladdr 02:00:00:00:00:01 dev probe0
        ip route add default via 192.0.2.1""");
    becomes(1400, Metric.INTERFACE_MTU_SIZE, INTERFACE, "probe0");
    becomes(1, Metric.INTERFACE_STATUS, INTERFACE, "probe0", "netlink_interface_state", "up");
    becomes(0, Metric.INTERFACE_STATUS, INTERFACE, "probe0", "netlink_interface_state", "down");
    becomes(
        1,
        Metric.INTERFACE_OPERATIONAL_STATUS,
        INTERFACE,
        "probe0",
        "netlink_interface_operstate",
        "up");
    becomes(1, Metric.INTERFACE_CARRIER_STATUS, INTERFACE, "probe0");
    becomes(0, Metric.INTERFACE_FLAPS, INTERFACE, "probe0");
    becomes(1, Metric.ADDRESS_COUNT, INTERFACE, "probe0", FAMILY, "ipv4");
    becomes(1, Metric.DEFAULT_ROUTE_STATUS, FAMILY, "ipv4");
    becomes(1, Metric.NEIGHBOR_COUNT, FAMILY, "ipv4", "netlink_neighbor_state", "permanent");
    becomes(1, Metric.AGENT_STATUS, "netlink_agent_state", "running");
    becomes(Shell.run("ip -o link").size(), Metric.INTERFACE_COUNT);
    for (String table : List.of("main", "local")) {
      int routes = Shell.run("ip -4 route show table " + table).size();
      becomes(routes, Metric.ROUTE_COUNT, FAMILY, "ipv4", "netlink_route_table", table);
    }

    Shell.run("ip link set probe0 down");
    becomes(1, Metric.INTERFACE_FLAPS, INTERFACE, "probe0");
    becomes(0, Metric.DEFAULT_ROUTE_STATUS, FAMILY, "ipv4");
  }

  @Test
  void aRemovedInterfaceVanishesWhenTheCollectorForgetsIt() {
    PrometheusSeries mtu = PrometheusSeries.of(Metric.INTERFACE_MTU_SIZE, INTERFACE, "probe0");
    Shell.run("ip link add probe0 mtu 1400 type veth peer name probe1");
    becomes(1400, Metric.INTERFACE_MTU_SIZE, INTERFACE, "probe0");

    Shell.run("ip link del probe0");

    Eventually.holds(() -> !fixture.collector.scrape().containsKey(mtu), fixture::toString);
    becomes(65536, Metric.INTERFACE_MTU_SIZE, INTERFACE, "lo");
  }

  @Test
  void namesAreThoseThatDashboardsUse() {
    becomes(1, Metric.AGENT_STATUS, "netlink_agent_state", "running");
    becomes(1, Metric.INTERFACE_COUNT);

    Set<String> names =
        fixture.collector.scrape().keySet().stream()
            .map(PrometheusSeries::name)
            .collect(Collectors.toSet());
    Set<Metric> fromTheBeginning = EnumSet.allOf(Metric.class);
    // Its series begin with what they count.
    fromTheBeginning.remove(Metric.AGENT_UNANNOUNCED);
    assertEquals(
        fromTheBeginning.stream().map(PrometheusSeries::nameOf).collect(Collectors.toSet()), names);
  }

  private void becomes(double value, Metric metric, String... labels) {
    PrometheusSeries series = PrometheusSeries.of(metric, labels);
    Eventually.holds(
        () -> Double.valueOf(value).equals(fixture.collector.scrape().get(series)),
        () -> "no " + series + " " + value + " in " + fixture.collector.scrape() + fixture);
  }
}
