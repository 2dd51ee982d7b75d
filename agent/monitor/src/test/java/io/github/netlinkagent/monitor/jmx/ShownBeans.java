package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
    assertSame(command, bean, () -> shown(bean), but, order);
  }

  /** The objects of a kind, worded as among all of their kind, are what the command prints. */
  void assertListed(String command, Kind<?> kind, String but) {
    assertSame(
        command, kind.label(), () -> listed(kind), but, lines -> lines.stream().sorted().toList());
  }

  /** The interfaces and their addresses, of which neither have an order that has a meaning. */
  void assertAddresses() {
    assertSame(
        "ip -br address",
        "netlink:type=Addresses",
        () -> shown("netlink:type=Addresses"),
        "(?!)",
        lines -> lines.stream().map(ShownBeans::withSortedWords).sorted().toList());
  }

  /**
   * What is told of an interface is what {@code ip -d link} prints of it, but for the name of
   * another namespace: {@code ip} asks the kernel about each file of /run/netns, of which we know
   * the id only.
   */
  void assertDetails(String link) {
    assertSame(
        "ip -d -o link show dev " + link + " | sed 's/ link-netns other / link-netnsid 7 /'",
        link,
        () -> List.of(details(link)),
        "(?<=_timer )[0-9.]+",
        lines -> lines);
  }

  private static void assertSame(
      String command,
      String what,
      Supplier<List<String>> shown,
      String but,
      UnaryOperator<List<String>> order) {
    Supplier<List<String>> expected = () -> order.apply(without(but, printed(command)));
    Supplier<List<String>> ours = () -> order.apply(without(but, shown.get()));
    Eventually.holds(
        () -> expected.get().equals(ours.get()),
        () ->
            "%s\nonly there\n%s\nonly %s\n%s"
                .formatted(
                    command,
                    surplus(expected.get(), ours.get()),
                    what,
                    surplus(ours.get(), expected.get())));
    assertTrue(!shown.get().isEmpty(), command);
  }

  @Override
  public void close() {
    beans.close();
    monitor.close();
  }

  /** A line that begins with a blank continues the one before. */
  private static List<String> printed(String command) {
    return plain(
        String.join("\n", Shell.run(command)).replace('\\', ' ').replaceAll("\n\\h+", " ").lines());
  }

  private List<String> listed(Kind<?> kind) {
    Wording wording = Wording.of(monitor.model(), Names.installed());
    return plain(
        monitor.model().listed(kind).stream().filter(wording::lists).map(wording::listedAmongAll));
  }

  private String details(String link) {
    beans.follow();
    return JMX.newMXBeanProxy(server, BeanNames.ofInterface(link), InterfaceMXBean.class)
        .getDetails();
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
    return lines
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> without(String but, List<String> lines) {
    return lines.stream().map(line -> line.replaceAll(but, "")).toList();
  }

  private static String withSortedWords(String line) {
    return Stream.of(line.split(" ", -1)).sorted().collect(Collectors.joining(" "));
  }

  private static String surplus(List<String> lines, List<String> others) {
    List<String> surplus = new ArrayList<>(lines);
    others.forEach(surplus::remove);
    return String.join("\n", surplus);
  }
}
