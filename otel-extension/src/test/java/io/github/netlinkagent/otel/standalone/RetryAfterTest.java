package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

  @Test
  void itIsANumberOfSeconds() {
    assertEquals(Duration.ofSeconds(125), RetryAfter.parse("125", NOW));
    assertEquals(Duration.ZERO, RetryAfter.parse(" 0 ", NOW));
  }

  @Test
  void itIsADate() {
    assertEquals(Duration.ofSeconds(90), RetryAfter.parse("Sun, 22 Nov 2026 10:17:00 GMT", NOW));
    assertEquals(Duration.ZERO, RetryAfter.parse("Sun, 22 Nov 2026 10:15:00 GMT", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3600", "999999999", "Mon, 23 Nov 2026 10:15:30 GMT"})
  void noWaitIsLongerThanFiveMinutes(String header) {
    assertEquals(Duration.ofMinutes(5), RetryAfter.parse(header, NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "Sun, 32 Nov 2026 10:15:30 GMT"})
  void whatCannotBeReadIsNone(String header) {
    assertEquals(Duration.ZERO, RetryAfter.parse(header, NOW));
  }

  @Test
  void noHeaderIsNone() {
    assertEquals(Duration.ZERO, RetryAfter.parse(null, NOW));
  }
}
