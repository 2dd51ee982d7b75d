package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.PortRange;
import io.github.netlinkagent.netlink.VxlanAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VXLANs ({@code iplink_vxlan.c}). */
final class VxlanWords {

  private static final int INHERIT = 1;

  private VxlanWords() {}

  static void words(AttributeWords words) {
    AttributeSet set = words.set();
    words.ifOn("external", VxlanAttributes.COLLECT_METADATA);
    // iproute2 6.1 forgets the blank behind it.
    words.value(words.isOn(VxlanAttributes.VNIFILTER) ? "vnifilterid" : "id", VxlanAttributes.ID);
    @Nullable IpAddress group = first(set, VxlanAttributes.GROUP, VxlanAttributes.GROUP6);
    if (group != null) {
      words.word(group.isMulticast() ? "group" : "remote").word(group.toString());
    }
    @Nullable IpAddress local = first(set, VxlanAttributes.LOCAL, VxlanAttributes.LOCAL6);
    if (local != null) {
      words.word("local").word(local.toString());
    }
    words.link("dev", VxlanAttributes.LINK);
    @Nullable PortRange ports = set.get(VxlanAttributes.PORT_RANGE);
    if (ports != null) {
      words.word("srcport").word(ports.low() + " " + ports.high());
    }
    words
        .value("dstport", VxlanAttributes.PORT)
        .wordIf(
            set.has(VxlanAttributes.LEARNING) && !words.isOn(VxlanAttributes.LEARNING),
            "nolearning")
        .ifOn("proxy", VxlanAttributes.PROXY)
        .ifOn("rsc", VxlanAttributes.RSC)
        .ifOn("l2miss", VxlanAttributes.L2MISS)
        .ifOn("l3miss", VxlanAttributes.L3MISS);
    header(words);
    words
        .named(
            "ageing",
            VxlanAttributes.AGEING,
            List.of("none"),
            set.get(VxlanAttributes.AGEING, 0L).toString())
        .valueIfOn("maxaddr", VxlanAttributes.LIMIT)
        .withOrWithout("udpcsum", VxlanAttributes.UDP_CSUM)
        .withOrWithout("udp6zerocsumtx", VxlanAttributes.UDP_ZERO_CSUM6_TX)
        .withOrWithout("udp6zerocsumrx", VxlanAttributes.UDP_ZERO_CSUM6_RX)
        .ifOn("remcsumtx", VxlanAttributes.REMCSUM_TX)
        .ifOn("remcsumrx", VxlanAttributes.REMCSUM_RX)
        .wordIf(set.has(VxlanAttributes.GBP), "gbp")
        .wordIf(set.has(VxlanAttributes.GPE), "gpe");
  }

  /** What the outer header says. */
  private static void header(AttributeWords words) {
    AttributeSet set = words.set();
    if (set.get(VxlanAttributes.TOS, 0L) == INHERIT) {
      words.word("tos inherit");
    } else {
      words.hexIfOn("tos", VxlanAttributes.TOS);
    }
    if (words.isOn(VxlanAttributes.TTL_INHERIT)) {
      words.word("ttl inherit");
    } else {
      String ttl = set.get(VxlanAttributes.TTL, 0L).toString();
      words.named("ttl", VxlanAttributes.TTL, List.of("auto"), ttl);
    }
    if (words.isOn(VxlanAttributes.DF)) {
      words.named("df", VxlanAttributes.DF, List.of("", "set", "inherit"), "");
    }
    words.hexIfOn("flowlabel", VxlanAttributes.LABEL);
  }

  private static @Nullable IpAddress first(
      AttributeSet set, AttributeKey<IpAddress> ipv4, AttributeKey<IpAddress> ipv6) {
    @Nullable IpAddress address = set.get(set.has(ipv4) ? ipv4 : ipv6);
    return address == null || address.isAny() ? null : address;
  }
}
