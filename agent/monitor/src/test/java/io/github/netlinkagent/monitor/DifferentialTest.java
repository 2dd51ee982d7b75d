package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random operations against a real kernel, audits off: after each, the model must come to equal a
 * fresh dump. This is a test and a program:
 *
 * <pre>
 *   mvn test -pl agent/monitor -am -Dtest=DifferentialTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dnetlink.test.seeds=8 -Dnetlink.test.operations=5000
 * </pre>
 *
 * runs that many seeds of so many operations each, beginning with {@code -Dnetlink.test.seed}. It
 * prints what it did; of a mismatch the shortest script that reproduces it.
 */
@RequiresNamespace
class DifferentialTest {

  private static final int SEEDS = Integer.getInteger("netlink.test.seeds", 1);
  private static final int OPERATIONS = Integer.getInteger("netlink.test.operations", 200);
  private static final long SEED = Long.getLong("netlink.test.seed", 100);

  @Case(59)
  @Test
  void theModelEqualsADumpAfterEachOfManyRandomOperations() {
    Fuzzer fuzzer = new Fuzzer();
    List<String> mismatches = new ArrayList<>();
    LongStream.range(SEED, SEED + SEEDS)
        .forEach(
            seed -> {
              Fuzzer.Result result = fuzzer.run(seed, OPERATIONS);
              System.out.println("Fuzzer: " + result);
              result.mismatch().ifPresent(System.out::println);
              result.mismatch().ifPresent(mismatches::add);
            });
    assertEquals(List.of(), mismatches);
  }

  @Case(59)
  @Test
  void aModelThatReadsNothingAgainWouldLie() {
    Fuzzer.Result result = new Fuzzer().runNaively(1, Math.max(60, OPERATIONS / 10));
    System.out.println("Fuzzer, naive: " + result);
    assertEquals(Optional.empty(), result.mismatch());
    assertTrue(result.lies() > 0, result::toString);
  }
}
