package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The details of an interface are what {@code ip -d link show dev} prints. */
@RequiresNamespace
class DetailsEqualIproute2Test {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private NetworkMonitor monitor;
  private Beans beans;

  @BeforeEach
  void open() throws Exception {
    String version = Shell.run("ip -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the wording is that of iproute2 6.1; here is " + version);
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 numtxqueues 3 type veth peer name p1
        ip link add br0 type bridge
        for link in v0 p0 v1 p1 br0; do ip link set $link up; done
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
      Shell.run(
          """
          for link in m0 m1 v0 v1 br0 vx0 vx1 vx2 ifb7 t0 t1; do
            ip link del $link 2>&- || true
          done
          """);
    }
  }

  @Test
  void loopbackAndVeths() {
    assertDetails("lo");
    Shell.run(
        """
        ip link property add dev v0 altname uplink altname backbone
        ip link set v0 alias 'to the rack' txqueuelen 77 group 5
        ip link set v1 mode dormant addrgenmode none promisc on allmulticast on
        ip link set v1 gso_max_size 30000 gro_max_size 20000 down
        """);
    assertTrue(resync());
    assertDetails("v0");
    assertDetails("v1");
    assertDetails("p1");
  }

  @Test
  void aLinkThatAProtocolHoldsDown() {
    // Of a link that is down, the kernel would not say it.
    Shell.run(
        "ip link add m0 link v0 type macvlan; ip link set m0 up; ip link set m0 protodown on");
    Shell.run("ip link set m0 protodown_reason 1 on; ip link set m0 protodown_reason 4 on");
    assertDetails("m0");
    assertTrue(details("m0").contains(" protodown on protodown_reason <1,4> "), details("m0"));
  }

  @Test
  void aBridgeAndItsPorts() {
    Shell.run(
        """
        ip link set p0 master br0
        ip link set p1 master br0
        """);
    assertDetails("br0");
    assertDetails("p0");
    Shell.run(
        """
        ip link set br0 type bridge ageing_time 12345 stp_state 1 priority 4096 \
          group_fwd_mask 0x8 mcast_router 2 mcast_querier 1 no_linklocal_learn 1
        """);
    assertDetails("br0");
  }

  @Test
  void theSettingsOfAPortAreSeenThoughOnlyTheBridgeTellsOfThem() {
    Shell.run("ip link set p0 master br0");
    assertDetails("p0");
    Shell.run(
        """
        bridge link set dev p0 hairpin on guard on root_block on fastleave on learning off \
          flood off mcast_flood off mcast_to_unicast on neigh_suppress on vlan_tunnel on \
          isolated on locked on cost 55 priority 7
        ip link set p0 type bridge_slave group_fwd_mask 0x4004
        """);
    assertDetails("p0");
    assertTrue(details("p0").contains(" cost 55 hairpin on guard on "), details("p0"));
    assertTrue(details("p0").contains(" group_fwd_mask_str lacp,lldp "), details("p0"));
  }

  @Test
  void vxlans() {
    Shell.run(
        """
        ip link add vx0 type vxlan id 5 dstport 4789 group 239.1.1.1 dev v0 local 10.0.0.1 \
          ttl 7 tos inherit nolearning proxy rsc l2miss l3miss ageing 77 maxaddr 99 noudpcsum \
          udp6zerocsumtx gbp remcsumtx srcport 1000 2000 df set
        ip link add vx1 type vxlan external dstport 4790 vnifilter
        ip link add vx2 type vxlan id 6 dstport 4791 remote 2001:db8::9 flowlabel 0x77 tos 0x10
        """);
    for (String vxlan : List.of("vx0", "vx1", "vx2")) {
      assertDetails(vxlan);
    }
  }

  @Test
  void macvlansIfbsAndTuns() {
    Shell.run(
        """
        ip link add m0 link v0 type macvlan mode bridge bcqueuelen 77
        ip link add m1 link v1 type macvlan mode source
        ip link set m1 type macvlan macaddr add 02:00:00:00:00:05
        ip link add ifb7 numtxqueues 2 type ifb
        ip tuntap add t0 mode tun || true
        ip tuntap add t1 mode tap multi_queue vnet_hdr pi || true
        """);
    assertTrue(resync());
    for (String link : List.of("m0", "m1", "ifb7")) {
      assertDetails(link);
    }
    for (String tun : Shell.run("ip -o link show type tun | cut -d: -f2")) {
      assertDetails(tun.strip());
    }
    assertTrue(details("m1").contains(" remotes (1) 02:00:00:00:00:05 "), details("m1"));
  }

  @Test
  void whatIsPeculiarToTheKindStandsBehindItsName() {
    Shell.run("ip link set p0 master br0; ip link set v0 alias uplink");
    assertDetails("p0");
    assertDetails("v0");
    Map<String, String> bridge = bean("br0").getAttributes();
    assertEquals("30000", bridge.get("bridge.ageing_time"));
    assertEquals("2", bean("p0").getAttributes().get("bridge_slave.cost"));
    assertEquals("p0", bean("v0").getParent());
    assertEquals("uplink", bean("v0").getAlias());
    assertEquals("noqueue", bean("v0").getQdisc());
  }

  private void assertDetails(String link) {
    Eventually.holds(
        () -> printed(link).equals(details(link)), () -> printed(link) + "\n" + details(link));
  }

  private boolean resync() {
    try {
      return monitor.resync(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String printed(String link) {
    String line = Shell.run("ip -d -o link show dev " + link).get(0);
    return timeless(line.replace("\\", " "));
  }

  private String details(String link) {
    return timeless(bean(link).getDetails());
  }

  /** Without the timers of bridges and their ports, which run. */
  private static String timeless(String line) {
    return line.replaceAll("_timer +[0-9.]+", "_timer").replaceAll("\\s+", " ").strip();
  }

  private InterfaceMXBean bean(String link) {
    beans.follow();
    return JMX.newMXBeanProxy(server, BeanNames.ofInterface(link), InterfaceMXBean.class);
  }
}
