package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Inet6Attributes;
import io.github.netlinkagent.netlink.LinkAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** What {@code ip -d link} says of a link beyond {@code ip monitor}. */
final class LinkDetailWording {

  private static final Map<String, Consumer<AttributeWords>> KINDS = kinds();

  private static final Map<String, Consumer<AttributeWords>> PORT_KINDS =
      Map.of(
          "bridge", BridgeWords::port,
          "bond", BondWords::port,
          "vrf", StackedWords::vrfPort);

  /** {@code IN6_ADDR_GEN_MODE_*}. */
  private static final List<String> ADDRESS_GENERATION =
      List.of("eui64", "none", "stable_secret", "random");

  /** {@code XDP_ATTACHED_*}. */
  private static final List<String> XDP_MODES =
      List.of("", "xdp", "xdpgeneric", "xdpoffload", "xdpmulti");

  private static final int XDP_MULTI = 4;

  private final Model model;

  LinkDetailWording(Model model) {
    this.model = model;
  }

  private static Map<String, Consumer<AttributeWords>> kinds() {
    Map<String, Consumer<AttributeWords>> kinds = new HashMap<>();
    kinds.put("bridge", BridgeWords::bridge);
    kinds.put("bond", BondWords::bond);
    kinds.put("vlan", StackedWords::vlan);
    kinds.put("vrf", StackedWords::vrf);
    kinds.put("vxlan", VxlanWords::words);
    kinds.put("tun", StackedWords::tun);
    List.of("macvlan", "macvtap").forEach(kind -> kinds.put(kind, StackedWords::macvlan));
    List.of("ipvlan", "ipvtap").forEach(kind -> kinds.put(kind, StackedWords::ipvlan));
    List.of("gre", "gretap", "erspan").forEach(kind -> kinds.put(kind, TunnelWords::gre));
    List.of("ip6gre", "ip6gretap", "ip6erspan").forEach(kind -> kinds.put(kind, TunnelWords::gre6));
    List.of("ipip", "sit").forEach(kind -> kinds.put(kind, TunnelWords::ip));
    kinds.put("ip6tnl", TunnelWords::ip6);
    return Map.copyOf(kinds);
  }

  /** The program that sees packets first, and whether {@code ip monitor} names it by number. */
  void program(Line line, Link link, boolean numbered) {
    AttributeSet xdp = link.attributes().nested(LinkAttributes.XDP);
    int mode = xdp.get(LinkAttributes.XDP_ATTACHED, 0L).intValue();
    if (mode != 0) {
      long id = numbered ? xdp.get(LinkAttributes.XDP_PROG_ID, 0L) : 0;
      String name = mode <= XDP_MULTI ? XDP_MODES.get(mode) : "xdp[" + mode + "]";
      line.add(id == 0 ? name : name + "/id:" + id);
    }
  }

  /** Whether a protocol holds the link down; of the reasons iproute2 6.1 reads eight. */
  void heldDown(Line line, Link link) {
    line.addIf(link.attributes().get(LinkAttributes.PROTO_DOWN, 0L) != 0, "protodown on");
    long reasons =
        link.attributes()
            .nested(LinkAttributes.PROTO_DOWN_REASON)
            .get(LinkAttributes.REASON_VALUE, 0L);
    if ((reasons & 0xff) != 0) {
      StringJoiner numbers = new StringJoiner(",", "<", ">");
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        if ((reasons & 1L << bit) != 0) {
          numbers.add(Integer.toString(bit));
        }
      }
      line.add("protodown_reason", numbers);
    }
  }

  void details(Line line, Link link) {
    line.add("promiscuity", Integer.toUnsignedString(link.promiscuity()));
    AttributeWords own = new AttributeWords(line, link.attributes(), model);
    own.value("allmulti", LinkAttributes.ALLMULTI)
        .value("minmtu", LinkAttributes.MIN_MTU)
        .value("maxmtu", LinkAttributes.MAX_MTU);
    line.add(link.infoKind());
    KINDS.getOrDefault(link.infoKind(), none -> {}).accept(own.of(link.info().data()));
    if (!link.portKind().isEmpty()) {
      line.add(link.portKind() + "_slave");
      PORT_KINDS.getOrDefault(link.portKind(), none -> {}).accept(own.of(link.info().portData()));
    }
    own.of(link.inet6())
        .named(
            "addrgenmode",
            Inet6Attributes.ADDR_GEN_MODE,
            ADDRESS_GENERATION,
            "0x%02x".formatted(link.inet6().get(Inet6Attributes.ADDR_GEN_MODE, 0L)));
    own.value("numtxqueues", LinkAttributes.NUM_TX_QUEUES)
        .value("numrxqueues", LinkAttributes.NUM_RX_QUEUES)
        .value("gso_max_size", LinkAttributes.GSO_MAX_SIZE)
        .value("gso_max_segs", LinkAttributes.GSO_MAX_SEGS)
        .value("tso_max_size", LinkAttributes.TSO_MAX_SIZE)
        .value("tso_max_segs", LinkAttributes.TSO_MAX_SEGS)
        .value("gro_max_size", LinkAttributes.GRO_MAX_SIZE)
        .value("portname", LinkAttributes.PHYS_PORT_NAME)
        .value("portid", LinkAttributes.PHYS_PORT_ID)
        .value("switchid", LinkAttributes.PHYS_SWITCH_ID)
        .value("parentbus", LinkAttributes.PARENT_DEV_BUS_NAME)
        .value("parentdev", LinkAttributes.PARENT_DEV_NAME);
    line.addIf(!link.alias().isEmpty(), "alias", link.alias());
    program(line, link.attributes().nested(LinkAttributes.XDP));
  }

  /** By its number; what else iproute2 says of it, it asks of BPF, which takes privilege. */
  private static void program(Line line, AttributeSet xdp) {
    long id = xdp.get(LinkAttributes.XDP_PROG_ID, 0L);
    line.addIf(id != 0, "prog/xdp id", id);
  }
}
