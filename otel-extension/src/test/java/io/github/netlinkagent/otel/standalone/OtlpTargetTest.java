package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an address of a collector, and what is told of it. */
final class OtlpTargetTest {

  private final List<String> complaints = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collector:4318",
        "http://",
        "http://:4318",
        "http://collector:0",
        "http://collector:65536",
        "http://collector:http",
        "http://coll..ector",
        "http://[::::]:4318",
        "http://[fe80::1%25lo]:4318",
        "http://xn--zz:4318",
        "http://collector?tenant=1",
        "http://collector#here",
        "http://coll ector",
        "unix:///run/collector.sock",
        "ftp://collector"
      })
  void whatIsNoAddressIsOneLineAndTheDefaultHolds(String endpoint) {
    OtelSettings settings = settings(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));

    assertEquals("http://localhost:4318/v1/logs", settings.logs().endpoint().toString());
    assertEquals(1, complaints.size(), complaints::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "http://otel_collector:4318, http://otel_collector:4318",
    "http://[::1]:4318, http://[::1]:4318",
    "https://collector.example, https://collector.example",
    "http://user:s3cr3t@collector:4318/in, http://collector:4318"
  })
  void anAddressIsToldWithoutPathAndCredentials(String endpoint, String told) {
    for (Wire wire : Wire.values()) {
      OtelSettings settings =
          settings(
              Map.of(
                  "OTEL_EXPORTER_OTLP_ENDPOINT",
                  endpoint,
                  "OTEL_EXPORTER_OTLP_PROTOCOL",
                  wire.protocol));

      assertEquals(told, settings.logs().collector());
      OtlpExporters exporters = new OtlpExporters(complaints::add);
      exporters.logs(settings.logs()).close();
      exporters.metrics(settings.metrics(), settings.temporality()).close();
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void credentialsDontGoToTheEndpointThatTakesThePlaceOfAGarbledOne() {
    OtelSettings settings =
        settings(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "collector.example:4318",
                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cr3t",
                "OTEL_EXPORTER_OTLP_LOGS_HEADERS", "api-key=s3cr3t"));

    assertEquals(Map.of(), settings.logs().headers());
    assertEquals(Map.of(), settings.metrics().headers());
    assertEquals(
        List.of(
            "OpenTelemetry: OTEL_EXPORTER_OTLP_ENDPOINT is no URL of a collector (so no headers and"
                + " no client key are sent) and is left out: write for example"
                + " http://collector.example:4318."),
        complaints);
  }

  @Test
  void whatWasMeantForTheGarbledEndpointOfASignalDoesNotGoToTheGeneralOne() {
    OtelSettings settings =
        settings(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example",
                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=general",
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "logs.example:4318",
                "OTEL_EXPORTER_OTLP_LOGS_HEADERS", "api-key=s3cr3t",
                "OTEL_EXPORTER_OTLP_CLIENT_KEY", "/client.key",
                "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", "/client.crt"));

    assertEquals("https://collector.example/v1/logs", settings.logs().endpoint().toString());
    assertEquals(Map.of(), settings.logs().headers());
    assertEquals(Optional.empty(), settings.logs().tlsFiles().client());
    assertEquals(Map.of("api-key", "general"), settings.metrics().headers());
    assertTrue(settings.metrics().tlsFiles().client().isPresent());
    assertEquals(1, complaints.size(), complaints::toString);
  }

  @Test
  void aGarbledGeneralEndpointIsNothingToASignalThatHasItsOwn() {
    OtelSettings settings =
        settings(
            Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "garbage",
                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=s3cr3t",
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://logs.example:4318"));

    assertEquals(Map.of("api-key", "s3cr3t"), settings.logs().headers());
    assertEquals(Map.of(), settings.metrics().headers());
  }

  private OtelSettings settings(Map<String, String> variables) {
    return OtelSettings.of(new OtelVariables(variables::get, complaints::add));
  }
}
