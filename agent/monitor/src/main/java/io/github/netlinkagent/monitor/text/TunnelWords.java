package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.GreAttributes;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.IpTunnelAttributes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tunnels ({@code link_gre.c}, {@code link_gre6.c}, {@code link_iptnl.c}, {@code link_ip6tnl.c}).
 */
final class TunnelWords {

  private static final int GRE_CSUM = 0x8000;
  private static final int GRE_KEY = 0x2000;
  private static final int GRE_SEQ = 0x1000;
  private static final int SIT_ISATAP = 1;

  /** {@code IP6_TNL_F_*}. */
  private static final int IGN_ENCAP_LIMIT = 0x1;

  private static final int USE_ORIG_TCLASS = 0x2;
  private static final int USE_ORIG_FLOWLABEL = 0x4;
  private static final int MIP6_DEV = 0x8;
  private static final int RCV_DSCP_COPY = 0x10;
  private static final int USE_ORIG_FWMARK = 0x20;
  private static final int ALLOW_LOCAL_REMOTE = 0x40;

  /** {@code IPPROTO_*}. */
  private static final Map<Long, String> PROTOCOLS_OVER_IPV4 =
      Map.of(0L, "any", 4L, "ipip", 41L, "ip6ip", 137L, "mplsip");

  private static final Map<Long, String> PROTOCOLS_OVER_IPV6 =
      Map.of(0L, "any", 4L, "ipip6", 41L, "ip6ip6");

  /** {@code TUNNEL_ENCAP_*} and {@code TUNNEL_ENCAP_FLAG_*}. */
  private static final List<String> ENCAPSULATIONS = List.of("none", "fou", "gue");

  private TunnelWords() {}

  static void gre(AttributeWords words) {
    ends(words, GreAttributes.COLLECT_METADATA, GreAttributes.REMOTE, GreAttributes.LOCAL);
    words.link("dev", GreAttributes.LINK);
    ttlAndTos(words, GreAttributes.TTL, GreAttributes.TOS);
    words
        .wordIf(
            words.set().has(GreAttributes.PMTUDISC) && !words.isOn(GreAttributes.PMTUDISC),
            "nopmtudisc")
        .ifOn("ignore-df", GreAttributes.IGNORE_DF);
    keysAndFlags(words);
    words.hexIfOn("fwmark", GreAttributes.FWMARK);
    erspan(words);
    encapsulation(words, GreAttributes.ENCAP_TYPE);
  }

  static void gre6(AttributeWords words) {
    ends(words, GreAttributes.COLLECT_METADATA, GreAttributes.REMOTE, GreAttributes.LOCAL);
    words.link("dev", GreAttributes.LINK);
    long flags = words.set().get(GreAttributes.FLAGS, 0L);
    hopLimit(words, flags, GreAttributes.TTL, GreAttributes.ENCAP_LIMIT);
    flow(words, flags, GreAttributes.FLOWINFO);
    keysAndFlags(words);
    words.wordIf((flags & ALLOW_LOCAL_REMOTE) != 0, "allow-localremote");
    mark(words, flags, GreAttributes.FWMARK);
    erspan(words);
    encapsulation(words, GreAttributes.ENCAP_TYPE);
  }

  static void ip(AttributeWords words) {
    AttributeSet set = words.set();
    words.wordIf(set.has(IpTunnelAttributes.COLLECT_METADATA), "external");
    protocol(words, PROTOCOLS_OVER_IPV4);
    words
        .endpoint("remote", IpTunnelAttributes.REMOTE)
        .endpoint("local", IpTunnelAttributes.LOCAL)
        .link("dev", IpTunnelAttributes.LINK);
    ttlAndTos(words, IpTunnelAttributes.TTL, IpTunnelAttributes.TOS);
    words
        .word(words.isOn(IpTunnelAttributes.PMTUDISC) ? "pmtudisc" : "nopmtudisc")
        .wordIf((set.get(IpTunnelAttributes.FLAGS, 0L) & SIT_ISATAP) != 0, "isatap");
    @Nullable IpAddress prefix = set.get(IpTunnelAttributes.SIX_RD_PREFIX);
    if (prefix != null && words.isOn(IpTunnelAttributes.SIX_RD_PREFIXLEN)) {
      long length = set.get(IpTunnelAttributes.SIX_RD_PREFIXLEN, 0L);
      words.word("6rd-prefix").word(prefix + "/" + length);
      @Nullable IpAddress relay = set.get(IpTunnelAttributes.SIX_RD_RELAY_PREFIX);
      if (relay != null && !relay.isAny()) {
        long relayLength = set.get(IpTunnelAttributes.SIX_RD_RELAY_PREFIXLEN, 0L);
        words.word("6rd-relay_prefix").word(relay + "/" + relayLength);
      }
    }
    words.hexIfOn("fwmark", IpTunnelAttributes.FWMARK);
    encapsulation(words, IpTunnelAttributes.ENCAP_TYPE);
  }

  static void ip6(AttributeWords words) {
    AttributeSet set = words.set();
    long flags = set.get(IpTunnelAttributes.FLAGS, 0L);
    words.wordIf(set.has(IpTunnelAttributes.COLLECT_METADATA), "external");
    protocol(words, PROTOCOLS_OVER_IPV6);
    words
        .endpoint("remote", IpTunnelAttributes.REMOTE)
        .endpoint("local", IpTunnelAttributes.LOCAL)
        .link("dev", IpTunnelAttributes.LINK);
    hopLimit(words, flags, IpTunnelAttributes.TTL, IpTunnelAttributes.ENCAP_LIMIT);
    flow(words, flags, IpTunnelAttributes.FLOWINFO);
    words
        .wordIf((flags & MIP6_DEV) != 0, "mip6")
        .wordIf((flags & ALLOW_LOCAL_REMOTE) != 0, "allow-localremote");
    mark(words, flags, IpTunnelAttributes.FWMARK);
    encapsulation(words, IpTunnelAttributes.ENCAP_TYPE);
  }

  private static void ends(
      AttributeWords words,
      AttributeKey<Boolean> external,
      AttributeKey<IpAddress> remote,
      AttributeKey<IpAddress> local) {
    words
        .wordIf(words.set().has(external), "external")
        .endpoint("remote", remote)
        .endpoint("local", local);
  }

  private static void protocol(AttributeWords words, Map<Long, String> names) {
    if (words.set().has(IpTunnelAttributes.PROTO)) {
      words.word(names.getOrDefault(words.set().get(IpTunnelAttributes.PROTO, 0L), ""));
    }
  }

  private static void ttlAndTos(
      AttributeWords words, AttributeKey<Long> ttl, AttributeKey<Long> tos) {
    words.word("ttl").word(orInherit(words.set().get(ttl, 0L)));
    if (words.set().get(tos, 0L) == 1) {
      words.word("tos inherit");
    } else {
      words.hexIfOn("tos", tos);
    }
  }

  private static void hopLimit(
      AttributeWords words, long flags, AttributeKey<Long> ttl, AttributeKey<Long> limit) {
    words.word("hoplimit").word(orInherit(words.set().get(ttl, 0L)));
    if ((flags & IGN_ENCAP_LIMIT) != 0) {
      words.word("encaplimit none");
    } else {
      words.value("encaplimit", limit);
    }
  }

  private static String orInherit(long hops) {
    return hops == 0 ? "inherit" : Long.toString(hops);
  }

  private static void flow(AttributeWords words, long flags, AttributeKey<Long> key) {
    boolean said = words.set().has(key);
    long flow = words.set().get(key, 0L);
    if ((flags & USE_ORIG_TCLASS) != 0) {
      words.word("tclass inherit");
    } else {
      words.wordIf(said, "tclass 0x%02x".formatted((flow & 0x0ff00000) >> 20));
    }
    if ((flags & USE_ORIG_FLOWLABEL) != 0) {
      words.word("flowlabel inherit");
    } else {
      words.wordIf(said, "flowlabel 0x%05x".formatted(flow & 0x000fffff));
    }
    words.wordIf((flags & RCV_DSCP_COPY) != 0, "dscp inherit");
  }

  private static void mark(AttributeWords words, long flags, AttributeKey<Long> key) {
    if ((flags & USE_ORIG_FWMARK) != 0) {
      words.word("fwmark inherit");
    } else {
      words.hexIfOn("fwmark", key);
    }
  }

  private static void keysAndFlags(AttributeWords words) {
    int in = words.set().get(GreAttributes.IFLAGS, 0);
    int out = words.set().get(GreAttributes.OFLAGS, 0);
    key(words, "ikey", in, GreAttributes.IKEY);
    key(words, "okey", out, GreAttributes.OKEY);
    words
        .wordIf((in & GRE_SEQ) != 0, "iseq")
        .wordIf((out & GRE_SEQ) != 0, "oseq")
        .wordIf((in & GRE_CSUM) != 0, "icsum")
        .wordIf((out & GRE_CSUM) != 0, "ocsum");
  }

  /** A key is written like an IPv4 address. */
  private static void key(AttributeWords words, String word, int flags, AttributeKey<Long> key) {
    if ((flags & GRE_KEY) != 0 && words.set().has(key)) {
      long bits = words.set().get(key, 0L);
      words
          .word(word)
          .word(
              "%d.%d.%d.%d"
                  .formatted(bits >> 24, bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff));
    }
  }

  private static void erspan(AttributeWords words) {
    words
        .value("erspan_index", GreAttributes.ERSPAN_INDEX)
        .value("erspan_ver", GreAttributes.ERSPAN_VER)
        .named("erspan_dir", GreAttributes.ERSPAN_DIR, List.of("ingress"), "egress")
        .hex("erspan_hwid", GreAttributes.ERSPAN_HWID);
  }

  /** Whether the packets of the tunnel are wrapped into UDP. */
  private static void encapsulation(AttributeWords words, AttributeKey<Long> typeKey) {
    boolean gre = typeKey == GreAttributes.ENCAP_TYPE;
    AttributeSet set = words.set();
    int type = set.get(typeKey, 0L).intValue();
    if (type == 0) {
      return;
    }
    int source = set.get(gre ? GreAttributes.ENCAP_SPORT : IpTunnelAttributes.ENCAP_SPORT, 0);
    int destination = set.get(gre ? GreAttributes.ENCAP_DPORT : IpTunnelAttributes.ENCAP_DPORT, 0);
    long flags = set.get(gre ? GreAttributes.ENCAP_FLAGS : IpTunnelAttributes.ENCAP_FLAGS, 0L);
    words
        .word("encap")
        .word(type < ENCAPSULATIONS.size() ? ENCAPSULATIONS.get(type) : "unknown")
        .word("encap-sport")
        .word(source == 0 ? "auto" : Integer.toString(source))
        .word("encap-dport")
        .word(Integer.toString(destination))
        .word((flags & 1) != 0 ? "encap-csum" : "noencap-csum")
        .word((flags & 2) != 0 ? "encap-csum6" : "noencap-csum6")
        .word((flags & 4) != 0 ? "encap-remcsum" : "noencap-remcsum");
  }
}
