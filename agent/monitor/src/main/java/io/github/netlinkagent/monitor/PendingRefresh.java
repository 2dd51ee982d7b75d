package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slices that have to be read again, and when. What asks many times within a moment is read
 * once; and a slice that takes long to read is read seldom, so that reading never takes more than a
 * fifth of the time.
 */
final class PendingRefresh {

  /** A storm of changes asks for the same slices: wait for its first moment to pass. */
  private static final long DEBOUNCE_NANOS = Duration.ofMillis(5).toNanos();

  /** More than that many parts of a kind take longer than the whole. */
  private static final int MOST_PARTS = 32;

  private static final int REST_FOR_WORK = 4;
  private static final long LONGEST_REST_NANOS = Duration.ofSeconds(1).toNanos();

  private final Map<Slice, Reasons> slices = new LinkedHashMap<>();
  private long dueNanos;
  private long restUntilNanos;

  PendingRefresh(long nowNanos) {
    restUntilNanos = nowNanos;
  }

  void add(Slice slice, Cause cause, int linkIndex, long nowNanos) {
    if (slices.isEmpty()) {
      dueNanos = nowNanos + DEBOUNCE_NANOS;
    }
    if (slice.part() != 0 && partsBeside(slice) >= MOST_PARTS) {
      add(slice.whole(), cause, linkIndex, nowNanos);
      return;
    }
    for (Map.Entry<Slice, Reasons> other : slices.entrySet()) {
      if (other.getKey().covers(slice)) {
        other.getValue().add(cause, linkIndex);
        return;
      }
    }
    Reasons reasons = new Reasons();
    for (Slice other : List.copyOf(slices.keySet())) {
      if (slice.covers(other)) {
        reasons.addAll(slices.remove(other));
      }
    }
    reasons.add(cause, linkIndex);
    slices.put(slice, reasons);
  }

  private long partsBeside(Slice slice) {
    return slices.keySet().stream().filter(slice.whole()::covers).count();
  }

  /** Why a slice is to be read, if it is. */
  Optional<Reasons> reasonsFor(Slice slice) {
    return slices.entrySet().stream()
        .filter(other -> other.getKey().covers(slice))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Time until something is due; not negative. */
  Duration delay(long nowNanos) {
    long wait = Math.max(dueNanos - nowNanos, restUntilNanos - nowNanos);
    return Duration.ofNanos(Math.max(0, wait));
  }

  /** Takes all that is pending of a kind. */
  Map<Slice, Reasons> take(Kind<?> kind) {
    Map<Slice, Reasons> taken = new LinkedHashMap<>(slices);
    taken.keySet().removeIf(slice -> slice.kind() != kind);
    slices.keySet().removeAll(taken.keySet());
    return taken;
  }

  /** Forgets all: everything has been read. */
  void clear() {
    slices.clear();
  }

  /** Reading took from then until now. */
  void worked(long sinceNanos, long nowNanos) {
    restUntilNanos =
        nowNanos + Math.min(REST_FOR_WORK * (nowNanos - sinceNanos), LONGEST_REST_NANOS);
  }
}
