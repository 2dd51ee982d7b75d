package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Nexthop;
import io.github.netlinkagent.netlink.NexthopMessage.Member;
import io.github.netlinkagent.netlink.NexthopMessage.Resilience;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Nexthops as {@code ip nexthop} words them. */
final class NexthopWording implements ObjectWording<Nexthop> {

  /** {@code NEXTHOP_GRP_TYPE_*}; the first needs no word. */
  private static final List<String> TYPES = List.of("", "resilient");

  private final Model model;
  private final Names names;
  private final EncapsulationWording encapsulations;

  NexthopWording(Model model, Names names) {
    this.model = model;
    this.names = names;
    this.encapsulations = new EncapsulationWording(model, names);
  }

  @Override
  public String listed(Nexthop nexthop) {
    Line line = new Line().add("id", Integer.toUnsignedString(nexthop.id()));
    line.addIf(!nexthop.group().isEmpty(), "group", group(nexthop));
    line.addIf(nexthop.groupType() != 0, "type", type(nexthop.groupType()));
    if (nexthop.resilience() != null) {
      resilience(line, nexthop.resilience());
    }
    encapsulations.add(line, nexthop.encapsulation());
    if (nexthop.gateway() != null) {
      line.add("via", nexthop.gateway());
    }
    line.addIf(nexthop.index() != 0, "dev", model.interfaceName(nexthop.index()));
    line.addIf(nexthop.scope() != 0, "scope", names.scope(nexthop.scope()));
    line.addIf(nexthop.blackhole(), "blackhole");
    line.addIf(nexthop.protocol() != 0, "proto", names.protocol(nexthop.protocol()));
    RouteWording.flags(line, nexthop.flags());
    return line.addIf(nexthop.fdb(), "fdb").toString();
  }

  @Override
  public String announced(Nexthop nexthop, Instant at) {
    return listed(nexthop);
  }

  @Override
  public String terse(Nexthop nexthop) {
    Line line = new Line().add("nexthop:").pair("id", Integer.toUnsignedString(nexthop.id()));
    if (!nexthop.group().isEmpty()) {
      line.pair("group", group(nexthop));
    }
    if (nexthop.index() != 0) {
      line.pair("dev", model.interfaceName(nexthop.index()));
    }
    if (nexthop.gateway() != null) {
      line.pair("gateway", nexthop.gateway());
    }
    return line.addIf(nexthop.blackhole(), "blackhole").toString();
  }

  private static String group(Nexthop nexthop) {
    return nexthop.group().stream().map(Member::toString).collect(Collectors.joining("/"));
  }

  private static String type(int type) {
    return type < TYPES.size() ? TYPES.get(type) : "<unknown type>";
  }

  private static void resilience(Line line, Resilience resilience) {
    line.add("buckets", resilience.buckets())
        .add("idle_timer", Seconds.ofHundredths(resilience.idleTimer()))
        .add("unbalanced_timer", Seconds.ofHundredths(resilience.unbalancedTimer()))
        .add("unbalanced_time", Seconds.ofHundredths(resilience.unbalancedTime()));
  }
}
