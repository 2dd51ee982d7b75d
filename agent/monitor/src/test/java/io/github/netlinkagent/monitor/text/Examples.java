package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Lifetimes;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.LinkInfo;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.OperState;
import io.github.netlinkagent.netlink.Prefix;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Objects for tests that need no kernel. */
public final class Examples {

  public static final int UP = 0x1;
  public static final int BROADCAST = 0x2;
  public static final int LOOPBACK = 0x8;
  public static final int RUNNING = 0x40;
  public static final int MULTICAST = 0x1000;
  public static final int LOWER_UP = 0x10000;

  /** {@code IFA_F_PERMANENT}. */
  public static final int PERMANENT = 0x80;

  private Examples() {}

  /** An Ethernet link that is up. */
  public static Link link(int index, String name) {
    return link(index, name, "", 0, UP | BROADCAST | RUNNING | MULTICAST | LOWER_UP);
  }

  public static Link link(int index, String name, String kind, int parent, int flags) {
    return new Link(
        index,
        name,
        1,
        flags,
        (flags & LOWER_UP) != 0 ? OperState.UP : OperState.DOWN,
        (flags & LOWER_UP) != 0,
        1500,
        mac(0x02, 0, 0, 0, 0, index),
        mac(0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
        parent,
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
        1,
        LinkStatistics.NONE);
  }

  public static Address address(int index, String local, int length) {
    return address(index, local, local, length, PERMANENT, "", 0);
  }

  public static Address address(
      int index, String local, String peer, int length, int flags, String label, int metric) {
    return new Address(
        index,
        ip(local),
        ip(peer),
        length,
        flags,
        0,
        null,
        null,
        label,
        metric,
        0,
        Lifetimes.FOREVER);
  }

  public static Neighbor neighbor(
      int index, String destination, Neighbor.State state, int flags, int protocol) {
    return new Neighbor(
        index,
        ip(destination),
        state == Neighbor.State.FAILED ? null : mac(2, 0, 0, 0, 0, 0x11),
        state,
        flags,
        1,
        protocol,
        0,
        null);
  }

  public static RouteExample route(String prefix) {
    return new RouteExample(prefix(prefix));
  }

  public static Prefix prefix(String text) {
    int slash = text.indexOf('/');
    return new Prefix(ip(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** An address in digits; {@code ::ffff:} ones are not for it. */
  public static IpAddress ip(String digits) {
    try {
      return IpAddress.of(InetAddress.getByName(digits).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(digits, e);
    }
  }

  public static HardwareAddress mac(int... bytes) {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    return new HardwareAddress(address);
  }
}
