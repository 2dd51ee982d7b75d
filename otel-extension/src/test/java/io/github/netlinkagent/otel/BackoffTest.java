package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BackoffTest {

  private final Backoff backoff = new Backoff();

  @Test
  void pausesDoubleUpToTenSeconds() {
    List<Long> pauses = Stream.generate(() -> fail(Duration.ZERO)).limit(6).toList();

    assertEquals(List.of(1L, 2L, 4L, 8L, 10L, 10L), pauses);
  }

  @Test
  void theCollectorMayAskForMoreButNotForLess() {
    assertEquals(7, fail(Duration.ofSeconds(7)));
    assertEquals(2, fail(Duration.ofSeconds(1)));
  }

  @Test
  void anAnswerEndsThePause() {
    fail(Duration.ofSeconds(7));
    assertTrue(backoff.isPausing());

    backoff.answered();

    assertFalse(backoff.isPausing());
    assertFalse(backoff.retryIn().toNanos() > 0);
  }

  /** The pause in seconds. */
  private long fail(Duration atLeast) {
    backoff.failed(atLeast);
    return Math.round(backoff.retryIn().toNanos() / 1e9);
  }
}
