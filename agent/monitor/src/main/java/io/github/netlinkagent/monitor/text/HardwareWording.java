package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Link layer types and addresses; the numbers are {@code ARPHRD_*} of {@code linux/if_arp.h}. */
final class HardwareWording {

  private static final Set<Integer> IPV4_TUNNELS = Set.of(768, 776, 778);
  private static final Set<Integer> IPV6_TUNNELS = Set.of(769, 823);

  private static final Map<Integer, String> TYPES =
      Map.ofEntries(
          Map.entry(0, "netrom"),
          Map.entry(1, "ether"),
          Map.entry(2, "eether"),
          Map.entry(3, "ax25"),
          Map.entry(4, "pronet"),
          Map.entry(5, "chaos"),
          Map.entry(6, "ieee802"),
          Map.entry(7, "arcnet"),
          Map.entry(8, "atalk"),
          Map.entry(15, "dlci"),
          Map.entry(19, "atm"),
          Map.entry(23, "metricom"),
          Map.entry(24, "ieee1394"),
          Map.entry(32, "infiniband"),
          Map.entry(256, "slip"),
          Map.entry(257, "cslip"),
          Map.entry(258, "slip6"),
          Map.entry(259, "cslip6"),
          Map.entry(260, "rsrvd"),
          Map.entry(264, "adapt"),
          Map.entry(270, "rose"),
          Map.entry(271, "x25"),
          Map.entry(272, "hwx25"),
          Map.entry(280, "can"),
          Map.entry(512, "ppp"),
          Map.entry(513, "hdlc"),
          Map.entry(516, "lapb"),
          Map.entry(517, "ddcmp"),
          Map.entry(518, "rawhdlc"),
          Map.entry(768, "ipip"),
          Map.entry(769, "tunnel6"),
          Map.entry(770, "frad"),
          Map.entry(771, "skip"),
          Map.entry(772, "loopback"),
          Map.entry(773, "ltalk"),
          Map.entry(774, "fddi"),
          Map.entry(775, "bif"),
          Map.entry(776, "sit"),
          Map.entry(777, "ip/ddp"),
          Map.entry(778, "gre"),
          Map.entry(779, "pimreg"),
          Map.entry(780, "hippi"),
          Map.entry(781, "ash"),
          Map.entry(782, "econet"),
          Map.entry(783, "irda"),
          Map.entry(784, "fcpp"),
          Map.entry(785, "fcal"),
          Map.entry(786, "fcpl"),
          Map.entry(800, "tr"),
          Map.entry(801, "ieee802.11"),
          Map.entry(802, "ieee802.11/prism"),
          Map.entry(803, "ieee802.11/radiotap"),
          Map.entry(804, "ieee802.15.4"),
          Map.entry(805, "ieee802.15.4/monitor"),
          Map.entry(820, "phonet"),
          Map.entry(821, "phonet_pipe"),
          Map.entry(822, "caif"),
          Map.entry(823, "gre6"),
          Map.entry(824, "netlink"),
          Map.entry(825, "6lowpan"),
          Map.entry(0xfffe, "none"),
          Map.entry(0xffff, "void"));

  private static final int FIBRE_CHANNEL_FABRIC = 787;
  private static final int LAST_FABRIC = 799;

  private HardwareWording() {}

  static String type(int type) {
    if (type >= FIBRE_CHANNEL_FABRIC && type <= LAST_FABRIC) {
      return "fcfb" + (type - FIBRE_CHANNEL_FABRIC);
    }
    return TYPES.getOrDefault(type, "[" + type + "]");
  }

  /** As linkmonitor writes it, each byte without leading zeros: {@code 52:54:0:20:1d:56}. */
  static String terse(HardwareAddress address) {
    StringJoiner bytes = new StringJoiner(":");
    for (byte each : address.bytes()) {
      bytes.add(Integer.toHexString(Byte.toUnsignedInt(each)));
    }
    return bytes.toString();
  }

  /** {@code ETH_P_*} of VLANs. */
  static String protocol(int number) {
    return switch (number) {
      case 0x8100 -> "802.1Q";
      case 0x88a8 -> "802.1ad";
      default -> "[" + number + "]";
    };
  }

  /** The address of a tunnel is an IP address and is written like one. */
  static String address(HardwareAddress address, int type) {
    boolean ip =
        (address.length() == 4 && IPV4_TUNNELS.contains(type))
            || (address.length() == 16 && IPV6_TUNNELS.contains(type));
    return ip ? IpAddress.of(address.bytes()).toString() : address.toString();
  }
}
