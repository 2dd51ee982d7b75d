package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.CacheReport;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.netlink.IpAddress;
import io.opentelemetry.api.logs.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EventSeverityTest {

  private static final Link UP = Samples.link(2, "eth0");
  private static final Link DOWN = Samples.link(2, "eth0", false, 1500);

  @Test
  void anInterfaceThatGoesDownHurtsAndOneThatComesUpDoesNot() {
    assertEquals(Severity.WARN, changed(UP, DOWN));
    assertEquals(Severity.INFO, changed(DOWN, UP));
    assertEquals(Severity.WARN, removed(UP));
    assertEquals(Severity.INFO, removed(DOWN), "its going down was told before");
    assertEquals(Severity.INFO, added(UP));
    assertEquals(Severity.INFO, changed(UP, Samples.link(2, "eth0", true, 9000)));
  }

  @Test
  void aLostDefaultRouteHurtsAndAnyOtherRouteDoesNot() {
    Route defaultRoute = Samples.route("::", 0, "2001:db8::1", 2);
    assertEquals(Severity.WARN, removed(defaultRoute));
    assertEquals(Severity.INFO, added(defaultRoute));
    assertEquals(Severity.INFO, removed(Samples.route("2001:db8::", 32, null, 2)));
  }

  @Test
  void aLostAddressHurts() {
    assertEquals(Severity.WARN, removed(Samples.address(2, "192.0.2.5", 24, 0x80)));
    assertEquals(Severity.INFO, added(Samples.address(2, "192.0.2.5", 24, 0x80)));
  }

  @Test
  void neighborsThatCycleAreNoNews() {
    Neighbor stale = neighbor("020000000009", Neighbor.State.STALE);
    Neighbor reachable = neighbor("020000000009", Neighbor.State.REACHABLE);
    assertEquals(Severity.DEBUG, changed(stale, reachable));
    assertEquals(Severity.DEBUG, added(reachable));
    assertEquals(Severity.DEBUG, removed(stale));
    assertEquals(Severity.DEBUG, changed(neighbor(null, Neighbor.State.INCOMPLETE), reachable));
  }

  @Test
  void aNeighborThatFailsMovesOrIsSetByHandIsNews() {
    Neighbor reachable = neighbor("020000000009", Neighbor.State.REACHABLE);
    assertEquals(Severity.WARN, changed(reachable, neighbor(null, Neighbor.State.FAILED)));
    assertEquals(
        Severity.INFO, changed(reachable, neighbor("02000000000a", Neighbor.State.REACHABLE)));
    assertEquals(Severity.INFO, added(neighbor("020000000009", Neighbor.State.PERMANENT)));
  }

  @Test
  void whatPacketsCauseInMulticastRoutingIsNoNews() {
    assertEquals(
        Severity.DEBUG,
        added(
            new CacheReport(
                1,
                0,
                IpAddress.of(new byte[] {10, 0, 0, 9}),
                IpAddress.of(new byte[] {(byte) 239, 9, 9, 9}),
                253)));
  }

  private static Neighbor neighbor(String mac, Neighbor.State state) {
    return Samples.neighbor(2, "192.0.2.9", mac, state);
  }

  private static Severity added(NetworkObject object) {
    return EventSeverity.of(new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }

  private static Severity removed(NetworkObject object) {
    return EventSeverity.of(new Change.Removed(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }

  private static Severity changed(NetworkObject old, NetworkObject now) {
    return EventSeverity.of(
        new Change.Changed(old, now, old.differences(now), Cause.ANNOUNCED, 1, Instant.EPOCH));
  }
}
