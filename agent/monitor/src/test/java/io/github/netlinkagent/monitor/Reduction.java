package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Makes a history that fails short: delta debugging, after Zeller and Hildebrandt. What fails by
 * chance only may stay longer than it needs to be.
 */
final class Reduction {

  private static final long LONGEST_NANOS = Duration.ofMinutes(4).toNanos();

  private final Function<List<String>, OptionalInt> failsAt;
  private final long deadline = System.nanoTime() + LONGEST_NANOS;

  private Reduction(Function<List<String>, OptionalInt> failsAt) {
    this.failsAt = failsAt;
  }

  /**
   * Makes a history short.
   *
   * @param failsAt replays a history, and tells at which place it fails; empty if it does not
   * @return a part of the history, in its order, that fails at its end; all of it if that does not
   *     fail a second time
   */
  static List<String> of(List<String> history, Function<List<String>, OptionalInt> failsAt) {
    Reduction reduction = new Reduction(failsAt);
    return reduction.withoutParts(reduction.end(history));
  }

  /** The last operations, as many as it takes to fail: mostly that is much less than all. */
  private List<String> end(List<String> history) {
    for (int length = 4; length < history.size(); length *= 4) {
      List<String> failing = failing(history.subList(history.size() - length, history.size()));
      if (!failing.isEmpty()) {
        return failing;
      }
    }
    List<String> failing = failing(history);
    return failing.isEmpty() ? history : failing;
  }

  private List<String> withoutParts(List<String> history) {
    List<String> left = history;
    int size = Math.max(1, left.size() / 2);
    while (true) {
      boolean shorter = false;
      for (int from = 0; from < left.size() && left.size() > 1; ) {
        List<String> candidate = new ArrayList<>(left.subList(0, from));
        candidate.addAll(left.subList(Math.min(left.size(), from + size), left.size()));
        List<String> failing = failing(candidate);
        if (failing.isEmpty()) {
          from += size;
        } else {
          left = failing;
          shorter = true;
        }
      }
      if ((size == 1 && !shorter) || System.nanoTime() > deadline) {
        return left;
      }
      size = shorter ? Math.max(1, Math.min(size, left.size() / 2)) : size / 2;
    }
  }

  /** The candidate up to where it fails; empty if it does not, or there is no time to try. */
  private List<String> failing(List<String> candidate) {
    OptionalInt place =
        candidate.isEmpty() || System.nanoTime() > deadline
            ? OptionalInt.empty()
            : failsAt.apply(List.copyOf(candidate));
    return place.isPresent() ? List.copyOf(candidate.subList(0, place.getAsInt() + 1)) : List.of();
  }
}
