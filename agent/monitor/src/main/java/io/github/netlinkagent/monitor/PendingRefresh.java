package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slices that have to be read again, and when. What asks many times within a moment is read
 * once; and reading never takes more than a fifth of the time: a slice that takes long to read is
 * read seldom, and holds up the others for a moment only.
 */
final class PendingRefresh {

  /** A storm of changes asks for the same slices: wait for its first moment to pass. */
  private static final long DEBOUNCE_NANOS = Duration.ofMillis(5).toNanos();

  /** More than that many parts of a kind take longer than the whole. */
  private static final int MOST_PARTS = 32;

  private static final int REST_FOR_WORK = 4;

  /** For which a slice that was read holds up the others, beyond that only itself. */
  private static final long LONGEST_REST_OF_OTHERS_NANOS = Duration.ofMillis(200).toNanos();

  private final Map<Slice, Wish> wishes = new LinkedHashMap<>();

  /** When the slices may be read again that took long. */
  private final Map<Slice, Long> restUntilNanos = new HashMap<>();

  private long dueNanos;
  private long allRestUntilNanos;

  PendingRefresh(long nowNanos) {
    allRestUntilNanos = nowNanos;
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
    if (!slice.isWhole() && partsBeside(slice) >= MOST_PARTS) {
      add(slice.whole(), new Wish(wish.reasons, Doubts.EVERYTHING), nowNanos);
      return;
    }
    for (Map.Entry<Slice, Wish> other : wishes.entrySet()) {
      if (other.getKey().covers(slice)) {
        other.getValue().reasons.addAll(wish.reasons);
        other.setValue(new Wish(other.getValue().reasons, Doubts.EVERYTHING));
        return;
      }
    }
    Reasons reasons = new Reasons();
    Doubts doubts = wish.doubts;
    for (Slice other : List.copyOf(wishes.keySet())) {
      if (slice.covers(other)) {
        reasons.addAll(wishes.remove(other).reasons);
        doubts = Doubts.EVERYTHING;
      }
    }
    reasons.addAll(wish.reasons);
    wishes.put(slice, new Wish(reasons, doubts));
  }

  private long partsBeside(Slice slice) {
    return wishes.keySet().stream().filter(slice.whole()::covers).count();
  }

  /** Why a slice is to be read, if it is. */
  Optional<Reasons> reasonsFor(Slice slice) {
    return wishes.entrySet().stream()
        .filter(other -> other.getKey().covers(slice))
        .map(other -> other.getValue().reasons)
        .findFirst();
  }

  boolean isEmpty() {
    return wishes.isEmpty();
  }

  /** Time until something is due, of which there is some; not negative. */
  Duration delay(long nowNanos) {
    long rest =
        wishes.keySet().stream().mapToLong(slice -> restOf(slice, nowNanos)).min().orElse(0);
    long wait = Math.max(dueNanos - nowNanos, Math.max(allRestUntilNanos - nowNanos, rest));
    return Duration.ofNanos(Math.max(0, wait));
  }

  private long restOf(Slice slice, long nowNanos) {
    Long until = restUntilNanos.get(slice);
    return until == null ? 0 : until - nowNanos;
  }

  /** Takes all of a kind that need not rest. */
  Map<Slice, Wish> take(Kind<?> kind, long nowNanos) {
    Map<Slice, Wish> taken = new LinkedHashMap<>(wishes);
    taken.keySet().removeIf(slice -> slice.kind() != kind || restOf(slice, nowNanos) > 0);
    wishes.keySet().removeAll(taken.keySet());
    return taken;
  }

  /** Forgets all: everything has been read. */
  void clear() {
    wishes.clear();
  }

  /** Reading a slice took from then until now. */
  void worked(Slice slice, long sinceNanos, long nowNanos) {
    long rest = REST_FOR_WORK * (nowNanos - sinceNanos);
    restUntilNanos.values().removeIf(until -> until - nowNanos <= 0);
    if (rest > LONGEST_REST_OF_OTHERS_NANOS) {
      restUntilNanos.put(slice, nowNanos + rest);
    }
    long ofOthers = Math.min(rest, LONGEST_REST_OF_OTHERS_NANOS);
    allRestUntilNanos =
        Math.max(allRestUntilNanos, sinceNanos) + (nowNanos - sinceNanos) + ofOthers;
  }
}
