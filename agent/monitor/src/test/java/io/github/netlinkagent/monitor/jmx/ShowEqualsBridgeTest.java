package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show is what {@code bridge}, {@code ip maddr} and {@code ip neigh} print. */
@RequiresNamespace
class ShowEqualsBridgeTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private NetworkMonitor monitor;
  private Beans beans;

  @BeforeEach
  void openOnABridge() throws Exception {
    String version = Shell.run("bridge -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the wording is that of iproute2 6.1; here is " + version);
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        ip link add br0 type bridge mcast_snooping 1
        for link in p0 p1; do ip link set $link master br0; done
        for link in v0 p0 v1 p1 br0; do ip link set $link up; done
        ip address add 2001:db8::1/64 dev v0 nodad
        """);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
    beans = new Beans(server, Source.of(monitor), "test", Names.installed(), List.of());
  }

  @AfterEach
  void close() {
    if (monitor != null) {
      beans.close();
      monitor.close();
      Shell.run("for link in v0 v1 br0 vx0 vx1; do ip link del $link 2>&- || true; done");
      Shell.run("ip nexthop flush");
    }
  }

  @Test
  void forwardingEntriesOfABridgeAVxlanAndAPlainDevice() {
    Shell.run(
        """
        bridge fdb add 02:00:00:00:00:77 dev p0 master static
        bridge fdb add 02:00:00:00:00:78 dev p0 master dynamic extern_learn
        bridge fdb add 02:00:00:00:00:79 dev p0 self permanent
        bridge fdb add 02:00:00:00:00:7a dev p1 master static sticky
        bridge fdb add 02:00:00:00:00:7b dev br0 self local
        ip link add vx0 type vxlan id 5 dstport 4789
        bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9 port 99 vni 77 via v0
        bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8
        bridge fdb add 02:00:00:00:00:7c dev vx0 dst 10.0.0.9 router
        ip nexthop add id 3 via 10.0.0.7 fdb
        ip nexthop add id 4 group 3 fdb
        bridge fdb add 02:00:00:00:00:7d dev vx0 nhid 4
        ip link add vx1 type vxlan external dstport 4790
        bridge fdb add 02:00:00:00:00:7e dev vx1 dst 10.0.0.7 src_vni 44 vni 45
        ip -6 address add ff05::77/128 dev v0 autojoin
        """);
    String type = "BridgeForwarding";
    assertShown("bridge fdb show br br0", type, "br0");
    for (String plain : List.of("v0", "vx0", "vx1", "p0")) {
      assertShown("bridge fdb show | grep -w 'dev " + plain + "'", type, plain);
    }
    assertTrue(shown(type, "vx0").size() >= 4, () -> shown(type, "vx0").toString());
    Shell.run("ip link set p0 nomaster; bridge fdb del 02:00:00:00:00:7c dev vx0");
    assertShown("bridge fdb show br br0", type, "br0");
    assertShown("bridge fdb show | grep -w 'dev p0'", type, "p0");
  }

  @Test
  void multicastGroupsOfABridgeAndItsRouterPorts() {
    Shell.run(
        """
        bridge mdb add dev br0 port p0 grp 239.1.1.1 permanent
        bridge mdb add dev br0 port p1 grp 239.1.1.1 temp
        bridge mdb add dev br0 port p1 grp 239.1.1.4 src 10.0.0.1 permanent
        bridge mdb add dev br0 port p1 grp ff05::77 permanent
        bridge mdb add dev br0 port p0 grp 01:00:5e:11:22:33 permanent
        ip link set p0 type bridge_slave mcast_router 2
        """);
    assertShown("bridge mdb show dev br0", "BridgeMulticast", "br0");
    String routers =
        "bridge -d mdb show dev br0 | sed -n 's/^router ports on br0: \\(.*\\) $/\\1/p'"
            + " | xargs -n 1 printf 'router port dev %s master br0\\n'";
    assertShown(routers, "BridgeRouterPorts", "br0");
    Shell.run("ip link set p1 nomaster");
    assertShown("bridge mdb show dev br0", "BridgeMulticast", "br0");
  }

  @Test
  void multicastAddresses() {
    Shell.run(
        """
        ip address add 239.1.1.1/32 dev v0 autojoin
        ip -6 address add ff05::77/128 dev v0 autojoin
        """);
    String command = "ip maddr show dev v0 | grep inet | sed 's/ users .*//'";
    assertShown(command, "GroupAddresses", "v0");
    Shell.run("ip address del 239.1.1.1/32 dev v0");
    assertShown(command, "GroupAddresses", "v0");
  }

  @Test
  void proxies() throws Exception {
    Shell.run(
        """
        ip neigh add proxy 10.0.0.18 dev v0 protocol static
        ip -6 neigh add proxy 2001:db8::9 dev v0 router
        """);
    // The kernel never announces them.
    assertTrue(monitor.resync(Duration.ofSeconds(10)));
    assertEqual("ip neigh show proxy", "netlink:type=ProxyNeighbors");
  }

  private void assertShown(String command, String type, String interfaceName) {
    assertEqual(command, "netlink:type=" + type + ",interface=" + interfaceName);
  }

  private void assertEqual(String command, String bean) {
    Eventually.holds(
        () -> printed(command).equals(shown(bean)),
        () -> command + "\n" + printed(command) + "\n" + bean + "\n" + shown(bean));
    assertTrue(!shown(bean).isEmpty(), command);
  }

  private static List<String> printed(String command) {
    return sorted(Shell.run(command).stream());
  }

  private List<String> shown(String type, String interfaceName) {
    return shown("netlink:type=" + type + ",interface=" + interfaceName);
  }

  private List<String> shown(String bean) {
    beans.follow();
    try {
      ObjectName name = new ObjectName(bean);
      return server.isRegistered(name)
          ? sorted(Stream.of(JMX.newMXBeanProxy(server, name, ListedMXBean.class).show("")))
          : List.of();
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> sorted(Stream<String> lines) {
    return lines.map(line -> line.replaceAll("\\s+", " ").strip()).sorted().toList();
  }
}
