package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices with a summarized table that have to be read again, to count it. That takes long and
 * is therefore done seldom: reading never takes more than a few percent of the time.
 */
final class Recounts {

  /** What is going on is likely to go on for a while. */
  private static final long FIRST_WAIT_NANOS = Duration.ofMillis(500).toNanos();

  private static final int REST_FOR_WORK = 25;

  /** What takes so long takes it of others, too: of a machine that has much to do. */
  private static final long LONGEST_REST_NANOS = Duration.ofSeconds(60).toNanos();

  private final Map<Slice, PendingRefresh.Wish> wishes = new LinkedHashMap<>();
  private long dueNanos;

  Recounts(long nowNanos) {
    dueNanos = nowNanos;
  }

  /** Asks for a slice. */
  void add(Slice slice, Cause cause, int linkIndex, long nowNanos) {
    Reasons reasons = new Reasons();
    reasons.add(cause, linkIndex);
    add(slice, new PendingRefresh.Wish(reasons, Doubts.EVERYTHING), nowNanos);
  }

  /** Asks for what of a slice could not be settled, for the same reasons. */
  void add(Slice slice, PendingRefresh.Wish wish, long nowNanos) {
    if (wishes.isEmpty()) {
      dueNanos = Math.max(dueNanos - nowNanos, FIRST_WAIT_NANOS) + nowNanos;
    }
    for (Map.Entry<Slice, PendingRefresh.Wish> other : wishes.entrySet()) {
      if (other.getKey().covers(slice)) {
        other.getValue().reasons().addAll(wish.reasons());
        other.setValue(
            new PendingRefresh.Wish(
                other.getValue().reasons(), other.getValue().doubts().widened()));
        return;
      }
    }
    Reasons reasons = new Reasons();
    Doubts doubts = wish.doubts();
    for (Slice other : List.copyOf(wishes.keySet())) {
      if (slice.covers(other)) {
        reasons.addAll(wishes.remove(other).reasons());
        doubts = doubts.widened();
      }
    }
    reasons.addAll(wish.reasons());
    wishes.put(slice, new PendingRefresh.Wish(reasons, doubts));
  }

  boolean isEmpty() {
    return wishes.isEmpty();
  }

  /** Time until the next one is due, in nanoseconds; not negative. */
  long delayNanos(long nowNanos) {
    return Math.max(0, dueNanos - nowNanos);
  }

  boolean isDue(long nowNanos) {
    return !wishes.isEmpty() && delayNanos(nowNanos) == 0;
  }

  /** Takes the one that waits longest. */
  Map.Entry<Slice, PendingRefresh.Wish> take() {
    Slice next = wishes.keySet().iterator().next();
    return Map.entry(next, wishes.remove(next));
  }

  /** Forgets all: everything has been read. */
  void clear() {
    wishes.clear();
  }

  /** Reading took from then until now. */
  void worked(long sinceNanos, long nowNanos) {
    dueNanos = nowNanos + Math.min(REST_FOR_WORK * (nowNanos - sinceNanos), LONGEST_REST_NANOS);
  }
}
