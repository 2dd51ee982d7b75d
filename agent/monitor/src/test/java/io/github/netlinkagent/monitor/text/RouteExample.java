package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.Encapsulation;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RawBytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a route, step by step, of what differs from {@code ip route add PREFIX}. */
public final class RouteExample {

  private final Prefix destination;
  private Prefix source;
  private int table = Route.TABLE_MAIN;
  private int tos;
  private long metric;
  private int type = 1;
  private int protocol = 3;
  private int scope;
  private int flags;
  private IpAddress preferredSource;
  private final List<Hop> hops = new ArrayList<>();
  private final Map<Integer, Long> metrics = new TreeMap<>();
  private String congestionControl = "";
  private int nexthopId;
  private int preference = -1;
  private int error;
  private Instant expires = Instant.MAX;

  RouteExample(Prefix destination) {
    this.destination = destination;
    this.source = Prefix.all(destination.address().family());
    if (destination.address().family() == Family.IPV6) {
      metric = 1024;
      preference = 0;
    }
  }

  public RouteExample from(String prefix) {
    source = Examples.prefix(prefix);
    return this;
  }

  public RouteExample table(int number) {
    table = number;
    return this;
  }

  public RouteExample tos(int value) {
    tos = value;
    return this;
  }

  public RouteExample metric(long value) {
    metric = value;
    return this;
  }

  public RouteExample type(int value) {
    type = value;
    return this;
  }

  public RouteExample protocol(int value) {
    protocol = value;
    return this;
  }

  public RouteExample scope(int value) {
    scope = value;
    return this;
  }

  public RouteExample flags(int value) {
    flags = value;
    return this;
  }

  public RouteExample src(String address) {
    preferredSource = Examples.ip(address);
    return this;
  }

  public RouteExample dev(int index) {
    hops.add(new Hop(null, index, 0, 0, 0, null));
    return this;
  }

  public RouteExample via(String gateway, int index) {
    hops.add(new Hop(Examples.ip(gateway), index, 0, 0, 0, null));
    return this;
  }

  public RouteExample realm(int realms, int index) {
    hops.add(new Hop(null, index, 0, 0, realms, null));
    return this;
  }

  public RouteExample encap(int encapsulation, byte[] attributes, int index) {
    RawBytes raw = new RawBytes(attributes);
    hops.add(new Hop(null, index, 0, 0, 0, new Encapsulation(encapsulation, raw)));
    return this;
  }

  public RouteExample nexthop(String gateway, int index, int weight, int hopFlags, int realm) {
    IpAddress via = gateway.isEmpty() ? null : Examples.ip(gateway);
    hops.add(new Hop(via, index, weight, hopFlags, realm, null));
    return this;
  }

  public RouteExample metric(int number, long value) {
    metrics.put(number, value);
    return this;
  }

  public RouteExample congctl(String name) {
    congestionControl = name;
    return this;
  }

  public RouteExample nhid(int id) {
    nexthopId = id;
    return this;
  }

  public RouteExample pref(int value) {
    preference = value;
    return this;
  }

  public RouteExample error(int value) {
    error = value;
    return this;
  }

  public RouteExample expires(Instant at) {
    expires = at;
    return this;
  }

  public Route build() {
    return new Route(
        table,
        destination,
        source,
        tos,
        metric,
        type,
        protocol,
        scope,
        flags,
        preferredSource,
        List.copyOf(hops),
        metrics,
        congestionControl,
        nexthopId,
        preference,
        0,
        0,
        error,
        expires);
  }
}
