package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OtelConfigurationTest {

  private final OtelConfiguration configuration = new OtelConfiguration();

  @AfterEach
  void clear() {
    System.clearProperty("otel.exporter.otlp.logs.endpoint");
    System.clearProperty("path");
  }

  @Test
  void aSystemPropertyHasTheNameOfTheVariableInLowerCaseWithDots() {
    System.setProperty("otel.exporter.otlp.logs.endpoint", "http://collector.example/v1/logs");

    assertEquals(
        "http://collector.example/v1/logs",
        configuration.apply("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"));
    assertNull(configuration.apply("OTEL_EXPORTER_OTLP_ENDPOINT"));
  }

  @Test
  void aSystemPropertyGoesBeforeTheEnvironment() {
    assertEquals(System.getenv("PATH"), configuration.apply("PATH"));

    System.setProperty("path", "elsewhere");

    assertEquals("elsewhere", configuration.apply("PATH"));
  }
}
