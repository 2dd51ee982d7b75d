package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The kernel's numbers as words that are the same on every host. {@code /etc/iproute2} is not
 * asked: what is stored and searched centrally must not depend on a file of one machine.
 */
final class KernelWords {

  /** {@code RTN_UNICAST} of {@code linux/rtnetlink.h}. */
  static final int UNICAST = 1;

  /** {@code IFA_F_DADFAILED} of {@code linux/if_addr.h}: another host has the address already. */
  static final int DADFAILED = 0x08;

  private static final int IFA_F_SECONDARY = 0x01;

  /** {@code RT_SCOPE_*}. */
  private static final Map<Integer, String> SCOPES =
      Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");

  /** {@code RTN_*}. */
  private static final List<String> ROUTE_TYPES =
      List.of(
          "none",
          "unicast",
          "local",
          "broadcast",
          "anycast",
          "multicast",
          "blackhole",
          "unreachable",
          "prohibit",
          "throw",
          "nat",
          "xresolve");

  /** {@code RTPROT_*}. */
  private static final Map<Integer, String> ROUTE_PROTOCOLS =
      Map.ofEntries(
          Map.entry(0, "unspec"),
          Map.entry(1, "redirect"),
          Map.entry(2, "kernel"),
          Map.entry(3, "boot"),
          Map.entry(4, "static"),
          Map.entry(8, "gated"),
          Map.entry(9, "ra"),
          Map.entry(11, "zebra"),
          Map.entry(12, "bird"),
          Map.entry(16, "dhcp"),
          Map.entry(18, "keepalived"),
          Map.entry(42, "babel"),
          Map.entry(186, "bgp"),
          Map.entry(187, "isis"),
          Map.entry(188, "ospf"),
          Map.entry(189, "rip"),
          Map.entry(192, "eigrp"));

  /** {@code RTNH_F_*}. */
  private static final Map<Integer, String> HOP_FLAGS =
      new TreeMap<>(
          Map.of(
              0x01, "dead",
              0x02, "pervasive",
              0x04, "onlink",
              0x08, "offload",
              0x10, "linkdown",
              0x20, "unresolved",
              0x40, "trap"));

  /** {@code IFA_F_*}; bit 0 is told apart by the family. */
  private static final Map<Integer, String> ADDRESS_FLAGS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0x002, "nodad"),
              Map.entry(0x004, "optimistic"),
              Map.entry(DADFAILED, "dadfailed"),
              Map.entry(0x010, "home"),
              Map.entry(0x020, "deprecated"),
              Map.entry(0x040, "tentative"),
              Map.entry(0x080, "permanent"),
              Map.entry(0x100, "mngtmpaddr"),
              Map.entry(0x200, "noprefixroute"),
              Map.entry(0x400, "autojoin"),
              Map.entry(0x800, "stable-privacy")));

  private KernelWords() {}

  static String adminState(boolean up) {
    return up ? "up" : "down";
  }

  static String scope(int scope) {
    return SCOPES.getOrDefault(scope, Integer.toString(scope));
  }

  static String table(int table) {
    return switch (table) {
      case Route.TABLE_MAIN -> "main";
      case Route.TABLE_LOCAL -> "local";
      case Route.TABLE_DEFAULT -> "default";
      default -> Integer.toUnsignedString(table);
    };
  }

  static String routeType(int type) {
    return type >= 0 && type < ROUTE_TYPES.size() ? ROUTE_TYPES.get(type) : Integer.toString(type);
  }

  static String routeProtocol(int protocol) {
    return ROUTE_PROTOCOLS.getOrDefault(protocol, Integer.toString(protocol));
  }

  static List<String> hopFlags(int flags) {
    return names(HOP_FLAGS, flags);
  }

  static List<String> addressFlags(Address address) {
    List<String> names = names(ADDRESS_FLAGS, address.flags());
    if ((address.flags() & IFA_F_SECONDARY) != 0) {
      names.add(0, address.family() == Family.IPV4 ? "secondary" : "temporary");
    }
    return names;
  }

  private static List<String> names(Map<Integer, String> words, int flags) {
    List<String> names = new ArrayList<>();
    words.forEach(
        (bit, word) -> {
          if ((flags & bit) != 0) {
            names.add(word);
          }
        });
    return names;
  }
}
