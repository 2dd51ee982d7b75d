package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastRoute;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.MulticastRouteMessage;
import java.time.Instant;

/** Multicast routes as {@code ip mroute} words them. */
final class MulticastRouteWording implements ObjectWording<MulticastRoute> {

  private final Model model;
  private final Names names;

  MulticastRouteWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  @Override
  public String listed(MulticastRoute route) {
    Line line = new Line().add("(" + route.source() + "," + route.group() + ")");
    int input = route.inputIndex();
    line.add("Iif:", input == 0 ? "unresolved" : model.interfaceName(input));
    line.addIf(!route.outputs().isEmpty(), "Oifs:");
    for (MulticastRouteMessage.Output output : route.outputs()) {
      String name = model.interfaceName(output.index());
      line.add(output.threshold() > 1 ? name + "(ttl " + output.threshold() + ")" : name);
    }
    line.add("State:", route.unresolved() ? "unresolved" : "resolved");
    line.addIf((route.flags() & MulticastRoute.OFFLOAD) != 0, "offload");
    line.addIf(route.table() != Route.TABLE_MAIN, "Table:", names.table(route.table()));
    return line.toString();
  }

  @Override
  public String announced(MulticastRoute route, Instant at) {
    return listed(route);
  }

  @Override
  public String terse(MulticastRoute route) {
    Line line = new Line().add("mroute:").pair("src", route.source()).pair("dst", route.group());
    if (route.inputIndex() != 0) {
      line.pair("iif", model.interfaceName(route.inputIndex()));
    }
    return line.toString();
  }
}
