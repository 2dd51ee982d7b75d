package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The export as the agent runs it: in the platform's server, over a real kernel. */
@RequiresNamespace
class JmxExportTest {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private NetworkMonitor monitor;
  private JmxExport export;
  private Thread thread;

  @BeforeEach
  void run() throws Exception {
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    export = JmxExport.open(monitor, "1.2.3", 10_000, List.of());
    thread =
        new Thread(
            () -> {
              try {
                export.run();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)));
    registered("netlink:type=Interface,name=lo");
  }

  @AfterEach
  void close() throws Exception {
    export.close();
    thread.join();
    monitor.close();
    Shell.run("ip link del v0 2>&- || true");
  }

  @Test
  void whatTheKernelDoesIsSeenInTheTreeAndHeardAsANotification() throws Exception {
    List<String> types = new CopyOnWriteArrayList<>();
    server.addNotificationListener(
        BeanNames.CHANGES,
        (notification, handback) -> types.add(notification.getType()),
        null,
        null);
    Shell.run("ip link add v0 type veth peer name p0; ip link set v0 up; ip link set p0 up");
    registered("netlink:type=Neighbors,interface=v0");
    Shell.run("ip address add 10.0.0.1/24 dev v0; ip route add 192.0.2.0/24 via 10.0.0.2");
    Shell.run("ip neigh add 10.0.0.2 lladdr 2:0:0:0:0:2 dev v0");
    Shell.run("ip link set v0 down");
    Eventually.holds(
        () ->
            types.containsAll(
                List.of(
                    "netlink.link.added",
                    "netlink.link.changed",
                    "netlink.address.added",
                    "netlink.route.added",
                    "netlink.neighbor.added",
                    "netlink.route.removed")),
        types::toString);
    Shell.run("ip link del v0");
    Eventually.holds(
        () -> !server.isRegistered(new ObjectName("netlink:type=Interface,name=v0")),
        () -> names().toString());
  }

  @Test
  void lookupAnswersAsIpRouteGetDoes() throws Exception {
    Shell.run("ip link add v0 type veth peer name p0; ip link set v0 up; ip link set p0 up");
    Shell.run("ip address add 10.0.0.1/24 dev v0; ip route add 192.0.2.0/24 via 10.0.0.2");
    RoutesMXBean routes =
        JMX.newMXBeanProxy(
            server,
            new ObjectName("netlink:type=Routes,family=ipv4,table=main"),
            RoutesMXBean.class);
    RouteRow row = routes.lookup("192.0.2.1");
    assertEquals(List.of("10.0.0.2"), row.gateways());
    assertEquals("10.0.0.1", row.preferredSource());
    assertThrows(IllegalStateException.class, () -> routes.lookup("203.0.113.1"));
  }

  @Test
  void aResyncReturnsWhenItIsPublished() throws Exception {
    AgentMXBean agent = JMX.newMXBeanProxy(server, BeanNames.AGENT, AgentMXBean.class);
    long before = agent.getMessages();
    agent.resync();
    assertTrue(agent.getMessages() > before);
    assertEquals("RUNNING", agent.getState());
  }

  @Test
  void closingUnregistersAllAndEndsTheThread() throws Exception {
    export.close();
    thread.join(Duration.ofSeconds(10).toMillis());
    assertFalse(thread.isAlive());
    assertEquals(Set.of(), names());
  }

  @Test
  void anExportThatIsClosedBeforeItRunsRegistersNothing() throws Exception {
    export.close();
    JmxExport second = JmxExport.open(monitor, "1.2.3", 10_000, List.of());
    second.close();
    second.run();
    assertEquals(Set.of(), names());
  }

  @Test
  void aHostThatBringsItsOwnLogManagerIsWaitedForNoLongerThanUntilTheExportIsClosed()
      throws Exception {
    System.setProperty("java.util.logging.manager", "java.util.logging.LogManager");
    try {
      assertTrue(HostServer.ready(new CountDownLatch(1)), "its server is there already");
      assertFalse(HostServer.ready(new CountDownLatch(0)));
    } finally {
      System.clearProperty("java.util.logging.manager");
    }
  }

  private void registered(String name) throws Exception {
    ObjectName wanted = new ObjectName(name);
    Eventually.holds(() -> server.isRegistered(wanted), () -> names().toString());
  }

  private Set<ObjectName> names() {
    try {
      return server.queryNames(new ObjectName("netlink:*"), null);
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }
}
