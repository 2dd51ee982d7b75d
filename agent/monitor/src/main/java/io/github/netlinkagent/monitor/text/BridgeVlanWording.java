package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.BridgeVlan;
import io.github.netlinkagent.monitor.Model;
import java.time.Instant;
import java.util.List;

/** The VLANs of bridges and their ports, as {@code bridge vlan} words them. */
final class BridgeVlanWording implements ObjectWording<BridgeVlan> {

  private static final List<String> STATES =
      List.of("disabled", "listening", "learning", "forwarding", "blocking");

  private final Model model;

  BridgeVlanWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(BridgeVlan vlan) {
    return add(new Line(), vlan).toString();
  }

  @Override
  public String listedAmongAll(BridgeVlan vlan) {
    return add(new Line().add(model.interfaceName(vlan.index())), vlan).toString();
  }

  @Override
  public String announced(BridgeVlan vlan, Instant at) {
    Line line = add(new Line().add(model.interfaceName(vlan.index())), vlan);
    int state = vlan.state();
    line.add("state", state < STATES.size() ? STATES.get(state) : state);
    return line.add("mcast_router", vlan.multicastRouter())
        .addIf(vlan.mostGroups() != 0, "mcast_max_groups", vlan.mostGroups())
        .addIf(vlan.suppressesNeighbors(), "neigh_suppress on")
        .toString();
  }

  @Override
  public String terse(BridgeVlan vlan) {
    return new Line()
        .add("vlan:")
        .pair("dev", model.interfaceName(vlan.index()))
        .pair("vlan", vlan.vlan())
        .toString();
  }

  private static Line add(Line line, BridgeVlan vlan) {
    return line.add(Integer.toString(vlan.vlan()))
        .addIf((vlan.flags() & BridgeVlan.PVID) != 0, "PVID")
        .addIf((vlan.flags() & BridgeVlan.UNTAGGED) != 0, "Egress Untagged");
  }
}
