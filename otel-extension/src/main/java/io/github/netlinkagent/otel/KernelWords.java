package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.text.Names;
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

  private static final Names NAMES = Names.builtIn();

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
    return NAMES.scope(scope);
  }

  static String table(int table) {
    return NAMES.table(table);
  }

  static String routeType(int type) {
    return NAMES.routeType(type);
  }

  static String routeProtocol(int protocol) {
    return NAMES.protocol(protocol);
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
