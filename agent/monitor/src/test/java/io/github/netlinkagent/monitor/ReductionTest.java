package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReductionTest {

  private static final List<String> HISTORY =
      IntStream.range(0, 100).mapToObj(Integer::toString).toList();

  @Test
  void whatItTakesToFailIsLeftInItsOrder() {
    assertEquals(List.of("7", "41", "42", "95"), reduced("7", "41", "42", "95"));
    assertEquals(List.of("99"), reduced("99"));
    assertEquals(List.of("0"), reduced("0"));
  }

  @Test
  void aHistoryThatDoesNotFailAgainIsLeftAsItIs() {
    assertEquals(HISTORY, Reduction.of(HISTORY, operations -> OptionalInt.empty()));
  }

  private static List<String> reduced(String... needed) {
    return Reduction.of(
        HISTORY,
        operations ->
            operations.containsAll(List.of(needed))
                ? OptionalInt.of(operations.indexOf(needed[needed.length - 1]))
                : OptionalInt.empty());
  }
}
