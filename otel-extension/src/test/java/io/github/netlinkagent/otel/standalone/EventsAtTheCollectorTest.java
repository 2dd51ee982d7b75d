package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.OtlpSink.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.testing.Eventually;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EventsAtTheCollectorTest {

  private static final Link ETH0 = Samples.link(2, "eth0");
  private final ExportFixture fixture = new ExportFixture();

  @BeforeEach
  void start() {
    fixture.monitor.with(ETH0);
    fixture.start();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aChangedInterfaceTellsWhatItWasAndWhatItIs() {
    Link down = Samples.link(2, "eth0", false, 1400);

    fixture.monitor.change(ETH0, down);

    LogRecord event = theEvent("netlink.interface.change");
    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("netlink.change.type", "changed"),
                Map.entry("netlink.change.cause", "announced"),
                Map.entry("netlink.changed", List.of("flags", "operstate", "carrier", "mtu")),
                Map.entry("netlink.revision", 2L),
                Map.entry("network.interface.name", "eth0"),
                Map.entry("netlink.interface.index", 2L),
                Map.entry("netlink.interface.kind", "veth"),
                Map.entry("netlink.interface.address", "52:54:00:20:1d:56"),
                Map.entry("netlink.interface.state", "down"),
                Map.entry("netlink.before.interface.state", "up"),
                Map.entry("netlink.interface.operstate", "down"),
                Map.entry("netlink.before.interface.operstate", "up"),
                Map.entry("netlink.interface.carrier", false),
                Map.entry("netlink.before.interface.carrier", true),
                Map.entry("netlink.interface.mtu", 1400L),
                Map.entry("netlink.before.interface.mtu", 1500L))),
        new TreeMap<>(attributes(event.getAttributesList())));
    assertEquals(SeverityNumber.SEVERITY_NUMBER_WARN, event.getSeverityNumber());
    assertEquals("", event.getSeverityText(), "the conventions want the number only");
    assertEquals(1_795_342_530_123_456_789L, event.getTimeUnixNano());
    assertTrue(
        event.getBody().getStringValue().startsWith("2: eth0@NONE: <> mtu 1400"), event::toString);
  }

  @Test
  void aRenamedInterfaceTellsItsFormerName() {
    fixture.monitor.change(ETH0, Samples.link(2, "wan0"));

    Map<String, Object> event = attributesOf("netlink.interface.change");
    assertEquals("wan0", event.get("network.interface.name"));
    assertEquals("eth0", event.get("netlink.before.interface.name"));
  }

  @Test
  void aRouteThatVanishedWithItsLinkTellsTheCause() {
    Route route = Samples.route("198.51.100.0", 24, "192.0.2.1", 2);
    fixture.monitor.with(route);

    fixture.monitor.remove(route, Cause.LINK_DOWN);

    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("netlink.change.type", "removed"),
                Map.entry("netlink.change.cause", "link-down"),
                Map.entry("netlink.revision", 3L),
                Map.entry("network.type", "ipv4"),
                Map.entry("network.interface.name", "eth0"),
                Map.entry("netlink.interface.index", 2L),
                Map.entry("netlink.route.destination", "198.51.100.0/24"),
                Map.entry("netlink.route.gateway", "192.0.2.1"),
                Map.entry("netlink.route.table", "main"),
                Map.entry("netlink.route.metric", 100L),
                Map.entry("netlink.route.type", "unicast"),
                Map.entry("netlink.route.protocol", "static"),
                Map.entry("netlink.route.scope", "global"))),
        new TreeMap<>(attributesOf("netlink.route.change")));
  }

  @Test
  void theHopsOfAMultipathRouteAreWordedLikeIpRoute() {
    Hop one = new Hop(Samples.ip("192.0.2.1"), 2, 1, Hop.DEAD | Hop.LINKDOWN, 0, null);
    Hop other = new Hop(null, 9, 5, 0, 0, null);

    fixture.monitor.add(Samples.route("2001:db8::", 32, List.of(one, other)));

    Map<String, Object> event = attributesOf("netlink.route.change");
    assertEquals(
        List.of("via 192.0.2.1 dev eth0 weight 1 dead linkdown", "dev if9 weight 5"),
        event.get("netlink.route.hops"));
    assertFalse(event.containsKey("network.interface.name"));
  }

  @Test
  void anAddressThatFailsItsDuplicateCheckIsAWarning() {
    Address tentative = Samples.address(2, "2001:db8::1", 64, 0x40);
    Address duplicate = Samples.address(2, "2001:db8::1", 64, 0x48);
    fixture.monitor.with(tentative);

    fixture.monitor.change(tentative, duplicate);

    Map<String, Object> event = attributesOf("netlink.address.change");
    assertEquals("2001:db8::1", event.get("netlink.address.local"));
    assertEquals(64L, event.get("netlink.address.prefix_length"));
    assertEquals(List.of("dadfailed", "tentative"), event.get("netlink.address.flags"));
    assertEquals(List.of("tentative"), event.get("netlink.before.address.flags"));
    assertEquals(
        SeverityNumber.SEVERITY_NUMBER_WARN,
        theEvent("netlink.address.change").getSeverityNumber());
  }

  @Test
  void aNeighborTellsItsStates() {
    Neighbor reachable = Samples.neighbor(2, "192.0.2.9", "020000000009", Neighbor.State.REACHABLE);
    Neighbor failed = Samples.neighbor(2, "192.0.2.9", null, Neighbor.State.FAILED);
    fixture.monitor.with(reachable);

    fixture.monitor.change(reachable, failed);

    Map<String, Object> event = attributesOf("netlink.neighbor.change");
    assertEquals("failed", event.get("netlink.neighbor.state"));
    assertEquals("reachable", event.get("netlink.before.neighbor.state"));
    assertEquals("02:00:00:00:00:09", event.get("netlink.before.neighbor.address"));
    assertFalse(event.containsKey("netlink.neighbor.address"));
  }

  @Test
  void aSyncAndAnOverrunAreEventsToo() {
    fixture.monitor.announce(
        new SyncComplete(
            fixture.monitor.nextRevision(),
            ScriptedMonitor.RECEIVED,
            true,
            Duration.ofMillis(12),
            Map.of(Link.KIND, 3, Route.KIND, 9)));
    fixture.monitor.announce(
        new Overrun(
            fixture.monitor.nextRevision(),
            ScriptedMonitor.RECEIVED,
            new Gap(
                Instant.EPOCH,
                Optional.of(Instant.EPOCH.plusMillis(60)),
                17,
                Overrun.Reason.REFUSED,
                "no answer within 10 s")));

    Map<String, Object> sync = attributesOf("netlink.sync.complete");
    assertEquals(true, sync.get("netlink.sync.initial"));
    assertEquals(0.012, sync.get("netlink.sync.duration"));
    assertEquals(3L, sync.get("netlink.sync.interfaces"));
    assertEquals(9L, sync.get("netlink.sync.routes"));
    assertEquals(0L, sync.get("netlink.sync.neighbors"));
    Map<String, Object> overrun = attributesOf("netlink.overrun");
    assertEquals("1970-01-01T00:00:00Z", overrun.get("netlink.overrun.begin"));
    assertEquals("1970-01-01T00:00:00.060Z", overrun.get("netlink.overrun.end"));
    assertEquals(17L, overrun.get("netlink.overrun.drops"));
    assertEquals("refused", overrun.get("error.type"));
    assertEquals(
        "Messages of the kernel were lost (no answer within 10 s, 17 drops) between"
            + " 1970-01-01T00:00:00Z and 1970-01-01T00:00:00.060Z; everything has been read again",
        theEvent("netlink.overrun").getBody().getStringValue());
  }

  @Test
  void attributesKeepControlCharactersAndTheBodyDoesNot() {
    fixture.monitor.add(Samples.link(7, "e\u001b[31m\n"));

    LogRecord event = theEvent("netlink.interface.change");
    assertEquals(
        "e\u001b[31m\n", attributes(event.getAttributesList()).get("network.interface.name"));
    assertTrue(
        event.getBody().getStringValue().startsWith("7: e\\x1b[31m\\x0a@NONE: <"), event::toString);
  }

  @Test
  void eachChangeArrivesExactlyOnceAndInOrder() {
    for (int i = 0; i < 900; i++) {
      fixture.monitor.announce(
          new Change.Added(
              Samples.link(10 + i, "veth" + i),
              Cause.ANNOUNCED,
              fixture.monitor.nextRevision(),
              ScriptedMonitor.RECEIVED));
    }

    await(900);
    List<Object> revisions =
        fixture.sink.records().stream()
            .map(record -> attributes(record.getAttributesList()).get("netlink.revision"))
            .toList();
    assertEquals(revisions.stream().distinct().sorted().toList(), revisions);
    Eventually.holds(() -> fixture.counts().exported() == 900, () -> fixture.counts().toString());
    assertEquals(0, fixture.counts().totalDropped());
    assertTrue(fixture.sink.batches().size() < 100, () -> "batched: " + fixture.sink.batches());
  }

  private Map<String, Object> attributesOf(String eventName) {
    return attributes(theEvent(eventName).getAttributesList());
  }

  private LogRecord theEvent(String eventName) {
    Eventually.holds(() -> !fixture.sink.records(eventName).isEmpty(), () -> "no " + eventName);
    List<LogRecord> events = fixture.sink.records(eventName);
    assertEquals(1, events.size());
    return events.get(0);
  }

  private void await(int records) {
    Eventually.holds(
        () -> fixture.sink.records().size() >= records,
        () -> fixture.sink.records().size() + " of " + records);
    assertEquals(records, fixture.sink.records().size());
  }
}
