package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RouteMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A route.
 *
 * @param table 254 main, 255 local, 253 default
 * @param source only IPv6 routes can demand one; else everything
 * @param tos type of service that the packet must have; 0 for any
 * @param metric the priority: the lowest wins; 0 is the lowest
 * @param type {@code RTN_*}: 1 unicast, 2 local, 3 broadcast, 6 blackhole, 7 unreachable, ...
 * @param protocol {@code RTPROT_*}: who has set it; 2 kernel, 3 boot, 4 static, 9 ra, ...
 * @param scope {@code RT_SCOPE_*}: 0 global, 253 link, 254 host, 255 nowhere
 * @param flags {@code RTM_F_*} and, for a single hop, its {@code RTNH_F_*}
 * @param preferredSource the source address that packets get; null for none
 * @param hops more than one for a multipath route; none where a nexthop object says it all, or the
 *     type is a rejecting one without a link
 * @param metrics {@code RTAX_*} number to value, in the order of the numbers; see {@link
 *     #congestionControl} for the one that is a name
 * @param congestionControl {@code RTAX_CC_ALGO}; empty for none
 * @param nexthopId the nexthop object; 0 for none
 * @param preference IPv6 router preference {@code ICMPV6_ROUTER_PREF_*}; -1 for none
 * @param inputIndex {@code RTA_IIF}, on multicast and cloned routes; 0 for none
 * @param mark {@code RTA_MARK}; 0 for none
 * @param error the errno that a rejecting IPv6 route answers with, negative; 0 for none
 * @param expires when the route goes by itself; {@link Instant#MAX} for never. No difference in
 *     meaning: a router's advertisement sets it anew each time
 */
public record Route(
    int table,
    Prefix destination,
    Prefix source,
    int tos,
    long metric,
    int type,
    int protocol,
    int scope,
    int flags,
    @Nullable IpAddress preferredSource,
    List<Hop> hops,
    Map<Integer, Long> metrics,
    String congestionControl,
    int nexthopId,
    int preference,
    int inputIndex,
    long mark,
    int error,
    Instant expires)
    implements NetworkObject {

  /** {@code RT_TABLE_DEFAULT}. */
  public static final int TABLE_DEFAULT = 253;

  /** {@code RT_TABLE_MAIN}. */
  public static final int TABLE_MAIN = 254;

  /** {@code RT_TABLE_LOCAL}. */
  public static final int TABLE_LOCAL = 255;

  private static final Fields<Route> FIELDS =
      new Fields<Route>()
          .withUnsigned("table", Route::table)
          .with("destination", Route::destination)
          .with("source", Route::source)
          .with("tos", Route::tos)
          .with("metric", Route::metric)
          .with("type", Route::type)
          .with("protocol", Route::protocol)
          .with("scope", Route::scope)
          .with("flags", Route::flags)
          .with("prefsrc", Route::preferredSource)
          .with("hops", Route::hopsInOrder)
          .with("metrics", Route::metrics)
          .with("congctl", Route::congestionControl)
          .withUnsigned("nhid", Route::nexthopId)
          .with("pref", Route::preference)
          .with("iif", Route::inputIndex)
          .with("mark", Route::mark)
          .with("error", Route::error);

  /** Routes of both families; a cached one ({@code RTM_F_CLONED}) is no entry of a table. */
  public static final Kind<Route> KIND =
      Kind.of("route", Route.class, FIELDS)
          .readFrom(
              RouteMessage.class,
              (message, at) ->
                  (message.flags() & RouteMessage.CLONED) != 0
                      ? List.of()
                      : List.of(of(message, at)))
          .announcedBy(MulticastGroup.IPV4_ROUTE, MulticastGroup.IPV6_ROUTE)
          .dumpedBy(
              (slice, model) ->
                  List.of(
                      RouteMessage.dump(
                          slice.family(),
                          slice.part(),
                          model.tracking().protocolOfDumps(),
                          slice.link())),
              Family.IPV4,
              Family.IPV6)
          .heldIn(RouteStore::new)
          .bounded(
              Bound.<Route>of("routes.max", Limits::routes)
                  .keeping(
                      (route, limits, model) ->
                          route.isDefault() || limits.watches(route.destination()))
                  .told())
          .declare();

  /** {@code USER_HZ}: the unit of time in rtnetlink's structures, the same on all architectures. */
  private static final int TICKS_PER_SECOND = 100;

  /** A route, a cached one too. */
  static Route of(RouteMessage message, Instant receivedAt) {
    RouteMessage.@Nullable CacheInfo info = message.cacheInfo();
    return new Route(
        message.table(),
        message.destination(),
        message.source(),
        message.tos(),
        message.priority(),
        message.type(),
        message.protocol(),
        message.scope(),
        message.flags(),
        message.preferredSource(),
        message.hops(),
        message.metrics(),
        message.congestionControl(),
        message.nexthopId(),
        message.preference(),
        message.inputIndex(),
        message.mark(),
        info == null ? 0 : info.error(),
        info == null || info.expires() == 0
            ? Instant.MAX
            : receivedAt.plusMillis(info.expires() * 1000L / TICKS_PER_SECOND));
  }

  @Override
  public Family family() {
    return destination.address().family();
  }

  /** Whether it leads everywhere: destination and source are of length 0. */
  public boolean isDefault() {
    return destination.isAll() && source.isAll();
  }

  /**
   * The same route after some hops are gone. What is left of a group when it has one hop is a plain
   * route, which has no weight, and its flags are the hop's.
   */
  Route withHops(List<Hop> left) {
    List<Hop> hopsLeft = left.size() == 1 ? List.of(left.get(0).withWeight(0)) : List.copyOf(left);
    return new Route(
        table,
        destination,
        source,
        tos,
        metric,
        type,
        protocol,
        scope,
        left.size() == 1 ? flags | left.get(0).flags() : flags,
        preferredSource,
        hopsLeft,
        metrics,
        congestionControl,
        nexthopId,
        preference,
        inputIndex,
        mark,
        error,
        expires);
  }

  /**
   * That of the kernel for IPv4, where it decides which flows take which hop, and one may stand
   * twice; the hops of an IPv6 route it announces in another order than it dumps them.
   */
  private List<Hop> hopsInOrder() {
    return family() == Family.IPV4 || hops.size() < 2
        ? hops
        : hops.stream().sorted(Comparator.comparing(Hop::toString)).toList();
  }

  @Override
  public Kind<Route> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return table;
  }

  @Override
  public IntStream links() {
    return hops.stream().mapToInt(Hop::index);
  }

  @Override
  public IntStream owners() {
    return links();
  }

  /** Several routes can share it: IPv4 keeps them in order, IPv6 as siblings of one destination. */
  @Override
  public Key key() {
    return new Key(table, destination, source, tos, metric);
  }

  record Key(int table, Prefix destination, Prefix source, int tos, long metric) {}
}
