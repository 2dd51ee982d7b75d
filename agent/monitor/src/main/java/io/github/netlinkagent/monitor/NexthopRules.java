package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.RefreshRow.row;
import static io.github.netlinkagent.monitor.RefreshRow.rowNarrowed;
import static io.github.netlinkagent.monitor.Trigger.changed;
import static io.github.netlinkagent.monitor.Trigger.removed;
import static io.github.netlinkagent.monitor.Trigger.touched;

import io.github.netlinkagent.netlink.Family;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of {@link RefreshRules} about nexthop objects and what refers to them. */
final class NexthopRules {

  private static final Slice NEXTHOPS = Nexthop.KIND.slice(Family.UNSPEC);
  private static final Slice BUCKETS = NexthopBucket.KIND.slice(Family.UNSPEC);
  private static final Slice ROUTES = Route.KIND.slice(Family.UNSPEC);
  private static final Slice FDB = ForwardingEntry.KIND.slice(Family.UNSPEC);

  private final List<RefreshRow> rows =
      List.of(
          // D7: nexthop_flush_dev drops nexthops without a word, takes them out of their groups,
          // and drops groups that are empty then; nh_res_table_upkeep moves buckets
          row(removed(Link.class, link -> true), Cause.LINK_REMOVED, NEXTHOPS, BUCKETS),
          row(
              changed(Link.class, (old, now) -> old.up() && !now.up()),
              Cause.LINK_DOWN,
              NEXTHOPS,
              BUCKETS),
          row(
              changed(Link.class, (old, now) -> now.up() && old.running() && !now.running()),
              Cause.CARRIER_LOST,
              NEXTHOPS,
              BUCKETS),
          // D7 to D9: __remove_nexthop_fib takes IPv4 routes with it, and all of them where
          // net.ipv4.nexthop_compat_mode is 0; a shrunken group changes the hops of its routes, and
          // a member that is another one those of the routes of its groups
          rowNarrowed(removedOrChanged(), Cause.NEXTHOP, this::tablesOfUsers, ROUTES),
          // replace_nexthop_grp_res and remove_nh_grp_entry move buckets without a word
          row(
              touched(Nexthop.class, nexthop -> nexthop.resilience() != null),
              Cause.NEXTHOP,
              NexthopRules::idOf,
              BUCKETS),
          // vxlan_fdb_nh_flush drops the entries that refer to it
          row(removed(Nexthop.class, Nexthop::fdb), Cause.NEXTHOP, FDB));

  private final Model model;

  NexthopRules(Model model) {
    this.model = model;
  }

  List<RefreshRow> rows() {
    return rows;
  }

  private Stream<Slice> tablesOfUsers(Slice slice, NetworkObject object) {
    int id = ((Nexthop) object).id();
    return Stream.concat(
            Stream.of(id),
            model
                .all(Nexthop.KIND)
                .filter(group -> group.group().stream().anyMatch(member -> member.id() == id))
                .map(Nexthop::id))
        .flatMap(user -> model.routeReferences().tablesWith(user).stream())
        .distinct()
        .map(table -> Route.KIND.slice(table.family(), table.number()));
  }

  private static Trigger removedOrChanged() {
    return new Trigger(Nexthop.class, (before, after) -> before instanceof Nexthop);
  }

  /** By which the kernel lists the buckets of a group. */
  private static IntStream idOf(NetworkObject group) {
    return IntStream.of(((Nexthop) group).id());
  }
}
