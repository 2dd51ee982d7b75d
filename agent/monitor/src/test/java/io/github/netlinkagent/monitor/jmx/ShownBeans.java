package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The beans of a monitor without audits, whose {@code show} is held against a tool, in order. */
final class ShownBeans implements AutoCloseable {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final NetworkMonitor monitor;
  private final Beans beans;

  ShownBeans() throws Exception {
    String version = Shell.run("ip -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the wording is that of iproute2 6.1; here is " + version);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
    beans = new Beans(server, Source.of(monitor), "test", Names.installed(), List.of());
  }

  /** The bean shows what the command prints, which is something. */
  void assertShown(String command, String bean) {
    assertShown(command, bean, "(?!)");
  }

  /** The same but for what that pattern matches in the bean's lines. */
  void assertShown(String command, String bean, String but) {
    assertShown(command, bean, but, lines -> lines);
  }

  /** The same where the order of the kernel has no meaning. */
  void assertShownInAnyOrder(String command, String bean, String but) {
    assertShown(command, bean, but, lines -> lines.stream().sorted().toList());
  }

  private void assertShown(
      String command, String bean, String but, UnaryOperator<List<String>> order) {
    Eventually.holds(
        () ->
            order
                .apply(printed(command))
                .equals(
                    order.apply(
                        shown(bean).stream().map(line -> line.replaceAll(but, "")).toList())),
        () ->
            "%s\n%s\n%s\n%s"
                .formatted(
                    command,
                    String.join("\n", printed(command)),
                    bean,
                    String.join("\n", shown(bean))));
    assertTrue(!shown(bean).isEmpty(), command);
  }

  @Override
  public void close() {
    beans.close();
    monitor.close();
  }

  private static List<String> printed(String command) {
    return plain(Shell.run(command).stream());
  }

  private List<String> shown(String bean) {
    beans.follow();
    try {
      ObjectName name = new ObjectName(bean);
      return server.isRegistered(name)
          ? plain(Stream.of(JMX.newMXBeanProxy(server, name, ListedMXBean.class).show("")))
          : List.of();
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> plain(Stream<String> lines) {
    return lines.map(line -> line.replaceAll("\\s+", " ").strip()).toList();
  }
}
