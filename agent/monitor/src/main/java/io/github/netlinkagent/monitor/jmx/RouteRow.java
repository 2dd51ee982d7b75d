package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.Hop;
import java.util.List;

/**
 * A route as a row.
 *
 * @param source the prefix that packets must come from; {@code 0.0.0.0/0} or {@code ::/0} for any
 * @param preferredSource the address that packets get as their source; empty for none
 * @param gateways of the hops, in their order; empty where the destination is on the link
 * @param interfaces of the hops, in their order
 * @param nexthopId the nexthop object; 0 for none
 * @param text as {@code ip route} prints it
 */
public record RouteRow(
    String family,
    String table,
    String destination,
    String source,
    long metric,
    String type,
    String protocol,
    String scope,
    String preferredSource,
    List<String> gateways,
    List<String> interfaces,
    int nexthopId,
    String text) {

  static RouteRow of(Route route, View view) {
    return new RouteRow(
        route.family().label(),
        view.names().table(route.table()),
        route.destination().toString(),
        route.source().toString(),
        route.metric(),
        view.names().routeType(route.type()),
        view.names().protocol(route.protocol()),
        view.names().scope(route.scope()),
        View.textOf(route.preferredSource()),
        route.hops().stream().map(hop -> View.textOf(hop.via())).toList(),
        route.hops().stream().map(Hop::index).map(view::interfaceName).toList(),
        route.nexthopId(),
        view.wording().listed(route));
  }
}
