package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpvlanAttributes;
import io.github.netlinkagent.netlink.MacvlanAttributes;
import io.github.netlinkagent.netlink.TunAttributes;
import io.github.netlinkagent.netlink.VlanAttributes;
import io.github.netlinkagent.netlink.VrfAttributes;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Kinds of few words: macvlan, ipvlan, VLAN, VRF and TUN. */
final class StackedWords {

  /** {@code MACVLAN_MODE_*}. */
  private static final Map<Long, String> MACVLAN_MODES =
      Map.of(1L, "private", 2L, "vepa", 4L, "bridge", 8L, "passthru", 16L, "source");

  private static final long MACVLAN_SOURCE = 16;
  private static final int MACVLAN_NOPROMISC = 1;
  private static final int MACVLAN_NODST = 2;
  private static final int IPVLAN_PRIVATE = 1;
  private static final int IPVLAN_VEPA = 2;
  private static final int IEEE_802_1Q = 0x8100;

  /** {@code VLAN_FLAG_*}, by the bit. */
  private static final List<String> VLAN_FLAGS =
      List.of("REORDER_HDR", "GVRP", "LOOSE_BINDING", "MVRP", "BRIDGE_BINDING");

  /** In which order they are printed. */
  private static final List<Integer> VLAN_FLAG_ORDER = List.of(0, 1, 3, 2, 4);

  private StackedWords() {}

  static void macvlan(AttributeWords words) {
    AttributeSet set = words.set();
    long mode = set.get(MacvlanAttributes.MODE, 0L);
    long flags = set.get(MacvlanAttributes.FLAGS, 0L);
    words
        .word("mode " + MACVLAN_MODES.getOrDefault(mode, "unknown"))
        .wordIf((flags & MACVLAN_NOPROMISC) != 0, "nopromisc")
        .wordIf((flags & MACVLAN_NODST) != 0, "nodst")
        .value("bcqueuelen", MacvlanAttributes.BC_QUEUE_LEN)
        .value("usedbcqueuelen", MacvlanAttributes.BC_QUEUE_LEN_USED);
    if (mode == MACVLAN_SOURCE && set.has(MacvlanAttributes.MACADDR_COUNT)) {
      words.word("remotes (" + set.get(MacvlanAttributes.MACADDR_COUNT, 0L) + ")");
      List<HardwareAddress> sources =
          set.nested(MacvlanAttributes.MACADDR_DATA).get(MacvlanAttributes.SOURCES, List.of());
      sources.forEach(source -> words.word(source.toString()));
    }
  }

  static void ipvlan(AttributeWords words) {
    words.named("mode", IpvlanAttributes.MODE, List.of("l2", "l3", "l3s"), "unknown");
    if (words.set().has(IpvlanAttributes.FLAGS)) {
      long flags = words.set().get(IpvlanAttributes.FLAGS, 0L);
      String others = (flags & IPVLAN_VEPA) != 0 ? "vepa" : "bridge";
      words.word((flags & IPVLAN_PRIVATE) != 0 ? "private" : others);
    }
  }

  static void vlan(AttributeWords words) {
    AttributeSet set = words.set();
    if (!set.has(VlanAttributes.ID)) {
      return;
    }
    int protocol = set.get(VlanAttributes.PROTOCOL, IEEE_802_1Q);
    words.word("protocol " + HardwareWording.protocol(protocol)).value("id", VlanAttributes.ID);
    List<Long> flags = set.get(VlanAttributes.FLAGS, List.of());
    if (!flags.isEmpty()) {
      words.word("<" + flags(flags.get(0)) + ">");
    }
    priorities(words, "ingress-qos-map", VlanAttributes.INGRESS_QOS);
    priorities(words, "egress-qos-map", VlanAttributes.EGRESS_QOS);
  }

  private static String flags(long flags) {
    StringJoiner names = new StringJoiner(",");
    long rest = flags;
    for (int bit : VLAN_FLAG_ORDER) {
      if ((rest & 1L << bit) != 0) {
        names.add(VLAN_FLAGS.get(bit));
        rest &= ~(1L << bit);
      }
    }
    return (rest == 0 ? names : names.add(Long.toHexString(rest))).toString();
  }

  private static void priorities(
      AttributeWords words, String word, AttributeKey<AttributeSet> key) {
    if (words.set().has(key)) {
      words.word(word).word("{");
      words.set().nested(key).get(VlanAttributes.QOS_MAPPING, List.of()).stream()
          .filter(mapping -> mapping.size() >= 2)
          .forEach(mapping -> words.word(mapping.get(0) + ":" + mapping.get(1)));
      words.word("}");
    }
  }

  static void vrf(AttributeWords words) {
    table(words, VrfAttributes.ROUTE_TABLE);
  }

  static void vrfPort(AttributeWords words) {
    table(words, VrfAttributes.PORT_TABLE);
  }

  private static void table(AttributeWords words, AttributeKey<Integer> key) {
    if (words.set().has(key)) {
      words.word("table").word(Integer.toUnsignedString(words.set().get(key, 0)));
    }
  }

  /** The owners by their numbers: their names are no matter of the network. */
  static void tun(AttributeWords words) {
    String unknown = "UNKNOWN:" + words.set().get(TunAttributes.TYPE, 0L);
    words
        .named("type", TunAttributes.TYPE, List.of(unknown, "tun", "tap"), unknown)
        .onOff("pi", TunAttributes.PI)
        .onOff("vnet_hdr", TunAttributes.VNET_HDR);
    if (words.isOn(TunAttributes.MULTI_QUEUE)) {
      words
          .word("multi_queue")
          .value("numqueues", TunAttributes.NUM_QUEUES)
          .value("numdisabled", TunAttributes.NUM_DISABLED_QUEUES);
    }
    words
        .onOff("persist", TunAttributes.PERSIST)
        .value("user", TunAttributes.OWNER)
        .value("group", TunAttributes.GROUP);
  }
}
