package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PendingRefreshTest {

  private static final Slice ROUTES = Route.KIND.slice(Family.IPV4);
  private static final Slice LINKS = Link.KIND.slice(Family.UNSPEC);

  private final PendingRefresh pending = new PendingRefresh(0);

  @Test
  void whatAsksManyTimesWithinAMomentIsReadOnce() {
    ask(ROUTES.over(2), 0);
    ask(ROUTES.over(2), ms(1));
    ask(ROUTES.over(3), ms(2));
    assertEquals(Duration.ofMillis(5), pending.delay(0));
    assertEquals(Duration.ZERO, pending.delay(ms(5)));
    assertEquals(Set.of(ROUTES.over(2), ROUTES.over(3)), taken(Route.KIND, ms(5)));
    assertTrue(pending.isEmpty());
  }

  @Test
  void aWholeTakesItsPartsAndManyPartsAreTheWhole() {
    ask(ROUTES.over(2), 0);
    ask(ROUTES, 0);
    ask(ROUTES.part(77), 0);
    assertEquals(Set.of(ROUTES), taken(Route.KIND, ms(5)));
    for (int link = 1; link < 100; link++) {
      ask(ROUTES.over(link), 0);
    }
    assertEquals(Set.of(ROUTES), taken(Route.KIND, ms(5)));
  }

  @Test
  void aSliceThatTakesLongIsReadForATwelfthOfTheTimeAndHoldsUpNoOther() {
    pending.worked(ROUTES, ms(1000), ms(1000));
    ask(ROUTES, ms(1000));
    assertEquals(Duration.ofSeconds(11), pending.delay(ms(1000)));
    ask(LINKS, ms(1000));
    assertEquals(Duration.ZERO, pending.delay(ms(1005)));
    assertEquals(Set.of(), taken(Route.KIND, ms(1005)));
    assertEquals(Set.of(LINKS), taken(Link.KIND, ms(1005)));
    assertEquals(Set.of(ROUTES), taken(Route.KIND, ms(12000)));
  }

  @Test
  void nothingIsPutOffForMoreThanAMinute() {
    pending.worked(ROUTES, ms(30_000), ms(30_000));
    ask(ROUTES, ms(30_000));
    assertEquals(Duration.ofMinutes(1), pending.delay(ms(30_000)));
  }

  @Test
  void quickOnesAreReadAtOnceUntilTheirShareOfTheTimeIsSpent() {
    long now = ms(2000);
    for (int i = 0; i < 8; i++) {
      ask(LINKS, now);
      assertEquals(Duration.ZERO, pending.delay(now + ms(5)), "read " + i);
      taken(Link.KIND, now + ms(5));
      pending.worked(LINKS, ms(10), now + ms(10));
      now += ms(10);
    }
    for (int i = 0; i < 5; i++) {
      ask(LINKS, now);
      taken(Link.KIND, now);
      pending.worked(LINKS, ms(10), now + ms(10));
      now += ms(10);
    }
    ask(LINKS, now);
    assertTrue(pending.delay(now).toMillis() >= 300, () -> pending.delay(0).toString());
    assertEquals(Set.of(), taken(Link.KIND, now));
  }

  @Test
  void doubtsAreForgottenWhereAllIsReadAnyhow() {
    Doubts doubts = Doubts.about(Set.of("one"), Set.of());
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    assertFalse(pending.take(ROUTES, ms(5)).orElseThrow().doubts().concern("other"));
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    ask(ROUTES.over(3), 0);
    assertTrue(pending.take(ROUTES, ms(5)).orElseThrow().doubts().concern("other"));
  }

  @Test
  void whatATornListToldOnceIsNotForgotten() {
    Doubts doubts = Doubts.about(Set.of(), Set.of("one"));
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    ask(ROUTES, 0);
    assertTrue(pending.take(ROUTES, ms(5)).orElseThrow().doubts().isToldOnce("one"));
    ask(ROUTES.over(2), 0);
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    assertTrue(pending.take(ROUTES, ms(5)).orElseThrow().doubts().isToldOnce("one"));
  }

  private Set<Slice> taken(Kind<?> kind, long nanos) {
    return pending.of(kind).stream()
        .filter(slice -> pending.take(slice, nanos).isPresent())
        .collect(Collectors.toSet());
  }

  private void ask(Slice slice, long nanos) {
    pending.add(slice, Cause.LINK_DOWN, 2, nanos);
  }

  private static long ms(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
