package io.github.netlinkagent.examples.jmxexporter;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What JMX says of the same service: read by a JMX client of our own, without the exporter. */
final class JmxSide implements AutoCloseable {

  private static final Set<String> NUMBERS = Set.of("int", "long", "boolean");

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JmxSide(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  @SuppressWarnings("BanJNDI") // The address comes from a process that the test has started.
  static JmxSide of(ScrapedService service) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(service.pid()));
    try {
      String address = machine.startLocalManagementAgent();
      return new JmxSide(JMXConnectorFactory.connect(new JMXServiceURL(address)));
    } finally {
      machine.detach();
    }
  }

  /** The values that a scrape must have, by series; empty if an MBean has gone meanwhile. */
  Map<String, Double> values(List<DocumentedMetric> metrics) throws IOException, JMException {
    Map<String, Double> values = new TreeMap<>();
    try {
      for (DocumentedMetric metric : metrics) {
        for (ObjectName bean :
            server.queryNames(new ObjectName("netlink:" + metric.beans()), null)) {
          for (String attribute : metric.attributes()) {
            Object value = server.getAttribute(bean, attribute);
            values.put(series(metric, bean, attribute, value), number(metric, value));
          }
        }
      }
    } catch (InstanceNotFoundException e) {
      return Map.of();
    }
    return values;
  }

  /** Each number or truth value of an MBean that is scraped: {@code Interface.Mtu}. */
  Set<String> numbers(List<DocumentedMetric> metrics) throws IOException, JMException {
    Set<String> numbers = new TreeSet<>();
    for (DocumentedMetric metric : metrics) {
      for (ObjectName bean : server.queryNames(new ObjectName("netlink:" + metric.beans()), null)) {
        Arrays.stream(server.getMBeanInfo(bean).getAttributes())
            .filter(attribute -> NUMBERS.contains(attribute.getType()))
            .map(MBeanAttributeInfo::getName)
            .forEach(name -> numbers.add(bean.getKeyProperty("type") + "." + name));
      }
    }
    return numbers;
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }

  private static String series(
      DocumentedMetric metric, ObjectName bean, String attribute, Object value) {
    if (metric.labels().isEmpty()) {
      return metric.name();
    }
    List<String> labels =
        metric.labels().stream()
            .map(label -> label + "=\"" + escaped(label(label, bean, attribute, value)) + "\"")
            .toList();
    return metric.name() + "{" + String.join(",", labels) + "}";
  }

  private static String label(String label, ObjectName bean, String attribute, Object value) {
    return switch (label) {
      case "state" -> value instanceof String state ? state : attribute.toLowerCase(Locale.ROOT);
      case "export" -> bean.getKeyProperty("name");
      case "interface" -> {
        String key = bean.getKeyProperty("type").equals("Interface") ? "name" : "interface";
        yield bean.getKeyProperty(key).replaceAll("^\"(.*)\"$", "$1");
      }
      default -> bean.getKeyProperty(label);
    };
  }

  /** As Prometheus' text format has it. */
  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static double number(DocumentedMetric metric, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue() * (metric.name().endsWith("_seconds") ? 0.001 : 1);
    }
    boolean yes =
        value instanceof Boolean truth
            ? truth
            : metric.labels().contains("state") || !value.toString().isEmpty();
    return yes ? 1 : 0;
  }
}
