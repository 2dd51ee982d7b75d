package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.Hop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an announced route does to those that share its key, as the kernel does it: {@code
 * fib_table_insert} and {@code fib_table_delete} of {@code net/ipv4/fib_trie.c}, {@code
 * fib6_add_rt2node} and {@code fib6_del} of {@code net/ipv6/ip6_fib.c}. Pure functions.
 */
final class RouteRules {

  /** {@code RTPROT_RA}: routes of router advertisements are never siblings of others. */
  private static final int PROTOCOL_RA = 9;

  /** {@code RTPROT_REDIRECT}. */
  private static final int PROTOCOL_REDIRECT = 1;

  private RouteRules() {}

  /**
   * What becomes of the routes of a key.
   *
   * @param routes in the kernel's order
   * @param before the one that was replaced, changed or removed; null if one has been added
   * @param after the one that has taken its place or was added; null if one has been removed
   */
  record Outcome(List<Route> routes, @Nullable Route before, @Nullable Route after) {

    /** Whether the message fits nothing in the model, so that only a re-read can tell. */
    boolean unmatched() {
      return before == null && after == null;
    }
  }

  /** {@code RTM_NEWROUTE} with these {@code NLM_F_*} flags. */
  static Outcome added(List<Route> routes, Route route, Header header) {
    int same = indexOf(routes, other -> isEqual(other, route));
    if (same >= 0 && isAddedAnew(route, header)) {
      List<Route> others = new ArrayList<>(routes);
      Route before = others.remove(same);
      others.add(header.has(Header.APPEND) ? others.size() : 0, route);
      return new Outcome(others, before, route);
    }
    if (same >= 0 && (!header.has(Header.REPLACE) || same == replaced(routes, route))) {
      return set(routes, same, route);
    }
    if (header.has(Header.REPLACE) && !routes.isEmpty()) {
      return set(routes, replaced(routes, route), route);
    }
    if (route.family() == Family.IPV6) {
      int group = canHaveSiblings(route) ? indexOf(routes, RouteRules::canHaveSiblings) : -1;
      // The message holds the whole group, the new hop included.
      return group >= 0 ? set(routes, group, route) : insert(routes, routes.size(), route);
    }
    return insert(routes, header.has(Header.APPEND) ? routes.size() : 0, route);
  }

  /**
   * Of one that is there fib_table_insert says {@code EEXIST}: it has gone without a word, as with
   * its link, and may stand in another place now.
   */
  private static boolean isAddedAnew(Route route, Header header) {
    return route.family() == Family.IPV4
        && header.has(Header.CREATE)
        && !header.has(Header.REPLACE);
  }

  /** {@code RTM_DELROUTE}. */
  static Outcome removed(List<Route> routes, Route route) {
    int equal = indexOf(routes, other -> isEqual(other, route));
    int same = equal >= 0 ? equal : indexOf(routes, other -> isSame(other, route));
    if (same >= 0) {
      List<Route> left = new ArrayList<>(routes);
      return new Outcome(left, left.remove(same), null);
    }
    if (route.family() == Family.IPV6) {
      int group = indexOf(routes, other -> holdsHopsOf(other, route));
      if (group >= 0) {
        return set(routes, group, without(routes.get(group), route.hops()));
      }
    }
    return new Outcome(routes, null, null);
  }

  /**
   * Whether the kernel would refuse one as the duplicate of the other: they share all but flags.
   */
  private static boolean isEqual(Route one, Route other) {
    return isSame(one, other)
        && one.metrics().equals(other.metrics())
        && one.congestionControl().equals(other.congestionControl())
        && (one.nexthopId() != 0 || withoutFlags(one.hops()).equals(withoutFlags(other.hops())));
  }

  private static Set<Hop> withoutFlags(List<Hop> hops) {
    Set<Hop> plain = new HashSet<>();
    hops.forEach(hop -> plain.add(hop.withFlags(hop.flags() & Hop.ONLINK)));
    return plain;
  }

  /**
   * Whether the kernel may mean the same route. Metrics, weights and flags change without a word,
   * so that they can't be relied on.
   */
  private static boolean isSame(Route one, Route other) {
    return one.type() == other.type()
        && one.protocol() == other.protocol()
        && one.scope() == other.scope()
        && Objects.equals(one.preferredSource(), other.preferredSource())
        && one.nexthopId() == other.nexthopId()
        && (one.nexthopId() != 0 || places(one.hops()).equals(places(other.hops())));
  }

  /** Which one a REPLACE replaces. */
  private static int replaced(List<Route> routes, Route route) {
    // A replaced nexthop object is announced as a REPLACE of each route that uses it.
    int user =
        route.nexthopId() == 0
            ? -1
            : indexOf(routes, other -> other.nexthopId() == route.nexthopId());
    if (user >= 0) {
      return user;
    }
    if (route.family() == Family.IPV6) {
      boolean siblings = canHaveSiblings(route);
      return Math.max(0, indexOf(routes, other -> canHaveSiblings(other) == siblings));
    }
    return 0;
  }

  /** {@code rt6_qualify_for_ecmp}. */
  private static boolean canHaveSiblings(Route route) {
    return route.nexthopId() == 0
        && route.protocol() != PROTOCOL_RA
        && route.protocol() != PROTOCOL_REDIRECT
        && !route.hops().isEmpty()
        && route.hops().get(0).via() != null;
  }

  private static boolean holdsHopsOf(Route group, Route route) {
    return group.hops().size() > route.hops().size()
        && group.type() == route.type()
        && !route.hops().isEmpty()
        && places(group.hops()).containsAll(places(route.hops()));
  }

  private static Route without(Route group, List<Hop> hops) {
    Set<Place> gone = places(hops);
    List<Hop> left = group.hops().stream().filter(hop -> !gone.contains(Place.of(hop))).toList();
    return group.withHops(left);
  }

  private static Set<Place> places(List<Hop> hops) {
    Set<Place> places = new HashSet<>();
    hops.forEach(hop -> places.add(Place.of(hop)));
    return places;
  }

  /** What identifies a hop. */
  private record Place(Object via, int index) {
    static Place of(Hop hop) {
      return new Place(hop.via() == null ? "" : hop.via(), hop.index());
    }
  }

  private static Outcome set(List<Route> routes, int index, Route route) {
    List<Route> result = new ArrayList<>(routes);
    return new Outcome(result, result.set(index, route), route);
  }

  private static Outcome insert(List<Route> routes, int index, Route route) {
    List<Route> result = new ArrayList<>(routes);
    result.add(index, route);
    return new Outcome(result, null, route);
  }

  private static int indexOf(List<Route> routes, Predicate<Route> test) {
    for (int i = 0; i < routes.size(); i++) {
      if (test.test(routes.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** A route before and after a re-read; one of the two may be null. */
  record Pair(@Nullable Route before, @Nullable Route after) {}

  /**
   * Pairs the routes of a key before and after a re-read, so that a route which only changed is not
   * told as removed and added: the same ones first, then what is left in order.
   */
  static List<Pair> pairs(List<Route> before, List<Route> after) {
    if (before.size() == 1 && after.size() == 1) {
      return List.of(new Pair(before.get(0), after.get(0)));
    }
    List<Route> old = new ArrayList<>(before);
    List<Route> fresh = new ArrayList<>(after);
    List<Pair> pairs = new ArrayList<>();
    for (Route route : before) {
      int equal = indexOf(fresh, other -> isEqual(other, route));
      int same = equal >= 0 ? equal : indexOf(fresh, other -> isSame(other, route));
      if (same >= 0) {
        pairs.add(new Pair(route, fresh.remove(same)));
        old.remove(route);
      }
    }
    while (!old.isEmpty() && !fresh.isEmpty()) {
      pairs.add(new Pair(old.remove(0), fresh.remove(0)));
    }
    old.forEach(route -> pairs.add(new Pair(route, null)));
    fresh.forEach(route -> pairs.add(new Pair(null, route)));
    return pairs;
  }

  /**
   * The routes of a key after only those over one link were read again.
   *
   * @param routes all of the key, in the kernel's order
   * @param read what became of those over the link
   * @return empty if only the list of all of the key would tell: where a new one stands among the
   *     others, or whether a group of siblings or of nexthop objects is gone or has but lost the
   *     link
   */
  static Optional<List<Route>> merged(List<Route> routes, List<Pair> read) {
    List<Route> merged = new ArrayList<>(routes);
    for (Pair pair : read) {
      Route old = pair.before();
      Route now = pair.after();
      if (old == null || (now == null && canShrink(old))) {
        return Optional.empty();
      }
      if (now == null) {
        merged.remove(old);
      } else {
        merged.set(merged.indexOf(old), now);
      }
    }
    return Optional.of(merged);
  }

  /** Whether it can lose one of its hops: IPv4 loses a multipath route as a whole. */
  private static boolean canShrink(Route route) {
    return route.hops().size() > 1 && (route.family() == Family.IPV6 || route.nexthopId() != 0);
  }
}
