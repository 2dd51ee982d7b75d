package io.github.netlinkagent.javaagent;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why ours tells what {@code ip monitor all} does not tell. */
final class OursAlone {

  /**
   * @param kinds of objects
   * @param announced whether the kernel has said it itself; if not, a re-read has found it
   */
  private record Reason(Set<String> kinds, boolean announced, String why) {}

  private static final List<Reason> REASONS =
      List.of(
          new Reason(
              Set.of("qdisc", "class", "filter", "chain"),
              true,
              "traffic control, of which tc monitor tells, not ip monitor"),
          new Reason(
              Set.of("qdisc", "class", "filter", "chain"),
              false,
              "the kernel makes, alters and takes it with a link, a qdisc, a class or another filter"
                  + " without a word"),
          new Reason(
              Set.of("mdb", "mdb-router", "bridge-vlan", "bridge-vlan-options"),
              true,
              "multicast and VLANs of bridges, of which bridge monitor tells, not ip monitor"),
          new Reason(
              Set.of("mdb", "mdb-router", "bridge-vlan", "bridge-vlan-options"),
              false,
              "the kernel forgets it with its bridge or port without a word"),
          new Reason(
              Set.of("group-address"),
              true,
              "what a link listens to, which ip maddress shows, but ip monitor does not follow"),
          new Reason(
              Set.of("group-address"), false, "the kernel forgets it with its link without a word"),
          new Reason(
              Set.of("cache-report"),
              true,
              "what multicast routing reports to its daemon, which ip monitor does not follow"),
          new Reason(
              Set.of("router-option"), true, "options of routers, which no tool of iproute2 tells"),
          new Reason(
              Set.of("router-option", "prefix"),
              false,
              "the kernel forgets what routers have advertised without a word"),
          new Reason(
              Set.of("proxy-neighbor", "address-label", "neighbor-table"),
              false,
              "the kernel never announces it, only lists it"),
          new Reason(
              Set.of("nexthop-bucket"),
              false,
              "the kernel makes, moves and takes buckets with their group without a word"),
          new Reason(
              Set.of("nexthop"),
              false,
              "the kernel takes nexthops with their link, and out of their groups, without a word"),
          new Reason(
              Set.of("route"),
              false,
              "the kernel evicts, marks and alters routes with links, addresses and nexthops without"
                  + " a word"),
          new Reason(
              Set.of("netconf"),
              false,
              "the kernel tells of the settings of one interface what it has done to those of all"),
          new Reason(
              Set.of("multicast-route"),
              false,
              "the kernel takes outputs from multicast routes without a word"),
          new Reason(
              Set.of("address"),
              false,
              "the kernel makes tentative addresses without a word, and announces them once they"
                  + " are known to be unique"),
          new Reason(
              Set.of("fdb"),
              false,
              "the kernel never announces what a link lets in for its own addresses, nor what a new"
                  + " entry replaces"),
          new Reason(
              Set.of("link"),
              false,
              "the first messages of a link say less than the kernel knows, and its queue, the"
                  + " settings of a port and others change without a word"),
          new Reason(
              Set.of("rule"),
              false,
              "a rule that goes to another is resolved by that without a word, one that names a link"
                  + " by the link"),
          new Reason(
              Set.of("neighbor"),
              false,
              "the kernel makes neighbors that it asks for without a word"));

  private OursAlone() {}

  /** Empty if there is none: the kernel has announced it, and ip monitor listens. */
  static Optional<String> reason(OurChange change) {
    return REASONS.stream()
        .filter(
            each -> each.kinds.contains(change.kind()) && each.announced == change.isAnnounced())
        .map(Reason::why)
        .findFirst();
  }
}
