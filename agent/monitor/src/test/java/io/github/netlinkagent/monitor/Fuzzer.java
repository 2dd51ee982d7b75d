package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random operations against a real kernel, after each of which the model must come to equal a dump
 * of all kinds. A history after which it does not is made short.
 */
final class Fuzzer {

  /** More than the minute for which a refresh may be put off where reading has taken long. */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  /** The same where many histories are tried, none of which takes so long to read. */
  private static final Duration LESS_PATIENCE = Duration.ofSeconds(15);

  /** So long after the end of an operation a model that reads nothing again has heard of it all. */
  private static final Duration HEARSAY = Duration.ofMillis(300);

  private final List<String> encapsulations = RandomOperations.encapsulations();

  /**
   * What came of a run.
   *
   * @param lies after how many operations the model did not equal the kernel
   * @param waits how long it took to equality, for each operation after which it came to it
   * @param mismatch what differed in the end, and how it comes to that; empty if nothing did
   */
  record Result(
      long seed,
      int operations,
      int refused,
      int lies,
      Duration taken,
      List<Duration> waits,
      Optional<String> mismatch) {

    private Result with(String other) {
      return new Result(seed, operations, refused, lies, taken, waits, Optional.of(other));
    }

    Duration percentile(int percent) {
      List<Duration> sorted = waits.stream().sorted().toList();
      return sorted.isEmpty() ? Duration.ZERO : sorted.get((sorted.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
      return ("seed %d: %d operations (%d refused), %d lies, %.1f operations a second,"
              + " equal after %.1f ms (median), %.1f ms (p99)")
          .formatted(
              seed,
              operations,
              refused,
              lies,
              operations * 1000.0 / Math.max(1, taken.toMillis()),
              percentile(50).toNanos() / 1e6,
              percentile(99).toNanos() / 1e6);
    }
  }

  /** With the model as it is: the first mismatch ends the run. */
  Result run(long seed, int operations) {
    List<String> history = new ArrayList<>();
    Result result = run(seed, operations, false, history);
    return result.mismatch.isEmpty() ? result : result.with(reproduced(result, history));
  }

  /** What it is about, and the shortest history after which the model differs in the same kind. */
  private static String reproduced(Result result, List<String> history) {
    String found = result.mismatch.orElseThrow();
    String[] last = {"nothing: it did not come to that a second time"};
    List<String> script = Reduction.of(history, operations -> failsAt(operations, found, last));
    return """
        after operation %d of seed %d:
        %s
        # %d operations are left that come to:
        %s
        %s%s
        """
        .formatted(
            result.operations,
            result.seed,
            found,
            script.size(),
            last[0].indent(2).replaceAll("(?m)^ ", "#"),
            FuzzedNetwork.SETUP,
            String.join("\n", script));
  }

  /** With a model that reads nothing again but after each lie, to count the next one. */
  Result runNaively(long seed, int operations) {
    return run(seed, operations, true, new ArrayList<>());
  }

  private Result run(long seed, int operations, boolean naive, List<String> history) {
    RandomOperations random = new RandomOperations(new Random(seed), encapsulations);
    int refused = 0;
    int lies = 0;
    List<Duration> waits = new ArrayList<>();
    Optional<String> mismatch = Optional.empty();
    try (FuzzedNetwork network = new FuzzedNetwork(naive)) {
      long start = System.nanoTime();
      while (history.size() < operations && mismatch.isEmpty()) {
        String operation = random.get();
        history.add(operation);
        // Many a random operation is refused by the kernel; that is an operation, too.
        refused += network.operate(operation) ? 0 : 1;
        Optional<Duration> wait = network.equalWithin(naive ? HEARSAY : PATIENCE);
        wait.ifPresent(waits::add);
        if (wait.isEmpty()) {
          lies++;
          mismatch = naive ? Optional.empty() : Optional.of(network.differences());
          network.resync();
        }
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      return new Result(seed, history.size(), refused, lies, taken, waits, mismatch);
    }
  }

  /**
   * After which of the operations the model comes not to equal the kernel, in a kind that it did
   * not in the first place.
   *
   * @param last takes the difference
   */
  private static OptionalInt failsAt(List<String> operations, String found, String[] last) {
    try (FuzzedNetwork network = new FuzzedNetwork(false)) {
      for (int i = 0; i < operations.size(); i++) {
        network.operate(operations.get(i));
        if (network.equalWithin(LESS_PATIENCE).isEmpty()) {
          String differences = network.differences();
          if (!kinds(differences).stream().anyMatch(kinds(found)::contains)) {
            return OptionalInt.empty();
          }
          last[0] = differences;
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /** Of the lines of a difference, which side has more of which kind. */
  private static Set<String> kinds(String differences) {
    return differences
        .lines()
        .map(line -> line.replaceFirst("^(. [^ ]+) .*", "$1"))
        .collect(Collectors.toSet());
  }
}
