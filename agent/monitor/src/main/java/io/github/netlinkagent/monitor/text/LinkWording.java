package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.HardwareAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Links as {@code ip -br link} and {@code ip monitor link} word them. */
final class LinkWording implements ObjectWording<Link> {

  private static final int IFF_UP = 0x1;
  private static final int IFF_POINTOPOINT = 0x10;
  private static final int IFF_RUNNING = 0x40;

  /**
   * {@code ifi_change} of a link that comes or goes: the kernel says that all flags have changed.
   */
  private static final int EVERY_FLAG = -1;

  private record Flag(int bit, String word) {}

  /** {@code IFF_*}, in the order of {@code ip}. */
  private static final List<Flag> FLAGS =
      List.of(
          new Flag(0x8, "LOOPBACK"),
          new Flag(0x2, "BROADCAST"),
          new Flag(IFF_POINTOPOINT, "POINTOPOINT"),
          new Flag(0x1000, "MULTICAST"),
          new Flag(0x80, "NOARP"),
          new Flag(0x200, "ALLMULTI"),
          new Flag(0x100, "PROMISC"),
          new Flag(0x400, "MASTER"),
          new Flag(0x800, "SLAVE"),
          new Flag(0x4, "DEBUG"),
          new Flag(0x8000, "DYNAMIC"),
          new Flag(0x4000, "AUTOMEDIA"),
          new Flag(0x2000, "PORTSEL"),
          new Flag(0x20, "NOTRAILERS"),
          new Flag(IFF_UP, "UP"),
          new Flag(0x10000, "LOWER_UP"),
          new Flag(0x20000, "DORMANT"),
          new Flag(0x40000, "ECHO"));

  /**
   * The kinds whose links always name a parent, if only index 0 for none: they answer {@code
   * ndo_get_iflink} with the link of a tunnel or the peer.
   */
  private static final Set<String> STACKED =
      Set.of(
          "veth",
          "ipip",
          "sit",
          "gre",
          "gretap",
          "erspan",
          "vti",
          "ip6tnl",
          "ip6gre",
          "ip6gretap",
          "ip6erspan",
          "vti6",
          "xfrm");

  /** {@code IF_LINK_MODE_*}. */
  private static final List<String> MODES = List.of("DEFAULT", "DORMANT");

  private final Model model;
  private final Names names;
  private final LinkDetailWording details;

  LinkWording(Model model, Names names) {
    this.model = model;
    this.names = names;
    this.details = new LinkDetailWording(model);
  }

  @Override
  public String listed(Link link) {
    Line line = new Line().add(stateOf(link));
    if (link.address() != null) {
      line.add(HardwareWording.address(link.address(), link.type()));
    }
    return line.add(angled(link)).toString();
  }

  /** How every line of {@code ip -br} begins. */
  String stateOf(Link link) {
    return new Line().add(nameAndParent(link)).add(link.operState().name()).toString();
  }

  @Override
  public String announced(Link link, Instant at) {
    Line line = begin(link, true);
    line.add("group", names.group(link.group()));
    addresses(line, link);
    names(line, link);
    return line.toString();
  }

  /** As {@code ip -d link} prints it. */
  String detailed(Link link) {
    Line line = begin(link, false);
    line.add("mode", link.mode() < MODES.size() ? MODES.get(link.mode()) : link.mode());
    line.add("group", names.group(link.group()));
    line.addIf(link.transmitQueueLength() != 0, "qlen", link.transmitQueueLength());
    addresses(line, link);
    details.details(line, link);
    names(line, link);
    return line.toString();
  }

  private Line begin(Link link, boolean announced) {
    Line line = new Line();
    line.add(link.index() + ":").add(nameAndParent(link) + ":").add(angled(link));
    line.add("mtu", link.mtu());
    details.program(line, link, announced);
    line.addIf(!link.qdisc().isEmpty(), "qdisc", link.qdisc());
    line.addIf(link.master() != 0, "master", model.interfaceName(link.master()));
    return line.add("state", link.operState());
  }

  private void addresses(Line line, Link link) {
    line.add("link/" + HardwareWording.type(link.type()));
    if (link.address() != null) {
      line.add(HardwareWording.address(link.address(), link.type()));
    }
    if (link.broadcast() != null) {
      line.add(
          (link.flags() & IFF_POINTOPOINT) != 0 ? "peer" : "brd",
          HardwareWording.address(link.broadcast(), link.type()));
    }
    HardwareAddress permanent = link.permanentAddress();
    if (permanent != null && !Objects.equals(permanent, link.address())) {
      line.add("permaddr", HardwareWording.address(permanent, link.type()));
    }
    line.addIf(link.parentNamespace() >= 0, "link-netnsid", link.parentNamespace());
    details.heldDown(line, link);
  }

  private static void names(Line line, Link link) {
    link.alternativeNames().forEach(name -> line.add("altname", name));
  }

  @Override
  public String terse(Link link) {
    return terse(link, EVERY_FLAG);
  }

  @Override
  public String terse(Link before, Link now) {
    return terse(now, before.flags() ^ now.flags());
  }

  private static String terse(Link link, int change) {
    return new Line()
        .add("link:")
        .pair("dev", link.name())
        .pair("flags", Integer.toHexString(link.flags()))
        .pair("change", change)
        .toString();
  }

  String flags(Link link) {
    StringBuilder text = new StringBuilder();
    if ((link.flags() & IFF_UP) != 0 && (link.flags() & IFF_RUNNING) == 0) {
      text.append("NO-CARRIER,");
    }
    int rest = link.flags() & ~IFF_RUNNING;
    for (Flag flag : FLAGS) {
      if ((rest & flag.bit) != 0) {
        rest &= ~flag.bit;
        text.append(flag.word).append(',');
      }
    }
    if (rest != 0) {
      text.append(Integer.toHexString(rest)).append(',');
    }
    if (text.length() > 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }

  private String angled(Link link) {
    return "<" + flags(link) + (parentIsDown(link) ? ",M-DOWN" : "") + ">";
  }

  private String nameAndParent(Link link) {
    if (link.parent() != 0) {
      return link.name()
          + "@"
          + (link.parentNamespace() >= 0
              ? "if" + link.parent()
              : model.interfaceName(link.parent()));
    }
    return STACKED.contains(link.infoKind()) ? link.name() + "@NONE" : link.name();
  }

  private boolean parentIsDown(Link link) {
    return link.parent() != 0
        && link.parentNamespace() < 0
        && model.link(link.parent()).filter(parent -> !parent.up()).isPresent();
  }
}
