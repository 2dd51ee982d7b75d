package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When to audit which slice. The slices take turns, so that never a burst of requests disturbs the
 * kernel or the host, and all audits together take no more than a hundredth of the time: each slice
 * is audited once in the interval as long as that suffices; if not, the dearest of them, which are
 * the largest tables, share equally what the others leave, and come less often.
 *
 * <p>Times are those of {@link System#nanoTime}. Of one thread.
 */
final class AuditSchedule {

  /** How much of the time all audits may take together. */
  private static final double SHARE = 0.01;

  private final long intervalNanos;
  private final Map<Slice, Turn> turns = new LinkedHashMap<>();

  /** Those that are late do not all come at once: not before that. */
  private long restUntilNanos;

  /** When a slice is next, and how long it took last. */
  private static final class Turn {
    private long dueNanos;
    private long tookNanos;
  }

  /**
   * @param interval the shortest time between two audits of a slice; zero for no audits
   * @param slices all that there is to audit, at least one
   */
  AuditSchedule(Duration interval, Collection<Slice> slices, long now) {
    intervalNanos = interval.toNanos();
    slices.forEach(slice -> turns.put(slice, new Turn()));
    begin(now);
  }

  /** All slices, in the order in which they are read. */
  List<Slice> slices() {
    return List.copyOf(turns.keySet());
  }

  /** Everything has just been read: the first turns are spread over the whole interval. */
  void begin(long now) {
    restUntilNanos = now;
    int place = 1;
    for (Turn turn : turns.values()) {
      turn.dueNanos = now + place++ * intervalNanos / turns.size();
    }
  }

  /** Whether there is a next time. */
  boolean isOn() {
    return intervalNanos > 0;
  }

  /** The slice whose turn is next. */
  Slice next() {
    Iterator<Map.Entry<Slice, Turn>> each = turns.entrySet().iterator();
    Map.Entry<Slice, Turn> next = each.next();
    while (each.hasNext()) {
      Map.Entry<Slice, Turn> other = each.next();
      if (other.getValue().dueNanos - next.getValue().dueNanos < 0) {
        next = other;
      }
    }
    return next.getKey();
  }

  /** Until the next turn; not positive if it is overdue. */
  long delayNanos(long now) {
    return Math.max(turn(next()).dueNanos - now, restUntilNanos - now);
  }

  /** A slice was audited, from then until now. */
  void audited(Slice slice, long begun, long now) {
    Turn turn = turn(slice);
    turn.tookNanos = now - begun;
    turn.dueNanos = begun + Math.max(intervalNanos, (long) (turn.tookNanos / fairShare()));
    restUntilNanos = now + intervalNanos / turns.size() / 2;
  }

  private Turn turn(Slice slice) {
    Turn turn = turns.get(slice);
    if (turn == null) {
      throw new IllegalArgumentException("not to be audited: " + slice);
    }
    return turn;
  }

  /**
   * The largest share of the time that a single slice may take, so that all of them take no more
   * than they may: what the cheap ones leave is divided by the number of the dear ones.
   */
  private double fairShare() {
    double left = SHARE;
    int waiting = turns.size();
    for (long took : turns.values().stream().mapToLong(turn -> turn.tookNanos).sorted().toArray()) {
      double wanted = (double) took / intervalNanos;
      if (wanted > left / waiting) {
        return left / waiting;
      }
      left -= wanted;
      waiting--;
    }
    return SHARE;
  }
}
