package io.github.netlinkagent.monitor.jmx;

import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.route;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.text.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the beans follow what is announced, and what is sent to those who listen. */
class BeanTreeTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final FakeSource source = new FakeSource();
  private final Beans beans = new Beans(server, source, "1.2.3", Names.installed(), List.of());
  private final List<Notification> heard = new ArrayList<>();
  private long dropped;
  private long revision;

  @BeforeEach
  void listen() throws Exception {
    source.holds(link(2, "eth0"));
    beans.follow();
    server.addNotificationListener(
        BeanNames.CHANGES, (notification, handback) -> heard.add(notification), null, null);
  }

  @Test
  void anInterfaceComesAndGoes() throws Exception {
    source.holds(link(2, "eth0"), link(3, "eth1"));
    added(link(3, "eth1"));
    assertTrue(server.isRegistered(new ObjectName("netlink:type=Interface,name=eth1")));
    assertTrue(server.isRegistered(new ObjectName("netlink:type=Neighbors,interface=eth1")));
    source.holds(link(2, "eth0"));
    removed(link(3, "eth1"));
    assertFalse(server.isRegistered(new ObjectName("netlink:type=Interface,name=eth1")));
    assertFalse(server.isRegistered(new ObjectName("netlink:type=Neighbors,interface=eth1")));
  }

  @Test
  void twoInterfacesCanSwapTheirNames() {
    source.holds(link(2, "eth0"), link(3, "eth1"));
    added(link(3, "eth1"));
    source.holds(link(2, "eth1"), link(3, "eth0"));
    changed(link(3, "eth1"), link(3, "eth0"), "name");
    assertEquals(3, bean("eth0").getIndex());
    assertEquals(2, bean("eth1").getIndex());
  }

  @Test
  void aLinkThatTakesANameAgainHasANewBean() {
    InterfaceMXBean before = bean("eth0");
    assertEquals(2, before.getIndex());
    source.holds(link(9, "eth0"));
    removed(link(2, "eth0"));
    added(link(9, "eth0"));
    assertEquals(9, before.getIndex());
  }

  @Test
  void aTableComesWithItsFirstRouteAndGoesWithItsLast() throws Exception {
    ObjectName name = new ObjectName("netlink:type=Routes,family=ipv6,table=1000");
    Route route = route("2001:db8::/48").dev(2).table(1000).build();
    source.holds(link(2, "eth0"), route);
    added(route);
    assertTrue(server.isRegistered(name));
    source.holds(link(2, "eth0"));
    removed(route);
    assertFalse(server.isRegistered(name));
  }

  @Test
  void theMainTableStaysForItIsAskedForTheDefaultRoute() throws Exception {
    source.holds();
    removed(link(2, "eth0"));
    assertTrue(server.isRegistered(new ObjectName("netlink:type=Routes,family=ipv4,table=main")));
  }

  @Test
  void whatWasDroppedBeforeItWasAnnouncedIsFoundWithTheNextAnnouncement() throws Exception {
    source.holds(link(2, "eth0"), link(3, "eth1"));
    dropped = 1;
    changed(link(2, "eth0"), link(2, "eth0"), "mtu");
    assertTrue(server.isRegistered(new ObjectName("netlink:type=Interface,name=eth1")));
  }

  @Test
  void aChangeIsANotificationWithItsRowAsUserData() {
    Route route = route("192.0.2.0/24").via("10.0.0.2", 2).build();
    beans.deliver(new Delivery(new Change.Removed(route, Cause.LINK_DOWN, 42, NOW), 3), dropped);
    Notification notification = heard.get(0);
    assertEquals("netlink.route.removed", notification.getType());
    assertEquals(
        "Deleted 192.0.2.0/24 via 10.0.0.2 dev eth0 (link-down)", notification.getMessage());
    assertEquals(42, notification.getSequenceNumber());
    assertEquals(NOW.toEpochMilli(), notification.getTimeStamp());
    assertEquals(BeanNames.CHANGES, notification.getSource());
    assertEquals(
        new ChangeRow(
            42,
            "2026-01-02T03:04:05.678Z",
            "route",
            "removed",
            "link-down",
            List.of(),
            "192.0.2.0/24 via 10.0.0.2 dev eth0",
            "",
            3,
            "Deleted 192.0.2.0/24 via 10.0.0.2 dev eth0"),
        ChangeRow.from((CompositeData) notification.getUserData()));
  }

  @Test
  void everyTypeOfNotificationIsDeclared() throws Exception {
    beans.deliver(
        new Delivery(new SyncComplete(1, NOW, true, Duration.ofMillis(7), Map.of()), 0), dropped);
    beans.deliver(
        new Delivery(overrun(Overrun.Reason.ENOBUFS, "ENOBUFS", Optional.of(NOW)), 0), dropped);
    added(link(3, "eth1"));
    changed(link(3, "eth1"), link(3, "eth2"), "name");
    List<String> declared =
        List.of(server.getMBeanInfo(BeanNames.CHANGES).getNotifications()[0].getNotifTypes());
    List<String> types = heard.stream().map(Notification::getType).toList();
    assertEquals(
        List.of(
            "netlink.sync.complete",
            "netlink.overrun",
            "netlink.link.added",
            "netlink.link.changed"),
        types);
    assertTrue(declared.containsAll(types), declared::toString);
  }

  @Test
  void anOverrunIsToldInWordsForPeople() {
    Overrun.Reason reason = Overrun.Reason.RECEIVE_ERROR;
    beans.deliver(new Delivery(overrun(reason, "EINVAL", Optional.of(NOW)), 0), dropped);
    beans.deliver(new Delivery(overrun(reason, "EINVAL", Optional.empty()), 0), dropped);
    assertEquals(
        List.of(
            "messages of the kernel were lost (EINVAL, 5 drops) between 1970-01-01T00:00:00Z and"
                + " %s; everything has been read again".formatted(NOW),
            "messages of the kernel were lost (EINVAL, 5 drops) since 1970-01-01T00:00:00Z; the"
                + " agent has ended before it read them"),
        heard.stream().map(Notification::getMessage).toList());
  }

  private static Overrun overrun(Overrun.Reason reason, String detail, Optional<Instant> end) {
    return new Overrun(2, NOW, new Gap(Instant.EPOCH, end, 5, reason, detail));
  }

  @Test
  void aListenerThatThrowsKeepsNobodyElseFromHearing() throws Exception {
    List<Notification> alsoHeard = new ArrayList<>();
    server.addNotificationListener(
        BeanNames.CHANGES,
        (notification, handback) -> {
          throw new NoClassDefFoundError("of the host");
        },
        null,
        null);
    server.addNotificationListener(
        BeanNames.CHANGES, (notification, handback) -> alsoHeard.add(notification), null, null);
    added(link(3, "eth1"));
    assertEquals(1, heard.size());
    assertEquals(1, alsoHeard.size());
  }

  @Test
  void theHistoryIsReadThroughAProxy() {
    source.history.add(new Change.Added(link(2, "eth0"), Cause.ANNOUNCED, 1, NOW));
    source.history.add(
        new Change.Changed(link(2, "eth0"), link(2, "eth1"), List.of("name"), Cause.AUDIT, 2, NOW));
    ChangesMXBean changes = JMX.newMXBeanProxy(server, BeanNames.CHANGES, ChangesMXBean.class);
    assertEquals(2, changes.getLastChanges().size());
    assertEquals(1, changes.list(1).size());
    ChangeRow row = changes.since(1).get(0);
    assertEquals(List.of("name"), row.changed());
    assertEquals("audit", row.cause());
    assertTrue(row.before().startsWith("2: eth0:"), row.before());
    assertTrue(row.after().startsWith("2: eth1:"), row.after());
  }

  private InterfaceMXBean bean(String name) {
    return JMX.newMXBeanProxy(server, BeanNames.ofInterface(name), InterfaceMXBean.class);
  }

  private void added(NetworkObject object) {
    beans.deliver(
        new Delivery(new Change.Added(object, Cause.ANNOUNCED, ++revision, NOW), 0), dropped);
  }

  private void removed(NetworkObject object) {
    beans.deliver(
        new Delivery(new Change.Removed(object, Cause.ANNOUNCED, ++revision, NOW), 0), dropped);
  }

  private void changed(NetworkObject before, NetworkObject after, String difference) {
    beans.deliver(
        new Delivery(
            new Change.Changed(
                before, after, List.of(difference), Cause.ANNOUNCED, ++revision, NOW),
            0),
        dropped);
  }
}
