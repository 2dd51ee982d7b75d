package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.OtlpSink.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.ReceivedTelemetry.Request;
import io.github.netlinkagent.testing.Eventually;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OtelVariablesAtWorkTest {

  private final ExportFixture fixture = new ExportFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void whatTheHostSetsForItsOwnSdkBreaksNothing() {
    fixture.variables.putAll(
        Map.ofEntries(
            Map.entry("OTEL_PROPAGATORS", "b3"),
            Map.entry("OTEL_TRACES_EXPORTER", "zipkin"),
            Map.entry("OTEL_METRICS_EXPORTER", "prometheus"),
            Map.entry("OTEL_LOGS_EXPORTER", "console"),
            Map.entry("OTEL_CONFIG_FILE", "/nowhere/otel.yaml"),
            Map.entry("OTEL_TRACES_SAMPLER", "xray"),
            Map.entry("OTEL_BLRP_MAX_QUEUE_SIZE", "-1"),
            Map.entry("OTEL_METRICS_EXEMPLAR_FILTER", "nonsense")));

    theLogRequest();

    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void aProtocolThatIsNotThereIsOneLineAndTheDefaultHolds() {
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json");

    theLogRequest();

    assertEquals(
        List.of(
            "OpenTelemetry: OTEL_EXPORTER_OTLP_PROTOCOL is not known here and is left out:"
                + " write one of grpc, http/protobuf."),
        fixture.complaints);
  }

  @Test
  void malformedValuesAreOneLineEachThatDoesNotRepeatThem() {
    fixture.variables.putAll(
        Map.of(
            "OTEL_EXPORTER_OTLP_TIMEOUT", "10 blinks",
            "OTEL_EXPORTER_OTLP_COMPRESSION", "zstd",
            "OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20s3cr3t\u00e9,nothing",
            "OTEL_EXPORTER_OTLP_CERTIFICATE", "/nowhere/s3cr3t.pem",
            "OTEL_METRIC_EXPORT_INTERVAL", "0",
            "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "s3cr3t",
            "OTEL_RESOURCE_ATTRIBUTES", "=s3cr3t,team=net"));

    Request request = theLogRequest();

    assertEquals("net", attributes(request.resource().getAttributesList()).get("team"));
    assertEquals(7, fixture.complaints.size(), () -> String.join("\n", fixture.complaints));
    assertFalse(fixture.complaints.toString().contains("s3cr3t"), fixture.complaints::toString);
  }

  @Test
  void aMalformedEndpointIsOneLineAndTheDefaultHolds() {
    OtelVariables variables =
        new OtelVariables(
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318")::get, fixture.complaints::add);

    OtelSettings settings = OtelSettings.of(variables);
    fixture.start();

    assertEquals("http://localhost:4318/v1/logs", settings.logs().endpoint().toString());
    assertEquals("http://localhost:4318/v1/metrics", settings.metrics().endpoint().toString());
    assertEquals(1, fixture.complaints.size(), fixture.complaints::toString);
  }

  @Test
  void grpcHasAPortOfItsOwnAndNoPath() {
    OtelSettings settings =
        OtelSettings.of(
            new OtelVariables(
                Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")::get, fixture.complaints::add));
    fixture.start();

    assertEquals("http://localhost:4317", settings.logs().endpoint().toString());
    assertEquals(OtlpTarget.Protocol.GRPC, settings.metrics().protocol());
  }

  @Test
  void resourceHeadersAndCompressionAreHonoured() {
    fixture.variables.putAll(
        Map.of(
            "OTEL_SERVICE_NAME", "checkout",
            "OTEL_RESOURCE_ATTRIBUTES", "service.name=other,deployment.environment.name=a%2Cb+c",
            "OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=blue%20moon",
            "OTEL_EXPORTER_OTLP_COMPRESSION", "gzip"));

    Request request = theLogRequest();

    Map<String, Object> resource = attributes(request.resource().getAttributesList());
    assertEquals("checkout", resource.get("service.name"));
    assertEquals("a,b+c", resource.get("deployment.environment.name"));
    assertEquals("blue moon", request.headers().getFirst("x-tenant"));
    assertEquals("gzip", request.headers().getFirst("Content-Encoding"));
  }

  @Test
  void withoutANameTheServiceIsUnknownAsTheSdkSaysIt() {
    Request request = theLogRequest();

    Map<String, Object> resource = attributes(request.resource().getAttributesList());
    assertEquals("unknown_service:java", resource.get("service.name"));
  }

  @Test
  void theVariablesOfASignalGoFirstAndItsEndpointIsTakenAsItIs() {
    fixture.variables.putAll(
        Map.of(
            "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", fixture.sink.url() + "/tenant/v1/logs",
            "OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=general",
            "OTEL_EXPORTER_OTLP_LOGS_HEADERS", "x-tenant=logs"));

    Request logs = theLogRequest();

    assertEquals("/tenant/v1/logs", logs.path());
    assertEquals("logs", logs.headers().getFirst("x-tenant"));
    Request metrics = theRequest("/v1/metrics");
    assertEquals("general", metrics.headers().getFirst("x-tenant"));
  }

  @Test
  void theSdkCanBeSwitchedOff() {
    fixture.variables.put("OTEL_SDK_DISABLED", "true");
    fixture.start();
    fixture.monitor.add(Samples.link(2, "eth0"));

    assertEquals(0, fixture.counts().announced());
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("netlink-otel")));
  }

  private Request theLogRequest() {
    fixture.start();
    fixture.monitor.add(Samples.link(2, "eth0"));
    return theRequest("/v1/logs");
  }

  private Request theRequest(String path) {
    Eventually.holds(
        () -> fixture.sink.requests().stream().anyMatch(request -> request.path().endsWith(path)),
        () -> fixture.sink.requests() + " " + fixture.complaints);
    return fixture.sink.requests().stream()
        .filter(request -> request.path().endsWith(path))
        .findFirst()
        .orElseThrow();
  }
}
