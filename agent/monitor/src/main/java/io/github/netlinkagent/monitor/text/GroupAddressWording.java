package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.GroupAddress;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.Family;
import java.time.Instant;

/**
 * Multicast addresses as {@code ip maddr} words them, which leaves out anycast ones; those, and
 * what is announced, as {@code ip monitor} of newer releases does.
 */
final class GroupAddressWording implements ObjectWording<GroupAddress> {

  private final Model model;
  private final Names names;

  GroupAddressWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  @Override
  public String listed(GroupAddress group) {
    return new Line()
        .add(family(group))
        .addIf(group.anycast(), "any")
        .add(group.address().toString())
        .toString();
  }

  @Override
  public String listedAmongAll(GroupAddress group) {
    return new Line()
        .add(group.index() + ":")
        .add(model.interfaceName(group.index()))
        .add(listed(group))
        .toString();
  }

  @Override
  public String announced(GroupAddress group, Instant at) {
    return new Line()
        .add(group.index() + ":")
        .add(model.interfaceName(group.index()))
        .add(family(group))
        .add(group.anycast() ? "any" : "mcast")
        .add(group.address().toString())
        .add("scope", names.scope(group.scope()))
        .add("valid_lft forever preferred_lft forever")
        .toString();
  }

  @Override
  public String terse(GroupAddress group) {
    return new Line()
        .add(group.anycast() ? "acaddr:" : "mcaddr:")
        .pair("dev", model.interfaceName(group.index()))
        .pair("address", group.address())
        .toString();
  }

  private static String family(GroupAddress group) {
    return group.family() == Family.IPV4 ? "inet" : "inet6";
  }
}
