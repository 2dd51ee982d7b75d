package io.github.netlinkagent.examples.jmxexporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.examples.jmxexporter.ScrapedService.First;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RequiresNamespace
class ScrapeIT {

  /** What identifies an object says nothing about how it does; what a part of a sum is, neither. */
  private static final Set<String> LEFT_OUT = Set.of("Interface.Index", "Agent.LastOverrunDrops");

  private static final Path EXAMPLE = Path.of(System.getProperty("example.dir"));
  private static final Jars JARS =
      Jars.of(
          List.of(
              System.getProperty("agent.jar"),
              System.getProperty("exporter.jar"),
              EXAMPLE.resolve("rules.yml").toString(),
              System.getProperty("service.jar")));

  private final List<DocumentedMetric> metrics = DocumentedMetric.all(EXAMPLE.resolve("README.md"));

  ScrapeIT() throws Exception {}

  @AfterEach
  void removeWhatWasAdded() {
    Shell.succeeds("ip link delete eth0");
    Shell.succeeds("ip link delete 'a=b,c'");
  }

  @ParameterizedTest
  @EnumSource
  void everyScrapedValueIsThatOfJmxWhicheverAgentComesFirst(First first) throws Exception {
    try (ScrapedService service = ScrapedService.start(JARS, first);
        JmxSide jmx = JmxSide.of(service)) {
      awaitSeries(service, "netlink_agent_state{state=\"RUNNING\"}", 1);

      Shell.run(
          "ip link add eth0 type veth peer name eth1; ip link set eth0 up; ip link set eth1 up;"
              + " ip address add 192.0.2.2/24 dev eth0;"
              + " ip neighbor add 192.0.2.1 lladdr 02:00:00:00:00:01 dev eth0;"
              + " ip route add default via 192.0.2.1;"
              + " ip route add 198.51.100.0/24 via 192.0.2.1 table 100;"
              + " ip -6 address add 2001:db8::2/64 dev eth0 nodad;"
              + " ip -6 route add default via 2001:db8::1");
      awaitSeries(service, "netlink_routes{family=\"ipv4\",table=\"100\"}", 1);
      awaitSeries(service, "netlink_neighbors{interface=\"eth0\",state=\"permanent\"}", 1);
      awaitSeries(service, "netlink_default_route{family=\"ipv6\"}", 1);
      awaitEquality(service, jmx);

      Shell.run("ip link set eth0 mtu 1400; ip link set eth1 down");
      awaitSeries(service, "netlink_interface_mtu_bytes{interface=\"eth0\"}", 1400);
      awaitSeries(service, "netlink_interface_carrier{interface=\"eth0\"}", 0);
      awaitEquality(service, jmx);

      Shell.run("ip link delete eth0");
      awaitSeries(service, "netlink_interfaces", 1);
      awaitSeries(service, "netlink_default_route{family=\"ipv4\"}", 0);
      awaitEquality(service, jmx);
      assertFalse(service.scrape().values().keySet().stream().anyMatch(s -> s.contains("eth")));
    }
  }

  @Test
  void namesThatJmxQuotesAreLabelsWithoutTheQuotes() throws Exception {
    try (ScrapedService service = ScrapedService.start(JARS, First.AGENT);
        JmxSide jmx = JmxSide.of(service)) {
      Shell.run("ip link add 'a=b,c' type veth peer name 'q\"*\\>'");
      awaitSeries(service, "netlink_interface_up{interface=\"a=b,c\"}", 0);
      awaitSeries(service, "netlink_interface_up{interface=\"q\\\\\\\"\\\\*\\\\\\\\>\"}", 0);
      awaitEquality(service, jmx);
    }
  }

  @Test
  void everyMetricHasTheTypeThatTheReadmeNames() throws Exception {
    try (ScrapedService service = ScrapedService.start(JARS, First.AGENT)) {
      awaitSeries(service, "netlink_agent_state{state=\"RUNNING\"}", 1);
      Map<String, String> documented =
          metrics.stream()
              .collect(Collectors.toMap(DocumentedMetric::name, DocumentedMetric::type));
      Eventually.holds(
          () -> service.scrape().types().equals(new TreeMap<>(documented)),
          () -> "the README differs: " + differences(documented, types(service)));
    }
  }

  @Test
  void noNumberInJmxIsForgotten() throws Exception {
    Set<String> documented =
        metrics.stream()
            .flatMap(
                metric -> {
                  String type = metric.beans().replaceAll("^type=(\\w+).*", "$1");
                  return metric.attributes().stream().map(name -> type + "." + name);
                })
            .collect(Collectors.toCollection(TreeSet::new));
    try (ScrapedService service = ScrapedService.start(JARS, First.AGENT);
        JmxSide jmx = JmxSide.of(service)) {
      awaitSeries(service, "netlink_agent_state{state=\"RUNNING\"}", 1);
      Set<String> forgotten = jmx.numbers(metrics);
      assertTrue(forgotten.containsAll(LEFT_OUT), () -> "no longer there: " + LEFT_OUT);
      forgotten.removeAll(documented);
      assertEquals(LEFT_OUT, forgotten, "give it a rule in rules.yml and a row in README.md");
    }
  }

  private static void awaitSeries(ScrapedService service, String series, double value) {
    Eventually.holds(
        () -> Double.valueOf(value).equals(service.scrape().values().get(series)),
        () -> series + " is not " + value + " in " + values(service));
  }

  /** Both sides are asked one after the other: what changes between them is asked again. */
  private void awaitEquality(ScrapedService service, JmxSide jmx) {
    Map<String, Double> expected = new TreeMap<>();
    Map<String, Double> scraped = new TreeMap<>();
    Eventually.holds(
        () -> {
          expected.clear();
          expected.putAll(jmx.values(metrics));
          scraped.clear();
          scraped.putAll(service.scrape().values());
          return !expected.isEmpty() && scraped.equals(expected);
        },
        () -> "JMX and the scrape differ: " + differences(expected, scraped));
  }

  private static Map<String, Double> values(ScrapedService service) {
    try {
      return service.scrape().values();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> types(ScrapedService service) {
    try {
      return service.scrape().types();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static <V> Map<String, String> differences(
      Map<String, V> expected, Map<String, V> found) {
    Map<String, String> differences = new TreeMap<>();
    Map<String, V> all = new HashMap<>(expected);
    all.putAll(found);
    for (String key : all.keySet()) {
      if (!Stream.of(expected, found).allMatch(side -> all.get(key).equals(side.get(key)))) {
        differences.put(key, expected.get(key) + " / " + found.get(key));
      }
    }
    return differences;
  }
}
