package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Lifetimes;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.Table;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.LinkInfo;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.OperState;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of each event the shortest and the fullest form that it can have: every attribute that may be
 * missing is missing in one, and everything that can differ differs in another. The first of each
 * is the one that {@code docs/telemetry.md} shows.
 */
final class SampleEvents {

  private static final int UP = 0x1003;
  private static final int UP_WITH_CARRIER = 0x11043;

  /** {@code NUD_REACHABLE}. */
  private static final int LEARNED = 0x02;

  private static final long REVISION = 4711;

  private static final Link ETH0 =
      link("eth0", UP_WITH_CARRIER, OperState.UP, true, 1500, "525400201d56", 0, "");
  private static final Link ETH0_WITHOUT_CARRIER =
      link("eth0", UP, OperState.DOWN, false, 1500, "525400201d56", 0, "");
  private static final Link PORT =
      link("veth1", UP_WITH_CARRIER, OperState.UP, true, 1400, "525400201d57", 5, "veth");
  private static final Link BARE = link("tun0", 0, OperState.DOWN, false, 1280, null, 0, "");

  private static final Address ADDRESS = Samples.address(2, "192.0.2.5", 24, 0x80);

  private static final Hop HOP = new Hop(Samples.ip("192.0.2.1"), 2, 0, 0, 0, null);
  private static final Hop ONE = HOP.withWeight(1);
  private static final Hop OTHER = new Hop(null, 3, 5, Hop.LINKDOWN, 0, null);
  private static final Route DEFAULT = route(1, 16, 0, 0, null, List.of(HOP), 0);
  private static final Route BLACKHOLE = route(6, 3, 253, 0, null, List.of(), 0);
  private static final Route FULL_ROUTE = route(1, 16, 0, Hop.ONLINK, "192.0.2.5", List.of(HOP), 7);

  private static final Neighbor REACHABLE =
      Samples.neighbor(2, "192.0.2.1", "525400201d57", Neighbor.State.REACHABLE);
  private static final Neighbor FAILED =
      Samples.neighbor(2, "192.0.2.1", null, Neighbor.State.FAILED);
  private static final Neighbor PERMANENT =
      Samples.neighbor(2, "192.0.2.7", "525400201d58", Neighbor.State.PERMANENT);

  private static final ForwardingEntry LEARNED_BY_ETH0 =
      Samples.forwarding(2, "525400201d59", 5, LEARNED);
  private static final ForwardingEntry LEARNED_BY_ETH1 =
      Samples.forwarding(3, "525400201d59", 5, LEARNED);

  private static final Map<Event, List<Delivery>> ALL =
      Map.of(
          Event.INTERFACE_CHANGE,
          List.of(
              changed(ETH0, ETH0_WITHOUT_CARRIER),
              coalesced(changed(PORT, BARE)),
              coalesced(changed(ETH0, ETH0)),
              added(BARE),
              removed(PORT, Cause.AUDIT)),
          Event.ADDRESS_CHANGE,
          List.of(
              removed(ADDRESS, Cause.ANNOUNCED),
              coalesced(
                  changed(
                      address("2001:db8::9", 64, 0x40, 0), address("2001:db8::1", 128, 0, 253))),
              added(address("2001:db8::9", 64, 0x80, 0)),
              added(address("2001:db8::1", 128, 0, 0))),
          Event.ROUTE_CHANGE,
          List.of(
              removed(DEFAULT, Cause.LINK_DOWN),
              coalesced(changed(FULL_ROUTE, BLACKHOLE)),
              changed(multipath(ONE, OTHER), multipath(ONE)),
              added(multipath(ONE, OTHER)),
              added(FULL_ROUTE)),
          Event.NEIGHBOR_CHANGE,
          List.of(
              changed(REACHABLE, FAILED),
              coalesced(added(REACHABLE)),
              added(PERMANENT),
              removed(FAILED, Cause.ANNOUNCED)),
          Event.OBJECT_CHANGE,
          List.of(
              changed(LEARNED_BY_ETH0, LEARNED_BY_ETH1),
              coalesced(added(Samples.proxy(2, "192.0.2.9"))),
              removed(Samples.proxy(0, "192.0.2.9"), Cause.AUDIT)),
          Event.SYNC_COMPLETE,
          List.of(
              delivery(
                  new SyncComplete(
                      1,
                      ScriptedMonitor.RECEIVED,
                      true,
                      Duration.ofMillis(12),
                      Map.of(Link.KIND, 3, Address.KIND, 5, Route.KIND, 21, Neighbor.KIND, 2))),
              delivery(
                  new SyncComplete(
                      REVISION, ScriptedMonitor.RECEIVED, false, Duration.ZERO, Map.of()))),
          Event.OVERRUN,
          Stream.concat(
                  Stream.of(Overrun.Reason.values())
                      .map(reason -> overrun(reason, Optional.of(ScriptedMonitor.RECEIVED))),
                  Stream.of(overrun(Overrun.Reason.DROPS, Optional.empty())))
              .toList(),
          Event.SUMMARY,
          List.of(
              summary(new Table(Route.KIND, Family.IPV4, Route.TABLE_MAIN), "routes.max", true),
              summary(new Table(Neighbor.KIND, Family.IPV6, 2), "neighbors.max", false),
              summary(new Table(ForwardingEntry.KIND, Family.UNSPEC, 2), "heap.max", true)));

  private SampleEvents() {}

  static List<Delivery> of(Event event) {
    return ALL.get(event);
  }

  /** Knows the interfaces that the samples speak of. */
  static ScriptedMonitor monitor() {
    return new ScriptedMonitor(2)
        .with(ETH0)
        .with(Samples.link(3, "eth1"))
        .with(Samples.link(5, "br0"));
  }

  private static Delivery added(NetworkObject object) {
    return delivery(new Change.Added(object, Cause.ANNOUNCED, REVISION, ScriptedMonitor.RECEIVED));
  }

  private static Delivery removed(NetworkObject object, Cause cause) {
    return delivery(new Change.Removed(object, cause, REVISION, ScriptedMonitor.RECEIVED));
  }

  private static Delivery changed(NetworkObject old, NetworkObject now) {
    return delivery(
        new Change.Changed(
            old, now, old.differences(now), Cause.ANNOUNCED, REVISION, ScriptedMonitor.RECEIVED));
  }

  private static Delivery overrun(Overrun.Reason reason, Optional<Instant> end) {
    String detail = reason == Overrun.Reason.ENOBUFS ? "ENOBUFS" : "in words";
    Gap gap = new Gap(ScriptedMonitor.RECEIVED.minusSeconds(1), end, 17, reason, detail);
    return delivery(new Overrun(REVISION, ScriptedMonitor.RECEIVED, gap));
  }

  private static Delivery summary(Table table, String setting, boolean begins) {
    Summary summary =
        new Summary(table, 924_021, Map.of(), 100_000, setting, ScriptedMonitor.RECEIVED);
    return delivery(new SummaryChange(REVISION, ScriptedMonitor.RECEIVED, summary, begins));
  }

  private static Delivery delivery(Announcement announcement) {
    return new Delivery(announcement, 0);
  }

  private static Delivery coalesced(Delivery delivery) {
    return new Delivery(delivery.announcement(), 3);
  }

  private static Link link(
      String name,
      int flags,
      OperState operState,
      boolean carrier,
      int mtu,
      @Nullable String mac,
      int master,
      String kind) {
    return new Link(
        2,
        name,
        1,
        flags,
        operState,
        carrier,
        mtu,
        mac == null ? null : mac(mac),
        mac("ffffffffffff"),
        0,
        -1,
        master,
        LinkInfo.of(kind),
        "fq_codel",
        1000,
        0,
        0,
        0,
        "",
        List.of(),
        null,
        AttributeSet.NONE,
        AttributeSet.NONE,
        0,
        LinkStatistics.NONE);
  }

  /** One and the same IPv6 address, of which all but the address can differ. */
  private static Address address(String peer, int prefixLength, int flags, int scope) {
    return new Address(
        2,
        Samples.ip("2001:db8::1"),
        Samples.ip(peer),
        prefixLength,
        flags,
        scope,
        null,
        null,
        "",
        0,
        0,
        Lifetimes.FOREVER);
  }

  private static Route multipath(Hop... hops) {
    return route(1, 16, 0, 0, null, List.of(hops), 0);
  }

  /** One and the same destination, table and metric, of which the rest can differ. */
  private static Route route(
      int type,
      int protocol,
      int scope,
      int flags,
      @Nullable String preferredSource,
      List<Hop> hops,
      int nexthopId) {
    Prefix everywhere = new Prefix(Samples.ip("0.0.0.0"), 0);
    return new Route(
        Route.TABLE_MAIN,
        everywhere,
        everywhere,
        0,
        100,
        type,
        protocol,
        scope,
        flags,
        preferredSource == null ? null : Samples.ip(preferredSource),
        hops,
        Map.of(),
        "",
        nexthopId,
        -1,
        0,
        0,
        0,
        Instant.MAX);
  }

  private static HardwareAddress mac(String hex) {
    return new HardwareAddress(HexFormat.of().parseHex(hex));
  }
}
