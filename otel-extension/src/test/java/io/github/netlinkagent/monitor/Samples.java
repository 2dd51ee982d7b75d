package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.LinkInfo;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.OperState;
import io.github.netlinkagent.netlink.Prefix;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of a model, of which a test names only what it is about. */
public final class Samples {

  private static final int UP = 1;

  private Samples() {}

  public static Link link(int index, String name) {
    return link(index, name, true, 1500);
  }

  public static Link link(int index, String name, boolean up, int mtu) {
    return link(index, name, up, mtu, "veth");
  }

  public static Link physical(int index, String name) {
    return link(index, name, true, 1500, "");
  }

  private static Link link(int index, String name, boolean up, int mtu, String kind) {
    return new Link(
        index,
        name,
        1,
        up ? UP : 0,
        up ? OperState.UP : OperState.DOWN,
        up,
        mtu,
        mac("525400201d56"),
        mac("ffffffffffff"),
        0,
        -1,
        0,
        LinkInfo.of(kind),
        "noqueue",
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

  public static Address address(int index, String local, int prefixLength, int flags) {
    return new Address(
        index,
        ip(local),
        ip(local),
        prefixLength,
        flags,
        0,
        null,
        null,
        "",
        0,
        0,
        Lifetimes.FOREVER);
  }

  public static Route route(String destination, int length, @Nullable String gateway, int index) {
    return route(
        destination,
        length,
        List.of(new Hop(gateway == null ? null : ip(gateway), index, 1, 0, 0, null)));
  }

  public static Route route(String destination, int length, List<Hop> hops) {
    return route(Route.TABLE_MAIN, destination, length, hops);
  }

  public static Route route(int table, String destination, int length, List<Hop> hops) {
    return new Route(
        table,
        new Prefix(ip(destination), length),
        Prefix.all(ip(destination).family()),
        0,
        100,
        1,
        4,
        0,
        0,
        null,
        hops,
        Map.of(),
        "",
        0,
        -1,
        0,
        0,
        0,
        Instant.MAX);
  }

  public static Neighbor neighbor(
      int index, String destination, @Nullable String mac, Neighbor.State state) {
    return new Neighbor(
        index, ip(destination), mac == null ? null : mac(mac), state, 0, 1, 0, 0, null);
  }

  /** Of a bridge, or of a device itself where there is no bridge. */
  public static ForwardingEntry forwarding(int index, String mac, int bridge, int state) {
    return new ForwardingEntry(
        index, mac(mac), 0, bridge, state, 0, null, 0, -1, -1, 0, -1, 0, 0, false, null);
  }

  public static ProxyNeighbor proxy(int index, String destination) {
    return new ProxyNeighbor(index, ip(destination), 0, 0);
  }

  /** Of a literal: nothing is resolved. */
  public static IpAddress ip(String literal) {
    try {
      return IpAddress.of(InetAddress.getByName(literal).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static HardwareAddress mac(String hex) {
    return new HardwareAddress(HexFormat.of().parseHex(hex));
  }
}
