package io.github.netlinkagent.otel.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoggerTest {

  @Test
  void aWarningIsOneLineAndThoseThatFollowAreSilent() {
    List<String> lines = new ArrayList<>();
    Logger.route(lines::add);
    Logger logger = Logger.getLogger("okhttp3.Something");

    logger.info("not worth a line");
    logger.log(Level.WARNING, "two\nlines", new IllegalStateException("why"));
    logger.warning("again");

    assertEquals(
        List.of("okhttp3.Something: two lines (java.lang.IllegalStateException: why)"), lines);
  }

  @Test
  void whatTheExportersLogIsLeftToTheExport() {
    Logger exporter = Logger.getLogger("io.opentelemetry.exporter.otlp.internal.HttpExporter");

    assertFalse(exporter.isLoggable(Level.SEVERE));
    assertTrue(Logger.getLogger("io.opentelemetry.sdk.Any").isLoggable(Level.WARNING));
  }
}
