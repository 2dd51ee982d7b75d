package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The slices that have to be read again, and when. What asks many times within a moment is read
 * once; and in the long run reading takes no more than a sixth of the time: half of it is for
 * slices that take long to read, so that they don't hold up the others.
 */
final class PendingRefresh {

  /** A storm of changes asks for the same slices: wait for its first moment to pass. */
  private static final long DEBOUNCE_NANOS = Duration.ofMillis(5).toNanos();

  /** More than that many parts of a kind take longer than the whole. */
  private static final int MOST_PARTS = 32;

  /** Of the time for each of the two sorts. */
  private static final int PERCENT = 8;

  /** A few changes in a row are read at once, a storm of them is not. */
  private static final Duration SAVED = Duration.ofSeconds(1);

  private static final long LONG_NANOS = Duration.ofMillis(20).toNanos();

  /** Links come and go, and those that are gone are not read again. */
  private static final int MOST_SLOW = 256;

  private final Map<Slice, Wish> wishes = new LinkedHashMap<>();

  /** Those that took long the last time. */
  private final Set<Slice> slow = new HashSet<>();

  private final Budget forSlow;
  private final Budget forOthers;
  private long dueNanos;

  PendingRefresh(long nowNanos) {
    forSlow = new Budget(PERCENT, Duration.ZERO, nowNanos);
    forOthers = new Budget(PERCENT, SAVED, nowNanos);
  }

  /** Why a slice is to be read, and what of it is to be settled. */
  record Wish(Reasons reasons, Doubts doubts) {}

  /** Asks for a slice. */
  void add(Slice slice, Cause cause, int linkIndex, long nowNanos) {
    Reasons reasons = new Reasons();
    reasons.add(cause, linkIndex);
    add(slice, new Wish(reasons, Doubts.EVERYTHING), nowNanos);
  }

  /** Asks for what of a slice could not be settled, for the same reasons. */
  void add(Slice slice, Wish wish, long nowNanos) {
    if (wishes.isEmpty()) {
      dueNanos = nowNanos + DEBOUNCE_NANOS;
    }
    Slice wider = slice.link() != 0 ? slice.over(0) : slice.whole();
    if (!slice.isWhole() && partsBeside(wider) >= MOST_PARTS) {
      add(wider, new Wish(wish.reasons, wish.doubts.andEverything(wish.doubts)), nowNanos);
      return;
    }
    for (Map.Entry<Slice, Wish> other : wishes.entrySet()) {
      if (other.getKey().covers(slice)) {
        other.getValue().reasons.addAll(wish.reasons);
        other.setValue(
            new Wish(other.getValue().reasons, other.getValue().doubts.andEverything(wish.doubts)));
        return;
      }
    }
    Reasons reasons = new Reasons();
    Doubts doubts = wish.doubts;
    for (Slice other : List.copyOf(wishes.keySet())) {
      if (slice.covers(other)) {
        Wish narrower = wishes.remove(other);
        reasons.addAll(narrower.reasons);
        doubts = doubts.andEverything(narrower.doubts);
      }
    }
    reasons.addAll(wish.reasons);
    wishes.put(slice, new Wish(reasons, doubts));
  }

  private long partsBeside(Slice wider) {
    return wishes.keySet().stream().filter(wider::covers).count();
  }

  /** Why a slice, or some of it, is to be read. */
  Stream<Reasons> reasonsFor(Slice slice) {
    return wishes.entrySet().stream()
        .filter(other -> other.getKey().covers(slice) || slice.covers(other.getKey()))
        .map(other -> other.getValue().reasons);
  }

  boolean isEmpty() {
    return wishes.isEmpty();
  }

  /** Time until something is due, of which there is some; not negative. */
  Duration delay(long nowNanos) {
    long rest =
        wishes.keySet().stream()
            .mapToLong(slice -> budgetOf(slice).restNanos(nowNanos))
            .min()
            .orElse(0);
    return Duration.ofNanos(Math.max(Math.max(0, dueNanos - nowNanos), rest));
  }

  private Budget budgetOf(Slice slice) {
    return slow.contains(slice) ? forSlow : forOthers;
  }

  /** The slices of a kind that are to be read. */
  List<Slice> of(Kind<?> kind) {
    return wishes.keySet().stream().filter(slice -> slice.kind() == kind).toList();
  }

  /** Takes a slice, if it is to be read and need not rest. */
  Optional<Wish> take(Slice slice, long nowNanos) {
    return budgetOf(slice).restNanos(nowNanos) > 0 ? Optional.empty() : takeAnyhow(slice);
  }

  /** Takes a slice, if it is to be read. */
  Optional<Wish> takeAnyhow(Slice slice) {
    return Optional.ofNullable(wishes.remove(slice));
  }

  /** Forgets all: everything has been read. */
  void clear() {
    wishes.clear();
  }

  /** Reading a slice took so long until now. */
  void worked(Slice slice, long nanos, long nowNanos) {
    if (nanos > LONG_NANOS) {
      if (slow.size() >= MOST_SLOW) {
        slow.clear();
      }
      slow.add(slice);
    } else {
      slow.remove(slice);
    }
    budgetOf(slice).spent(nanos, nowNanos);
  }
}
