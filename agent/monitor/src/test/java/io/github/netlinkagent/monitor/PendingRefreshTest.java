package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import java.time.Duration;
import java.util.Set;
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
    assertEquals(Set.of(ROUTES.over(2), ROUTES.over(3)), pending.take(Route.KIND, ms(5)).keySet());
    assertTrue(pending.isEmpty());
  }

  @Test
  void aWholeTakesItsPartsAndManyPartsAreTheWhole() {
    ask(ROUTES.over(2), 0);
    ask(ROUTES, 0);
    ask(ROUTES.part(77), 0);
    assertEquals(Set.of(ROUTES), pending.take(Route.KIND, ms(5)).keySet());
    for (int link = 1; link < 100; link++) {
      ask(ROUTES.over(link), 0);
    }
    assertEquals(Set.of(ROUTES), pending.take(Route.KIND, ms(5)).keySet());
  }

  @Test
  void aSliceThatTookLongRestsFourTimesAsLongAndTheOthersForAMomentOnly() {
    pending.worked(ROUTES, 0, ms(1000));
    ask(ROUTES, ms(1000));
    ask(LINKS, ms(1000));
    assertEquals(Duration.ofMillis(200), pending.delay(ms(1000)));
    assertEquals(Set.of(), pending.take(Route.KIND, ms(1200)).keySet());
    assertEquals(Set.of(LINKS), pending.take(Link.KIND, ms(1200)).keySet());
    assertFalse(pending.isEmpty());
    assertEquals(Duration.ofMillis(3800), pending.delay(ms(1200)));
    assertEquals(Set.of(ROUTES), pending.take(Route.KIND, ms(5000)).keySet());
  }

  @Test
  void whatIsQuickRestsAsWell() {
    pending.worked(LINKS, ms(10), ms(20));
    ask(LINKS, ms(20));
    assertEquals(Duration.ofMillis(40), pending.delay(ms(20)));
  }

  @Test
  void doubtsAreForgottenWhereAllIsReadAnyhow() {
    Doubts doubts = Doubts.about(Set.of("one"), Set.of());
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    assertFalse(pending.take(Route.KIND, ms(5)).get(ROUTES).doubts().concern("other"));
    pending.add(ROUTES, new PendingRefresh.Wish(new Reasons(), doubts), 0);
    ask(ROUTES.over(3), 0);
    assertTrue(pending.take(Route.KIND, ms(5)).get(ROUTES).doubts().concern("other"));
  }

  private void ask(Slice slice, long nanos) {
    pending.add(slice, Cause.LINK_DOWN, 2, nanos);
  }

  private static long ms(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
