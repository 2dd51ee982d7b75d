package io.github.netlinkagent.monitor.jmx;

import static io.github.netlinkagent.monitor.text.Examples.address;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.neighbor;
import static io.github.netlinkagent.monitor.text.Examples.route;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Neighbor.State;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.monitor.text.Names;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The beans as a client of the server sees them, over a model without a kernel. */
class BeansTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final FakeSource source = new FakeSource();
  private final ExportStatus otel =
      new ExportStatus(
          "OpenTelemetry",
          "http://collector.example:4318",
          new ExportCounts(10, 4, 3, 1, Map.of("queue_full", 0L, "413", 2L)));
  private final Beans beans =
      new Beans(server, source, "1.2.3", Names.installed(), List.of(() -> otel));

  @BeforeEach
  void register() {
    source.holds(
        link(2, "eth0"),
        link(3, "br0"),
        address(2, "10.0.0.1", 24),
        route("0.0.0.0/0").via("10.0.0.3", 2).metric(100).build(),
        route("0.0.0.0/0").via("10.0.0.2", 2).metric(50).build(),
        route("192.0.2.0/24").via("10.0.0.2", 2).build(),
        route("192.0.3.0/24").via("10.0.0.2", 2).table(1000).build(),
        neighbor(2, "10.0.0.2", State.REACHABLE, 0, 0),
        neighbor(2, "10.0.0.3", State.FAILED, 0, 0));
    beans.follow();
  }

  @Test
  void theTreeIsThatOfTheDesign() {
    assertEquals(
        Set.of(
            "netlink:type=Agent",
            "netlink:type=Changes",
            "netlink:type=Export,name=OpenTelemetry",
            "netlink:type=Interfaces",
            "netlink:type=Addresses",
            "netlink:type=Prefixes",
            "netlink:type=RouterOptions",
            "netlink:type=Netconf",
            "netlink:type=NamespaceIds",
            "netlink:type=ProxyNeighbors",
            "netlink:type=AddressLabels",
            "netlink:type=NeighborTables",
            "netlink:type=Nexthops",
            "netlink:type=NexthopBuckets",
            "netlink:type=Rules,family=ipv4",
            "netlink:type=Rules,family=ipv6",
            "netlink:type=MulticastRoutes,family=ipv4",
            "netlink:type=MulticastRoutes,family=ipv6",
            "netlink:type=Interface,name=eth0",
            "netlink:type=Interface,name=br0",
            "netlink:type=Neighbors,interface=eth0",
            "netlink:type=Neighbors,interface=br0",
            "netlink:type=TrafficControl,interface=eth0",
            "netlink:type=TrafficControl,interface=br0",
            "netlink:type=Routes,family=ipv4,table=main",
            "netlink:type=Routes,family=ipv4,table=1000",
            "netlink:type=Routes,family=ipv6,table=main"),
        names());
  }

  @Test
  void whatIsNotTrackedHasNoBeans() {
    source.tracks(
        Settings.read(
                "objects=link|route|rule,families=ipv4,interfaces.exclude=br*,tables=1000",
                new Properties(),
                Map.of(),
                complaint -> fail(complaint))
            .tracked());
    MBeanServer another = MBeanServerFactory.newMBeanServer();

    new Beans(another, source, "1.2.3", Names.installed(), List.of()).follow();

    assertEquals(
        Set.of(
            "netlink:type=Agent",
            "netlink:type=Changes",
            "netlink:type=Interfaces",
            "netlink:type=Interface,name=eth0",
            "netlink:type=Rules,family=ipv4",
            "netlink:type=Routes,family=ipv4,table=1000"),
        names(another));
  }

  @Test
  void everyBeanAttributeOperationAndParameterHasADescription() throws Exception {
    for (ObjectName name : server.queryNames(new ObjectName("netlink:*"), null)) {
      MBeanInfo info = server.getMBeanInfo(name);
      assertDescribed(info.getDescription(), name.toString());
      for (MBeanAttributeInfo attribute : info.getAttributes()) {
        assertDescribed(attribute, name);
        assertNotNull(server.getAttribute(name, attribute.getName()), attribute.getName());
      }
      for (MBeanOperationInfo operation : info.getOperations()) {
        assertDescribed(operation, name);
        for (MBeanParameterInfo parameter : operation.getSignature()) {
          assertDescribed(parameter, name);
          assertFalse(parameter.getName().matches("p\\d+"), parameter.getName());
        }
      }
    }
  }

  @Test
  void everyTypeIsOpen() throws Exception {
    for (ObjectName name : server.queryNames(new ObjectName("netlink:*"), null)) {
      MBeanInfo info = server.getMBeanInfo(name);
      assertEquals("true", info.getDescriptor().getFieldValue("mxbean"), name.toString());
      for (MBeanAttributeInfo attribute : info.getAttributes()) {
        assertNotNull(attribute.getDescriptor().getFieldValue("openType"), attribute.getName());
      }
      for (MBeanOperationInfo operation : info.getOperations()) {
        assertNotNull(operation.getDescriptor().getFieldValue("openType"), operation.getName());
        for (MBeanParameterInfo parameter : operation.getSignature()) {
          assertNotNull(parameter.getDescriptor().getFieldValue("openType"), parameter.getName());
        }
      }
    }
  }

  @Test
  void anInterfaceIsReadThroughAProxy() throws Exception {
    InterfaceMXBean bean = proxy("type=Interface,name=eth0", InterfaceMXBean.class);
    assertEquals(2, bean.getIndex());
    assertTrue(bean.isUp());
    assertTrue(bean.isCarrier());
    assertEquals("UP", bean.getOperState());
    assertEquals(1500, bean.getMtu());
    assertEquals("02:00:00:00:00:02", bean.getMacAddress());
    assertEquals("", bean.getMaster());
    assertEquals(List.of("10.0.0.1/24"), bean.getAddresses());
    assertEquals("BROADCAST,MULTICAST,UP,LOWER_UP", bean.getFlags());
    assertEquals("", bean.getLastChange());
  }

  @Test
  void anInterfaceThatHasJustGoneShowsWhatItWas() throws Exception {
    InterfaceMXBean bean = proxy("type=Interface,name=eth0", InterfaceMXBean.class);
    source.holds();
    assertEquals(1500, bean.getMtu());
  }

  @Test
  void rowsAreReadThroughAProxy() throws Exception {
    assertEquals("eth0", proxy("type=Interfaces", InterfacesMXBean.class).list(1).get(0).name());
    AddressRow address = proxy("type=Addresses", AddressesMXBean.class).list(0).get(0);
    assertEquals("10.0.0.1", address.address());
    assertEquals("eth0", address.interfaceName());
    RouteRow route = mainRoutes().list(0).get(2);
    assertEquals("192.0.2.0/24", route.destination());
    assertEquals(List.of("10.0.0.2"), route.gateways());
    assertEquals(List.of("eth0"), route.interfaces());
    assertEquals("unicast", route.type());
    NeighborRow neighbor =
        proxy("type=Neighbors,interface=eth0", NeighborsMXBean.class).list(0).get(0);
    assertEquals("REACHABLE", neighbor.state());
    assertEquals("02:00:00:00:00:11", neighbor.macAddress());
  }

  @Test
  void aListIsCutAtItsLimit() throws Exception {
    assertEquals(3, mainRoutes().list(0).size());
    assertEquals(2, mainRoutes().list(2).size());
    assertThrows(IllegalArgumentException.class, () -> mainRoutes().list(-1));
  }

  @Test
  void showHoldsTheLinesThatContainAllWordsOfTheFilter() throws Exception {
    String[] all = mainRoutes().show("");
    assertEquals(3, all.length);
    assertArrayEquals(all, mainRoutes().show(null));
    assertArrayEquals(all, mainRoutes().show("  "));
    assertArrayEquals(
        new String[] {"192.0.2.0/24 via 10.0.0.2 dev eth0"}, mainRoutes().show(" eth0  192.0.2 "));
    assertEquals(0, mainRoutes().show("eth0 eth1").length);
  }

  @Test
  void theDefaultRouteIsThatOfTheLowestMetric() throws Exception {
    assertEquals("default via 10.0.0.2 dev eth0 metric 50", mainRoutes().getDefaultRoute());
    source.holds();
    assertEquals("", mainRoutes().getDefaultRoute());
  }

  @Test
  void neighborsAreCountedByTheirState() throws Exception {
    NeighborsMXBean bean = proxy("type=Neighbors,interface=eth0", NeighborsMXBean.class);
    assertEquals(2, bean.getCount());
    assertEquals(1, bean.getReachable());
    assertEquals(1, bean.getFailed());
    assertEquals(0, bean.getStale());
  }

  @Test
  void theAgentShowsTheStatusOfTheMonitor() throws Exception {
    AgentMXBean agent = proxy("type=Agent", AgentMXBean.class);
    assertEquals("RUNNING", agent.getState());
    assertEquals("1.2.3", agent.getVersion());
    assertEquals(List.of("LINK", "IPV4_ROUTE"), agent.getGroupsJoined());
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
        List.of(
            agent.getMessages(),
            agent.getChanges(),
            agent.getOverruns(),
            agent.getKernelDrops(),
            agent.getResyncs(),
            agent.getDrift(),
            agent.getMalformed(),
            agent.getRequests(),
            agent.getLastSyncMillis()));
    assertEquals(List.of("route resync 3", "route audit 6"), agent.getDriftByKind());
    assertEquals(List.of("link audit 2"), agent.getUnannouncedByKind());
  }

  @Test
  void anExportShowsItsBooks() throws Exception {
    ExportMXBean bean = proxy("type=Export,name=OpenTelemetry", ExportMXBean.class);
    assertEquals("http://collector.example:4318", bean.getDestination());
    assertEquals(
        List.of(10L, 4L, 3L, 1L, 2L),
        List.of(
            bean.getAnnounced(),
            bean.getExported(),
            bean.getCoalesced(),
            bean.getWaiting(),
            bean.getDropped()));
    assertEquals(List.of("413 2"), bean.getDroppedByReason());
  }

  @Test
  void aResyncOrAnAuditThatDoesNotEndIsAnError() throws Exception {
    AgentMXBean agent = proxy("type=Agent", AgentMXBean.class);
    agent.resync();
    assertEquals(3, agent.audit());
    source.resyncs = false;
    assertThrows(IllegalStateException.class, agent::resync);
    assertThrows(IllegalStateException.class, agent::audit);
  }

  @Test
  void lookupAsksTheKernel() throws Exception {
    source.answers.add(route("192.0.2.1/32").via("10.0.0.2", 2).flags(0x200).build());
    assertEquals("192.0.2.1 via 10.0.0.2 dev eth0", mainRoutes().lookup("192.0.2.1").text());
    source.answers.clear();
    Exception refused =
        assertThrows(IllegalStateException.class, () -> mainRoutes().lookup("192.0.2.1"));
    assertEquals("Network is unreachable", refused.getMessage());
  }

  @Test
  void lookupTakesNoNameAndNoAddressOfTheOtherFamily() {
    for (String wrong : List.of("localhost", "", "10.0.0", "10.0.0.256", "2001:db8::1")) {
      assertThrows(IllegalArgumentException.class, () -> mainRoutes().lookup(wrong), wrong);
    }
  }

  @Test
  void aNameThatIsTakenIsLeftToItsOwner() throws Exception {
    MBeanServer shared = MBeanServerFactory.newMBeanServer();
    ObjectName agent = new ObjectName("netlink:type=Agent");
    Object other = new StandardMBean(ManagementFactory.getRuntimeMXBean(), null, true);
    shared.registerMBean(other, agent);
    Beans second = new Beans(shared, source, "1.2.3", Names.installed(), List.of());
    second.follow();
    assertTrue(shared.isRegistered(new ObjectName("netlink:type=Interfaces")));
    second.close();
    assertEquals(Set.of(agent), shared.queryNames(new ObjectName("netlink:*"), null));
    assertNotNull(shared.getAttribute(agent, "VmName"));
  }

  @Test
  void closingLeavesNothingBehindAndNothingComesAfter() {
    beans.close();
    beans.follow();
    assertEquals(Set.of(), names());
  }

  private RoutesMXBean mainRoutes() throws Exception {
    return proxy("type=Routes,family=ipv4,table=main", RoutesMXBean.class);
  }

  private <T> T proxy(String properties, Class<T> type) throws Exception {
    return JMX.newMXBeanProxy(server, new ObjectName("netlink:" + properties), type);
  }

  private Set<String> names() {
    return names(server);
  }

  private static Set<String> names(MBeanServer server) {
    try {
      Set<String> names = new TreeSet<>();
      server.queryNames(new ObjectName("netlink:*"), null).forEach(n -> names.add(n.toString()));
      return names;
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertDescribed(MBeanFeatureInfo feature, ObjectName bean) {
    assertDescribed(feature.getDescription(), bean + " " + feature.getName());
    assertFalse(feature.getDescription().equals(feature.getName()), feature.getName());
  }

  private static void assertDescribed(String description, String what) {
    assertTrue(description != null && description.contains(" "), what + ": " + description);
  }
}
