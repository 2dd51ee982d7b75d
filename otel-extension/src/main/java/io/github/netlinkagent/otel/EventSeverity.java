package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.CacheReport;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.netlink.Hop;
import io.opentelemetry.api.logs.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How loud an event is: WARN for what hurts, DEBUG for what a quiet network does all the time. */
public final class EventSeverity {

  private static final List<String> STATE_ONLY = List.of("state");

  private EventSeverity() {}

  static Severity of(Announcement announcement) {
    if (announcement instanceof Change change) {
      return hurts(change) ? Severity.WARN : isRoutine(change) ? Severity.DEBUG : Severity.INFO;
    }
    boolean warns =
        announcement instanceof Overrun
            || (announcement instanceof SummaryChange summary && summary.begins());
    return warns ? Severity.WARN : Severity.INFO;
  }

  /** Whether it is what a quiet network does all the time. */
  public static boolean isRoutine(Announcement announcement) {
    return of(announcement) == Severity.DEBUG;
  }

  private static boolean hurts(Change change) {
    NetworkObject object = change.object();
    if (object instanceof Link) {
      return lost(change, link -> ((Link) link).up())
          || lost(change, link -> ((Link) link).carrier());
    }
    if (object instanceof Address) {
      return change instanceof Change.Removed
          || gained(change, address -> isDuplicate((Address) address));
    }
    if (object instanceof Route) {
      return lost(change, route -> isUsableDefault((Route) route));
    }
    return object instanceof Neighbor
        && gained(change, neighbor -> ((Neighbor) neighbor).state() == Neighbor.State.FAILED);
  }

  /** Whether it was so before and, if there still is anything, no longer is. */
  private static boolean lost(Change change, Predicate<NetworkObject> property) {
    return holds(change.before(), property) && !holds(change.after(), property);
  }

  private static boolean gained(Change change, Predicate<NetworkObject> property) {
    return !holds(change.before(), property) && holds(change.after(), property);
  }

  private static boolean holds(Optional<NetworkObject> object, Predicate<NetworkObject> property) {
    return object.filter(property).isPresent();
  }

  private static boolean isDuplicate(Address address) {
    return (address.flags() & KernelWords.DADFAILED) != 0;
  }

  /** Whether packets can leave by it: of type unicast, not dead, not without a carrier. */
  static boolean isUsableDefault(Route route) {
    return route.isDefault()
        && route.type() == KernelWords.UNICAST
        && isAlive(route.flags())
        && (route.hops().isEmpty() || route.hops().stream().anyMatch(hop -> isAlive(hop.flags())));
  }

  private static boolean isAlive(int flags) {
    return (flags & (Hop.DEAD | Hop.LINKDOWN)) == 0;
  }

  /**
   * A neighbor that comes, goes or cycles through its states by itself, and what a bridge learns
   * and forgets. A neighbor that was set by hand, or whose link layer address changes, is worth
   * more.
   */
  private static boolean isRoutine(Change change) {
    if (change.object() instanceof CacheReport) {
      return true;
    }
    if (change.object() instanceof ForwardingEntry entry) {
      return !entry.isSet();
    }
    if (!(change.object() instanceof Neighbor neighbor)) {
      return false;
    }
    if (neighbor.state() == Neighbor.State.PERMANENT) {
      return false;
    }
    return !(change instanceof Change.Changed)
        || change.differences().equals(STATE_ONLY)
        || isResolution(change);
  }

  /** A neighbor is resolved, or forgotten, when its address appears or vanishes with the state. */
  private static boolean isResolution(Change change) {
    return change.before().map(old -> ((Neighbor) old).address()).isEmpty()
        || change.after().map(now -> ((Neighbor) now).address()).isEmpty();
  }
}
