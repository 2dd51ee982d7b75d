package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.MulticastDaemon;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Multicast routes follow the daemon that makes them, and the links that they lead over. */
@RequiresNamespace
class MulticastRouteTest {

  private TwoPairs pairs;
  private MulticastDaemon daemon;

  @BeforeEach
  void openWithADaemon() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    daemon = new MulticastDaemon();
    after("vif(0, 'v0'); vif(1, 'v1')");
  }

  @AfterEach
  void close() {
    daemon.close();
    pairs.close();
  }

  @Case(45)
  @Test
  void routesComeChangeAndGo() {
    assertEquals(
        List.of(
            "added announced (10.0.0.9,239.1.1.1) Iif: v0 Oifs: v1 State: resolved Table: default"),
        after("mfc('10.0.0.9', '239.1.1.1', 0, 0, 1)"));
    assertEquals(
        List.of(
            "changed announced (10.0.0.9,239.1.1.1) Iif: v0 Oifs: v1(ttl 3) State: resolved"
                + " Table: default [oifs]"),
        after("mfc('10.0.0.9', '239.1.1.1', 0, 0, 3)"));
    assertEquals(
        List.of(
            "removed announced (10.0.0.9,239.1.1.1) Iif: v0 Oifs: v1(ttl 3) State: resolved"
                + " Table: default"),
        after("del_mfc('10.0.0.9', '239.1.1.1', 0)"));
  }

  @Test
  void routesOfIpv6() {
    assertEquals(
        List.of("added announced (2001:db8::9,ff05::77) Iif: v0 Oifs: v1 State: resolved"),
        after("mfc('2001:db8::9', 'ff05::77', 0, 0, 1)"));
    assertEquals(
        List.of("removed announced (2001:db8::9,ff05::77) Iif: v0 Oifs: v1 State: resolved"),
        after("del_mfc('2001:db8::9', 'ff05::77', 0)"));
  }

  @Test
  void ofAnySourceThereMayBeOneForEachInput() {
    after("proxy('0.0.0.0', '239.5.5.5', 0, 1, 1); proxy('0.0.0.0', '239.5.5.5', 1, 1, 1)");
    assertEquals(2, pairs.monitor.model().count(MulticastRoute.KIND));
  }

  @Test
  void ofAnySourceOneMaySilentlyTakeThePlaceOfAnother() {
    after("mfc('0.0.0.0', '239.5.5.5', 0, 1, 1)");
    assertEquals(
        List.of(
            "added announced (0.0.0.0,239.5.5.5) Iif: v1 Oifs: v0 v1 State: resolved"
                + " Table: default",
            "removed siblings (0.0.0.0,239.5.5.5) Iif: v0 Oifs: v0 v1 State: resolved"
                + " Table: default"),
        after("mfc('0.0.0.0', '239.5.5.5', 1, 1, 1)"));
  }

  @Test
  void aPacketWhoseWayIsNotKnownMakesAnUnresolvedRoute() {
    daemon.run("packet('p0', '10.0.0.9', '239.9.9.9')");
    Eventually.holds(
        () -> pairs.monitor.model().all(MulticastRoute.KIND).anyMatch(MulticastRoute::unresolved),
        () -> Shell.run("ip mroute show table all").toString());
    assertEquals(
        List.of(
            "added announced (10.0.0.9,239.9.9.9) Iif: unresolved State: unresolved"
                + " Table: default"),
        ofRoutes(pairs.after("true")));
    assertEquals(
        List.of(
            "changed announced (10.0.0.9,239.9.9.9) Iif: v0 Oifs: v1 State: resolved"
                + " Table: default [iif, oifs, flags]"),
        after("mfc('10.0.0.9', '239.9.9.9', 0, 0, 1)"));
  }

  /** Which only those who have CAP_NET_ADMIN hear of. */
  @Test
  void aPacketWhoseWayIsNotKnownIsReportedAndNothingOfItLasts() {
    List<String> reports =
        List.of(
            "added announced report nocache (10.0.0.9,239.9.9.8) vif 0 table default",
            "added announced report nocache (2001:db8:1::9,ff05::78) vif 1");
    List<String> told = new ArrayList<>();
    daemon.run("packet('p0', '10.0.0.9', '239.9.9.8')");
    daemon.run("packet('p1', '2001:db8:1::9', 'ff05::78')");
    Eventually.holds(
        () -> {
          told.addAll(pairs.soFar());
          return told.containsAll(reports);
        },
        told::toString);
    assertEquals(2, told.stream().filter(reports::contains).count());
    assertEquals(0, pairs.monitor.model().count(CacheReport.KIND));
  }

  @Case(45)
  @Test
  void outputsVanishSilentlyWithTheirLinkAndWithTheDaemonsLeaveOfIt() {
    after("mfc('10.0.0.9', '239.1.1.1', 0, 0, 1)");
    assertEquals(
        List.of(
            "changed multicast-routing (10.0.0.9,239.1.1.1) Iif: v0 State: resolved"
                + " Table: default [oifs]"),
        after("del_vif(1)"));
    after("vif(1, 'v1')");
    List<String> without = ofRoutes(pairs.after("ip link del v1"));
    assertEquals(1, without.size(), without::toString);
    assertEquals(
        0,
        pairs.monitor.model().all(MulticastRoute.KIND).findFirst().orElseThrow().outputs().size());
  }

  @Case(45)
  @Test
  void aDaemonThatEndsTakesItsRoutesWithIt() {
    after("mfc('10.0.0.9', '239.1.1.1', 0, 0, 1); mfc('2001:db8::9', 'ff05::77', 0, 0, 1)");
    assertEquals(2, pairs.monitor.model().count(MulticastRoute.KIND));
    daemon.close();
    assertEquals(
        List.of(
            "removed announced (10.0.0.9,239.1.1.1)", "removed announced (2001:db8::9,ff05::77)"),
        ofRoutes(pairs.after("true")).stream()
            .map(line -> line.replaceFirst(" Iif.*", ""))
            .sorted()
            .toList());
  }

  @Test
  void aPacketThatIsForwardedCountsAndIsNoChange() {
    after("mfc('10.0.0.9', '239.1.1.1', 0, 0, 1)");
    assertEquals(List.of(), after("packet('p0', '10.0.0.9', '239.1.1.1')"));
  }

  /** What was announced of multicast routes. */
  private List<String> after(String order) {
    daemon.run(order);
    return ofRoutes(pairs.after("true"));
  }

  private static List<String> ofRoutes(List<String> changes) {
    return changes.stream().filter(line -> line.contains(" Iif: ")).toList();
  }
}
