package io.github.netlinkagent.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Counts the differences that re-reads find, see {@link Drift}. One thread counts, any reads.
 *
 * <p>Kinds that can be audited are there from the beginning, with 0: whoever waits for a counter to
 * grow would not see it come with 1.
 */
final class DriftCounts {

  private static final Comparator<Drift> ORDER =
      Comparator.<Drift>comparingInt(drift -> Kinds.ALL.indexOf(drift.kind()))
          .thenComparing(Drift::cause);

  private record Key(Kind<?> kind, Cause cause) {}

  private final Map<Key, Drift> counts = new ConcurrentHashMap<>();

  DriftCounts() {
    Kinds.ALL.stream().filter(Kind::isListed).forEach(kind -> add(kind, Cause.AUDIT, 0, 0));
  }

  /**
   * A difference was found.
   *
   * @param cause what made the agent look; counted only if that let it expect nothing
   * @param silent whether the kernel does not announce such a difference
   */
  void found(Kind<?> kind, Cause cause, boolean silent) {
    if (cause == Cause.AUDIT || cause == Cause.RESYNC || cause == Cause.UNMATCHED) {
      add(kind, cause, silent ? 0 : 1, silent ? 1 : 0);
    }
  }

  /** In the order of the kinds. */
  List<Drift> all() {
    List<Drift> all = new ArrayList<>(counts.values());
    all.sort(ORDER);
    return List.copyOf(all);
  }

  /** What audits found that the kernel should have announced. */
  long foundByAudits() {
    return ofAudits(Drift::differences);
  }

  /** All that audits found. */
  long allFoundByAudits() {
    return ofAudits(drift -> drift.differences() + drift.unannounced());
  }

  private long ofAudits(ToLongFunction<Drift> count) {
    return counts.values().stream()
        .filter(drift -> drift.cause() == Cause.AUDIT)
        .mapToLong(count)
        .sum();
  }

  private void add(Kind<?> kind, Cause cause, long differences, long unannounced) {
    counts.merge(
        new Key(kind, cause),
        new Drift(kind, cause, differences, unannounced),
        (one, other) ->
            new Drift(
                kind,
                cause,
                one.differences() + other.differences(),
                one.unannounced() + other.unannounced()));
  }
}
