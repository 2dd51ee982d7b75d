package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.text.RuleExample.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultisetStoreTest {

  private static final Header HEADER = new Header(0, 0, 0, 0);
  private static final Slice IPV4 = Rule.KIND.slice(Family.IPV4);

  private static final Rule A = rule(10, "10.0.0.0/8").lookup(1).build();
  private static final Rule B = rule(10, "11.0.0.0/8").lookup(2).build();
  private static final Rule FIRST = rule(5, "0.0.0.0/0").lookup(3).build();
  private static final Chain CHAIN = new Chain(3, 0xffff0000, 7, "", null);
  private static final Rule SIX = rule(1, "::/0").lookup(4).build();

  private final Store store = Rule.KIND.newStore();
  private final List<String> effects = new ArrayList<>();

  @Test
  void rulesStandByPriorityThenInTheOrderInWhichTheyCame() {
    add(SIX, B, A, FIRST, B);
    assertEquals(List.of(FIRST, B, A, B, SIX), store.all().toList());
    assertEquals(5, store.count());
  }

  @Test
  void theFirstOfEqualOnesIsRemovedWhateverItsSilentFlags() {
    Rule detached = A.withFlags(Rule.INPUT_DETACHED);
    add(detached, B, A);
    assertTrue(store.apply(A, HEADER, true, this::note));
    assertEquals(List.of(B, A), store.all().toList());
    assertEquals(List.of("10 null"), effects.subList(3, 4));
  }

  @Test
  void itIsKnownWithoutASearchWhereSomethingGoesTo() {
    Rule goesToA = rule(7, "0.0.0.0/0").goTo(10).build();
    MultisetStore<?, ?> rules = (MultisetStore<?, ?>) store;
    add(A, goesToA, goesToA, FIRST);
    assertTrue(rules.isGoal(A));
    assertFalse(rules.isGoal(FIRST));
    assertFalse(rules.isGoal(SIX));
    store.apply(goesToA, HEADER, true, this::note);
    assertTrue(rules.isGoal(A));
    store.replace(listed(A), this::note);
    assertFalse(rules.isGoal(A));
  }

  @Test
  void whatWasNeverThereDoesNotFit() {
    add(A);
    assertFalse(store.apply(B, HEADER, true, this::note));
    assertFalse(store.apply(A.withFlags(Rule.INVERT), HEADER, true, this::note));
    assertEquals(List.of(A), store.all().toList());
  }

  @Test
  void aReadTellsTheDifferenceOfTwoMultisets() {
    add(A, A, B, SIX);
    effects.clear();
    Rule changed = B.withFlags(Rule.UNRESOLVED);
    store.replace(listed(FIRST, changed, A), this::note);
    assertEquals(List.of(FIRST, changed, A, SIX), store.all().toList());
    assertEquals(List.of("null 5", "10 null", "10 10", "10 10"), effects);
    effects.clear();
    store.replace(listed(FIRST, changed, A), this::note);
    assertEquals(List.of(), effects);
  }

  @Test
  void theOrderOfTheKernelIsTakenOverWithoutAnEffect() {
    add(A, B);
    store.replace(listed(B, A), this::note);
    assertEquals(List.of(B, A), store.all().toList());
  }

  @Test
  void whatCouldNotBeListedStaysIfThatIsWanted() {
    add(A, FIRST);
    effects.clear();
    store.replace(unreadable(B), this::note);
    assertEquals(List.of(FIRST, B, A), store.all().toList());
    assertEquals(List.of("null 10"), effects);
  }

  @Test
  void ofTwoThatNothingTellsApartOneGoesAtATime() {
    Store chains = Chain.KIND.newStore();
    Chain other = new Chain(3, 0xffff0000, 7, "flower", null);
    for (Chain chain : List.of(CHAIN, other, CHAIN)) {
      assertTrue(chains.apply(chain, HEADER, false, (before, after) -> {}));
    }
    assertTrue(chains.apply(CHAIN, HEADER, true, (before, after) -> {}));
    assertEquals(List.of(other, CHAIN), chains.all().toList());
    chains.replace(
        listed(Chain.KIND.slice(Family.UNSPEC, 3), CHAIN, CHAIN),
        (before, after) -> effects.add(before + " " + after));
    assertEquals(List.of(other + " null", CHAIN + " " + CHAIN, "null " + CHAIN), effects);
  }

  private static Reread listed(Rule... rules) {
    return listed(IPV4, rules);
  }

  private static Reread listed(Slice slice, NetworkObject... objects) {
    Reread reread = Unbounded.reread(slice, Doubts.EVERYTHING, () -> {});
    List.of(objects).forEach(reread::add);
    return reread;
  }

  private static Reread unreadable(Rule... rules) {
    Reread reread = listed(rules);
    reread.unreadable();
    return reread;
  }

  private void add(Rule... rules) {
    for (Rule rule : rules) {
      assertTrue(store.apply(rule, HEADER, false, this::note));
    }
  }

  private void note(NetworkObject before, NetworkObject after) {
    effects.add(priority(before) + " " + priority(after));
  }

  private static String priority(NetworkObject object) {
    return object == null ? "null" : Long.toString(((Rule) object).priority());
  }
}
