package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.otel.PrometheusSeries;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** What the MBeans show, by the names that the same values have in Prometheus. */
final class MBeanValues {

  private static final List<String> NEIGHBOR_STATES =
      List.of("Incomplete", "Reachable", "Stale", "Delay", "Probe", "Failed", "Permanent");

  private final MBeanServerConnection beans;
  private final Map<PrometheusSeries, Double> values = new HashMap<>();

  private MBeanValues(MBeanServerConnection beans) {
    this.beans = beans;
  }

  /** Reads all beans; fails if one goes meanwhile. */
  static Map<PrometheusSeries, Double> of(MBeanServerConnection beans) throws Exception {
    MBeanValues all = new MBeanValues(beans);
    all.addAgent(new ObjectName("netlink:type=Agent"));
    all.addExport(new ObjectName("netlink:type=Export,name=OpenTelemetry"));
    all.addCount(new ObjectName("netlink:type=Interfaces"));
    for (ObjectName name : all.named("Interface")) {
      all.addInterface(name);
    }
    for (ObjectName name : all.named("Routes")) {
      all.addRoutes(name);
    }
    for (ObjectName name : all.named("Neighbors")) {
      all.addNeighbors(name);
    }
    return all.values;
  }

  private void addAgent(ObjectName agent) throws Exception {
    String state = (String) beans.getAttribute(agent, "State");
    add(1, Metric.AGENT_STATUS, "netlink_agent_state", state.toLowerCase(Locale.ROOT));
    add(number(agent, "Messages"), Metric.AGENT_MESSAGES);
    add(number(agent, "Changes"), Metric.AGENT_CHANGES);
    add(number(agent, "Overruns"), Metric.AGENT_OVERRUNS);
    add(number(agent, "KernelDrops"), Metric.AGENT_KERNEL_DROPS);
    add(number(agent, "Resyncs"), Metric.AGENT_RESYNCS);
    addFound(agent, "DriftByKind", Metric.AGENT_DRIFT);
    addFound(agent, "UnannouncedByKind", Metric.AGENT_UNANNOUNCED);
    add(number(agent, "Malformed"), Metric.AGENT_MALFORMED);
  }

  private void addFound(ObjectName agent, String attribute, Metric metric) throws Exception {
    for (String line : (String[]) beans.getAttribute(agent, attribute)) {
      String[] words = line.split(" ", -1);
      add(
          Double.parseDouble(words[2]),
          metric,
          "netlink_object_kind",
          words[0],
          "netlink_change_cause",
          words[1]);
    }
  }

  /** JMX tells why events were dropped in words: what both have is the sum. */
  private void addExport(ObjectName export) throws Exception {
    add(number(export, "Announced"), Metric.EXPORT_ANNOUNCED);
    add(number(export, "Exported"), Metric.EXPORT_EVENTS);
    add(number(export, "Coalesced"), Metric.EXPORT_COALESCED);
    add(number(export, "Waiting"), Metric.EXPORT_WAITING);
    add(number(export, "Dropped"), Metric.EXPORT_DROPPED);
  }

  private void addCount(ObjectName interfaces) throws Exception {
    add(number(interfaces, "Count"), Metric.INTERFACE_COUNT);
  }

  private void addInterface(ObjectName bean) throws Exception {
    String[] name = {"network_interface_name", bean.getKeyProperty("name")};
    String operState = (String) beans.getAttribute(bean, "OperState");
    boolean up = (boolean) beans.getAttribute(bean, "Up");
    boolean carrier = (boolean) beans.getAttribute(bean, "Carrier");
    add(number(bean, "Mtu"), Metric.INTERFACE_MTU_SIZE, name);
    add(number(bean, "Flaps"), Metric.INTERFACE_FLAPS, name);
    add(carrier ? 1 : 0, Metric.INTERFACE_CARRIER_STATUS, name);
    add(1, Metric.INTERFACE_STATUS, and(name, "netlink_interface_state", up ? "up" : "down"));
    add(
        1,
        Metric.INTERFACE_OPERATIONAL_STATUS,
        and(name, "netlink_interface_operstate", operState.toLowerCase(Locale.ROOT)));
    for (String address : (String[]) beans.getAttribute(bean, "Addresses")) {
      String family = address.contains(":") ? "ipv6" : "ipv4";
      add(1, Metric.ADDRESS_COUNT, and(name, "network_type", family));
    }
  }

  private void addRoutes(ObjectName bean) throws Exception {
    String table = bean.getKeyProperty("table");
    String[] family = {"network_type", bean.getKeyProperty("family")};
    add(number(bean, "Count"), Metric.ROUTE_COUNT, and(family, "netlink_route_table", table));
    if (table.equals("main")) {
      boolean none = ((String) beans.getAttribute(bean, "DefaultRoute")).isEmpty();
      add(none ? 0 : 1, Metric.DEFAULT_ROUTE_STATUS, family);
    }
  }

  /** JMX counts them by interface, the metric by family: what both have is the sum. */
  private void addNeighbors(ObjectName bean) throws Exception {
    for (String state : NEIGHBOR_STATES) {
      add(
          number(bean, state),
          Metric.NEIGHBOR_COUNT,
          "netlink_neighbor_state",
          state.toLowerCase(Locale.ROOT));
    }
  }

  private Iterable<ObjectName> named(String type) throws Exception {
    return beans.queryNames(new ObjectName("netlink:type=" + type + ",*"), null);
  }

  private double number(ObjectName bean, String attribute) throws Exception {
    return ((Number) beans.getAttribute(bean, attribute)).doubleValue();
  }

  private void add(double value, Metric metric, String... labels) {
    values.merge(PrometheusSeries.of(metric, labels), value, Double::sum);
  }

  private static String[] and(String[] labels, String... more) {
    return Stream.concat(Stream.of(labels), Stream.of(more)).toArray(String[]::new);
  }
}
