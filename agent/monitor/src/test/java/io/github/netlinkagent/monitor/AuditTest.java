package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Inet6Attributes;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only time, or somebody who asks, makes the agent look for. */
@RequiresNamespace
class AuditTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @BeforeEach
  void makeLinks() {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        for link in v0 p0; do echo 1 > /proc/sys/net/ipv6/conf/$link/disable_ipv6; done
        ip link set v0 up
        ip link set p0 up
        ip address add 10.0.0.1/24 dev v0
        ip link add quiet0 type veth peer name quiet1
        """);
  }

  @AfterEach
  void removeLinks() {
    Shell.run("ip link del v0; ip link del quiet0");
  }

  @Test
  void withoutAuditsNobodySeesWhatTheKernelDoesNotAnnounceUntilSomebodyAsks() throws Exception {
    try (NetworkMonitor monitor = monitor()) {
      Shell.run("ip link set quiet0 alias silent group 7");
      Shell.run("ip route add 192.0.2.0/24 via 10.0.0.2");
      Eventually.holds(
          () -> route(monitor).isPresent(), () -> monitor.history().last(10).toString());
      assertEquals("", quiet(monitor).alias());
      assertEquals(0, unannounced(monitor, Link.KIND, Cause.AUDIT));

      long found = monitor.audit(PATIENCE).orElseThrow();
      assertTrue(found >= 1, () -> monitor.status().toString());
      assertEquals("silent", quiet(monitor).alias());
      assertEquals(7, quiet(monitor).group());
      assertTrue(unannounced(monitor, Link.KIND, Cause.AUDIT) >= 1);
      assertEquals(0, differences(monitor, Link.KIND, Cause.AUDIT));
      assertEquals(List.of(Cause.AUDIT), causes(monitor, quiet(monitor)));
    }
  }

  @Test
  void whatTheModelHasLostIsDriftByKindAndCause() throws Exception {
    Shell.run("ip route add 192.0.2.0/24 via 10.0.0.2");
    try (NetworkMonitor monitor = monitor()) {
      Route route = route(monitor).orElseThrow();
      monitor.model().remove(route);
      assertTrue(monitor.audit(PATIENCE).orElseThrow() >= 1);
      assertEquals(Optional.of(route), route(monitor));
      assertEquals(1, differences(monitor, Route.KIND, Cause.AUDIT));
      long drift = monitor.status().drift();
      assertEquals(drift, found(monitor, Cause.AUDIT).mapToLong(Drift::differences).sum());

      monitor.model().remove(route);
      assertTrue(monitor.resync(PATIENCE));
      assertEquals(1, differences(monitor, Route.KIND, Cause.RESYNC));
      assertEquals(1, differences(monitor, Route.KIND, Cause.AUDIT));
      assertEquals(drift, monitor.status().drift(), "only what audits found");
      assertEquals(List.of(Cause.AUDIT, Cause.RESYNC), causes(monitor, route));
    }
  }

  @Test
  void anAuditComesByItself() throws Exception {
    Tracking labels =
        new Tracking(
            Set.of("address-label"),
            Set.of(),
            List.of(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of());
    // Long enough for the label to come before the first turn of its kind.
    MonitorOptions options =
        MonitorOptions.DEFAULT.withAuditInterval(Duration.ofSeconds(3)).withTracking(labels);
    try (NetworkMonitor monitor = NetworkMonitor.open(options)) {
      assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
      Shell.run("ip addrlabel add prefix 2001:db8:76::/48 label 76");
      Eventually.holds(
          () -> unannounced(monitor, AddressLabel.KIND, Cause.AUDIT) == 1,
          () -> monitor.status().toString());
    } finally {
      Shell.run("ip addrlabel del prefix 2001:db8:76::/48 label 76");
    }
  }

  @Test
  void anAuditOfAMonitorThatHasStoppedFindsNothing() throws Exception {
    NetworkMonitor monitor = monitor();
    monitor.close();
    assertEquals(OptionalLong.empty(), monitor.audit(PATIENCE));
  }

  @Test
  void anAuditAsksForLinksWithoutTheirStatistics() {
    Slice links = Link.KIND.slice(Family.UNSPEC);
    assertEquals(List.of(LinkMessage.dumpWithoutStatistics()), links.auditRequests(new Model()));
    assertEquals(List.of(LinkMessage.dump()), links.requests(new Model()));
    Slice routes = Route.KIND.slice(Family.IPV4);
    assertEquals(routes.requests(new Model()), routes.auditRequests(new Model()));
  }

  @Test
  void whatADumpWithoutStatisticsLeavesOutStays() {
    Link held = (Link) GoldenObjects.read("link-veth").get(0);
    assertNotEquals(LinkStatistics.NONE, held.statistics());
    assertTrue(held.inet6().has(Inet6Attributes.ADDR_GEN_MODE), held::toString);
    Link told = told(held, held.inet6().only(List.of(Inet6Attributes.FLAGS)));
    assertEquals(held, LinkFields.completed(told, Model.of(List.of(held))));
    assertEquals(told, LinkFields.completed(told, new Model()), "nothing is held of it");
    Link without = told(held, AttributeSet.NONE);
    assertEquals(
        AttributeSet.NONE,
        LinkFields.completed(without, Model.of(List.of(held))).inet6(),
        "IPv6 has left the link");
  }

  /** The same, as a dump without statistics tells it. */
  private static Link told(Link link, AttributeSet inet6) {
    return new Link(
        link.index(),
        link.name(),
        link.type(),
        link.flags(),
        link.operState(),
        link.carrier(),
        link.mtu(),
        link.address(),
        link.broadcast(),
        link.parent(),
        link.parentNamespace(),
        link.master(),
        link.info(),
        link.qdisc(),
        link.transmitQueueLength(),
        link.group(),
        link.mode(),
        link.promiscuity(),
        link.alias(),
        link.alternativeNames(),
        link.permanentAddress(),
        link.attributes(),
        inet6,
        link.carrierChanges(),
        LinkStatistics.NONE);
  }

  private static NetworkMonitor monitor() throws Exception {
    NetworkMonitor monitor =
        NetworkMonitor.open(
            MonitorOptions.DEFAULT
                .withAuditInterval(Duration.ZERO)
                .withStatisticsInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    return monitor;
  }

  private static Optional<Route> route(NetworkMonitor monitor) {
    return monitor
        .model()
        .routes(Family.IPV4, 254)
        .filter(route -> route.destination().toString().equals("192.0.2.0/24"))
        .findAny();
  }

  private static Link quiet(NetworkMonitor monitor) {
    return monitor.model().links().stream()
        .filter(link -> link.name().equals("quiet0"))
        .findAny()
        .orElseThrow();
  }

  private static long differences(NetworkMonitor monitor, Kind<?> kind, Cause cause) {
    return found(monitor, cause)
        .filter(drift -> drift.kind() == kind)
        .mapToLong(Drift::differences)
        .sum();
  }

  private static long unannounced(NetworkMonitor monitor, Kind<?> kind, Cause cause) {
    return found(monitor, cause)
        .filter(drift -> drift.kind() == kind)
        .mapToLong(Drift::unannounced)
        .sum();
  }

  private static Stream<Drift> found(NetworkMonitor monitor, Cause cause) {
    return monitor.status().driftByKind().stream().filter(drift -> drift.cause() == cause);
  }

  private static List<Cause> causes(NetworkMonitor monitor, NetworkObject object) {
    return monitor.history().last(1000).stream()
        .filter(change -> change.object().key().equals(object.key()))
        .map(Change::cause)
        .toList();
  }
}
