package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.text.RuleExample.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of a dump is taken, depending on what moved while it ran. */
class RereadTest {

  private static final Slice NEIGHBORS = Neighbor.KIND.slice(Family.IPV4);
  private static final Header HEADER = new Header(0, Header.CREATE | Header.APPEND, 0, 0);

  private final Store store = Neighbor.KIND.newStore();
  private final List<String> effects = new ArrayList<>();

  @Test
  void aQuietDumpTellsAll() {
    hold(neighbor(1), neighbor(2));
    assertTrue(replace(dump(neighbor(2), neighbor(3))).isEmpty());
    assertEquals(Set.of(neighbor(2), neighbor(3)), held());
    assertEquals(List.of("- 1", "+ 3"), effects);
  }

  @Test
  void whatMessagesToldMeanwhileIsNewerAndReadAgain() {
    hold(neighbor(1), neighbor(2));
    Reread torn = dump(neighbor(3));
    torn.torn();
    torn.told(neighbor(2));
    torn.told(neighbor(3));
    torn.told(neighbor(9));
    Doubts left = replace(torn);
    assertEquals(Set.of(neighbor(1), neighbor(2)), held());
    assertEquals(List.of(), effects);
    assertTrue(left.concern(neighbor(2).key()) && left.concern(neighbor(3).key()));
    assertTrue(left.concern(neighbor(8).key()), "a torn list may lack what nobody has told of");
  }

  @Test
  void whatATornDumpLacksMayBeThere() {
    hold(neighbor(1), neighbor(2), neighbor(3));
    Doubts doubts = Doubts.EVERYTHING;
    for (int i = 0; i < 3; i++) {
      Reread torn = Unbounded.reread(NEIGHBORS, doubts, () -> {});
      torn.add(neighbor(2));
      torn.add(neighbor(4));
      torn.torn();
      doubts = replace(torn);
    }
    assertEquals(Set.of(neighbor(1), neighbor(2), neighbor(3), neighbor(4)), held());
    Reread quiet = Unbounded.reread(NEIGHBORS, doubts, () -> {});
    quiet.add(neighbor(2));
    assertTrue(replace(quiet).isEmpty());
    assertEquals(Set.of(neighbor(2)), held());
  }

  @Test
  void anIpv4RouteIsGoneIfTwoTornDumpsLackIt() {
    Store routes = Route.KIND.newStore();
    Route route = (Route) GoldenObjects.read("route-ipv4-metrics").get(0);
    routes.apply(route, HEADER, false, (x, y) -> {});
    Slice all = Route.KIND.slice(Family.IPV4);
    Reread first = Unbounded.reread(all, Doubts.EVERYTHING, () -> {});
    first.torn();
    routes.replace(first, (x, y) -> {});
    assertEquals(1, routes.count());
    Reread second = Unbounded.reread(all, first.left(), () -> {});
    second.torn();
    routes.replace(second, (x, y) -> {});
    assertEquals(0, routes.count());
  }

  @Test
  void aMessageThatComesWhileTheModelIsComparedIsNewerThanTheDump() {
    for (int i = 1; i < 1000; i++) {
      hold(neighbor(i));
    }
    Reread[] self = new Reread[1];
    // All are announced anew after the dump, which did not list them.
    Runnable meanwhile = () -> store.all().forEach(self[0]::told);
    self[0] = Unbounded.reread(NEIGHBORS, Doubts.EVERYTHING, meanwhile);
    Doubts left = replace(self[0]);
    assertEquals(1000 - 256, store.count(), "those that were compared before");
    store.all().forEach(object -> assertTrue(left.concern(object.key())));
  }

  @Test
  void whatCouldNotBeReadMayBeThere() {
    hold(neighbor(1), neighbor(2));
    Reread reread = dump(neighbor(2), neighbor(3));
    reread.unreadable();
    assertTrue(replace(reread).isEmpty(), "a second try would not change that");
    assertEquals(Set.of(neighbor(1), neighbor(2), neighbor(3)), held());
  }

  @Test
  void whatATornListTellsTwiceIsNotTwice() {
    Store routes = Route.KIND.newStore();
    Route route =
        (Route) GoldenObjects.read("route-ipv6-expires").stream().findFirst().orElseThrow();
    routes.apply(route, HEADER, false, (x, y) -> {});
    Reread reread = Unbounded.reread(Route.KIND.slice(Family.IPV6), Doubts.EVERYTHING, () -> {});
    reread.add(route);
    reread.add(route);
    reread.torn();
    routes.replace(reread, (x, y) -> effects.add(x + " " + y));
    assertEquals(List.of(), effects);
    assertEquals(1, routes.count());
    assertTrue(reread.left().concern(route.key()));
  }

  @Test
  void rulesOfOnePriorityAreSettledTogether() {
    Store rules = Rule.KIND.newStore();
    Rule a = rule(10, "10.0.0.0/8").lookup(1).build();
    Rule b = rule(10, "11.0.0.0/8").lookup(2).build();
    Rule other = rule(20, "12.0.0.0/8").lookup(3).build();
    Stream.of(a, b, other).forEach(rule -> rules.apply(rule, HEADER, false, (x, y) -> {}));
    Reread reread = Unbounded.reread(Rule.KIND.slice(Family.IPV4), Doubts.EVERYTHING, () -> {});
    reread.add(a);
    reread.told(b);
    rules.replace(reread, (x, y) -> {});
    assertEquals(List.of(a, b), rules.all().toList());
    assertTrue(reread.left().concern(a.key()) && reread.left().concern(b.key()));
    Reread again = Unbounded.reread(Rule.KIND.slice(Family.IPV4), reread.left(), () -> {});
    again.add(b);
    rules.replace(again, (x, y) -> {});
    assertEquals(List.of(b), rules.all().toList());
  }

  private void hold(Neighbor... neighbors) {
    for (Neighbor neighbor : neighbors) {
      store.apply(neighbor, HEADER, false, (before, after) -> {});
    }
  }

  private Set<Object> held() {
    Set<Object> held = new HashSet<>();
    store.all().forEach(held::add);
    return held;
  }

  private Doubts replace(Reread reread) {
    store.replace(
        reread,
        (before, after) ->
            effects.add(
                after == null
                    ? "- " + host(before)
                    : (before == null ? "+ " : "~ ") + host(after)));
    return reread.left();
  }

  private static long host(NetworkObject neighbor) {
    return ((Neighbor) neighbor).destination().low();
  }

  private static Reread dump(Neighbor... neighbors) {
    Reread reread = Unbounded.reread(NEIGHBORS, Doubts.EVERYTHING, () -> {});
    for (Neighbor neighbor : neighbors) {
      reread.add(neighbor);
    }
    return reread;
  }

  private static Neighbor neighbor(int host) {
    IpAddress destination = new IpAddress(Family.IPV4, 0, host);
    return new Neighbor(1, destination, null, Neighbor.State.PERMANENT, 0, 1, 0, 0, null);
  }
}
