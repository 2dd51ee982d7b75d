package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes as {@code ip route} words them; numbers are those of {@code linux/rtnetlink.h}. */
final class RouteWording implements ObjectWording<Route> {

  private static final int RTN_UNICAST = 1;

  /** The first of those that do not let the packet pass. */
  private static final int RTN_BLACKHOLE = 6;

  private static final int RTM_F_CLONED = 0x200;
  private static final int RTPROT_BOOT = 3;

  /** {@code ICMPV6_ROUTER_PREF_*}. */
  private static final Map<Integer, String> PREFERENCES = Map.of(3, "low", 0, "medium", 1, "high");

  private record Flag(int bit, String word) {}

  /** {@code RTNH_F_*} and {@code RTM_F_*}, in the order of {@code ip}. */
  private static final List<Flag> FLAGS =
      List.of(
          new Flag(1, "dead"),
          new Flag(4, "onlink"),
          new Flag(2, "pervasive"),
          new Flag(8, "offload"),
          new Flag(64, "trap"),
          new Flag(0x100, "notify"),
          new Flag(16, "linkdown"),
          new Flag(32, "unresolved"),
          new Flag(0x4000, "rt_offload"),
          new Flag(0x8000, "rt_trap"),
          new Flag(0x20000000, "rt_offload_failed"));

  private final Model model;
  private final Names names;
  private final EncapsulationWording encapsulations;

  RouteWording(Model model, Names names) {
    this.model = model;
    this.names = names;
    this.encapsulations = new EncapsulationWording(model, names);
  }

  @Override
  public String listed(Route route) {
    return line(route, false, Instant.now());
  }

  @Override
  public String listedAmongAll(Route route) {
    return line(route, true, Instant.now());
  }

  @Override
  public String announced(Route route, Instant at) {
    return line(route, true, at);
  }

  @Override
  public String terse(Route route) {
    Line line = new Line().add("route:");
    boolean single = route.hops().size() == 1;
    if (single) {
      device(line, route.hops().get(0));
    }
    line.pair("dst", route.destination().isAll() ? "default" : prefix(route.destination()));
    for (Hop hop : route.hops()) {
      if (!single) {
        device(line, hop);
      }
      if (hop.via() != null) {
        line.pair("gateway", hop.via());
      }
    }
    return line.addIf(route.type() >= RTN_BLACKHOLE, names.routeType(route.type())).toString();
  }

  private void device(Line line, Hop hop) {
    if (hop.index() != 0) {
      line.pair("dev", model.interfaceName(hop.index()));
    }
  }

  private String line(Route route, boolean withTable, Instant now) {
    boolean cloned = (route.flags() & RTM_F_CLONED) != 0;
    Line line = new Line();
    line.addIf(route.type() != RTN_UNICAST, names.routeType(route.type()));
    line.add(route.destination().isAll() ? "default" : prefix(route.destination()));
    line.addIf(!route.source().isAll(), "from", prefix(route.source()));
    line.addIf(route.nexthopId() != 0, "nhid", Integer.toUnsignedString(route.nexthopId()));
    @Nullable Hop only = plainHop(route);
    if (only != null) {
      encapsulations.add(line, only.encapsulation());
    }
    line.addIf(route.tos() != 0, "tos", names.dsfield(route.tos()));
    if (only != null) {
      gateway(line, only.via(), route.family());
      line.addIf(only.index() != 0, "dev", model.interfaceName(only.index()));
    }
    line.addIf(withTable && route.table() != Route.TABLE_MAIN, "table", names.table(route.table()));
    if (!cloned) {
      line.addIf(route.protocol() != RTPROT_BOOT, "proto", names.protocol(route.protocol()));
      line.addIf(route.scope() != 0, "scope", names.scope(route.scope()));
    }
    if (route.preferredSource() != null) {
      line.add("src", route.preferredSource());
    }
    // The kernel sends the priority of IPv4 routes only if there is one, that of IPv6 ones always.
    line.addIf(route.metric() != 0 || route.family() == Family.IPV6, "metric", route.metric());
    flags(line, route.flags());
    line.addIf(route.mark() != 0, "mark", route.mark() >= 16 ? hex(route.mark()) : route.mark());
    if (only != null) {
      realm(line, only.realm());
    }
    if (!route.expires().equals(Instant.MAX)) {
      line.add("expires", Duration.between(now, route.expires()).toSeconds() + "sec");
    }
    line.addIf(route.error() != 0, "error", Integer.toUnsignedString(route.error()));
    MetricsWording.add(line, route.metrics(), route.congestionControl());
    line.addIf(route.inputIndex() != 0, "iif", model.interfaceName(route.inputIndex()));
    if (route.preference() >= 0) {
      preference(line, route.preference());
    }
    if (only == null) {
      route.hops().forEach(hop -> hop(line, hop, route.family()));
    }
    return line.toString();
  }

  /**
   * The hop of a route that has but one; null for a multipath route. An IPv6 route over a nexthop
   * group stays one even if the group has a single member.
   */
  private static @Nullable Hop plainHop(Route route) {
    if (route.hops().size() != 1) {
      return null;
    }
    Hop hop = route.hops().get(0);
    boolean ofGroup = route.family() == Family.IPV6 && route.nexthopId() != 0 && hop.weight() != 0;
    return ofGroup ? null : hop;
  }

  private void hop(Line line, Hop hop, Family family) {
    line.add("nexthop");
    encapsulations.add(line, hop.encapsulation());
    gateway(line, hop.via(), family);
    realm(line, hop.realm());
    line.add("dev", hop.index() == 0 ? "*" : model.interfaceName(hop.index()));
    line.add("weight", hop.weight());
    flags(line, hop.flags());
  }

  private static void gateway(Line line, @Nullable IpAddress via, Family family) {
    if (via == null) {
      return;
    }
    line.add("via");
    if (via.family() != family) {
      line.add(via.family() == Family.IPV4 ? "inet" : "inet6");
    }
    line.add(via.toString());
  }

  /** {@code RTA_FLOW} holds two realms: that of the source, which may be missing, and its own. */
  private void realm(Line line, int realms) {
    int from = realms >>> 16;
    String to = names.realm(realms & 0xffff);
    if (from != 0) {
      line.add("realms", names.realm(from) + "/" + to);
    } else {
      line.addIf(realms != 0, "realm", to);
    }
  }

  /** {@code print_rt_flags} of {@code ip}. */
  static void flags(Line line, int flags) {
    for (Flag flag : FLAGS) {
      line.addIf((flags & flag.bit) != 0, flag.word);
    }
  }

  private static void preference(Line line, int preference) {
    if (PREFERENCES.containsKey(preference)) {
      line.add("pref", PREFERENCES.get(preference));
    } else {
      line.add(Integer.toString(preference));
    }
  }

  /** An address stands for the prefix that holds but it. */
  static String prefix(Prefix prefix) {
    return prefix.isHost() ? prefix.address().toString() : prefix.toString();
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
