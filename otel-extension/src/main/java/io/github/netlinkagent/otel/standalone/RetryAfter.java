package io.github.netlinkagent.otel.standalone;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {

  /** So that a proxy that says "in a day" can't switch the export off. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private RetryAfter() {}

  /** How long to wait, {@link #LONGEST} at most; zero for no header, or one that can't be read. */
  static Duration parse(@Nullable String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    String text = header.strip();
    try {
      return bounded(text.matches("\\d{1,9}") ? seconds(text) : Duration.between(now, date(text)));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Duration seconds(String digits) {
    return Duration.ofSeconds(Long.parseLong(digits));
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
