package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.GrpcSink;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.testing.Eventually;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a signal goes, and by which protocol. */
final class OtlpEndpointsTest {

  private static final String LOGS_METHOD =
      "opentelemetry.proto.collector.logs.v1.LogsService/Export";
  private static final String METRICS_METHOD =
      "opentelemetry.proto.collector.metrics.v1.MetricsService/Export";

  private final ExportFixture fixture = new ExportFixture();
  private final GrpcSink grpc = new GrpcSink();

  @AfterEach
  void close() {
    grpc.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"'', /v1", "/, /v1", "/tenant, /tenant/v1", "/tenant/, /tenant/v1"})
  void thePathOfASignalIsAppendedToTheGeneralEndpoint(String path, String base) {
    set("ENDPOINT", fixture.sink.url() + path);
    start();

    assertEquals(base + "/logs", logPath(fixture.sink));
    assertEquals(base + "/metrics", metricPath(fixture.sink));
  }

  @Test
  void theEndpointOfASignalIsTakenAsItIs() {
    set("LOGS_ENDPOINT", fixture.sink.url() + "/in/v1/logs");
    set("METRICS_ENDPOINT", fixture.sink.url() + "/metrics");
    start();

    assertEquals("/in/v1/logs", logPath(fixture.sink));
    assertEquals("/metrics", metricPath(fixture.sink));
  }

  @Test
  void grpcCallsItsMethodsWhateverPathTheEndpointHas() {
    set("PROTOCOL", "grpc");
    set("ENDPOINT", grpc.url() + "/tenant");
    set("LOGS_ENDPOINT", grpc.url() + "/v1/logs");
    start();

    assertEquals(LOGS_METHOD, logPath(grpc));
    assertEquals(METRICS_METHOD, metricPath(grpc));
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void theProtocolCanBeChosenForEachSignal() {
    set("PROTOCOL", "grpc");
    set("ENDPOINT", grpc.url());
    set("METRICS_PROTOCOL", "http/protobuf");
    set("METRICS_ENDPOINT", fixture.sink.url() + "/v1/metrics");
    start();

    assertEquals(LOGS_METHOD, logPath(grpc));
    assertEquals("/v1/metrics", metricPath(fixture.sink));
    assertEquals(List.of(), grpc.metricRequests());
    assertEquals(List.of(), fixture.sink.logRequests());
  }

  @Test
  void aProtocolOfASignalThatIsNotKnownLeavesTheGeneralOne() {
    set("PROTOCOL", "grpc");
    set("ENDPOINT", grpc.url());
    set("LOGS_PROTOCOL", "http/json");
    start();

    assertEquals(LOGS_METHOD, logPath(grpc));
    assertEquals(1, fixture.complaints.size(), fixture.complaints::toString);
  }

  private String logPath(ReceivedTelemetry sink) {
    Eventually.holds(() -> !sink.logRequests().isEmpty(), fixture.complaints::toString);
    return sink.logRequests().get(0).path();
  }

  private String metricPath(ReceivedTelemetry sink) {
    Eventually.holds(() -> !sink.metricRequests().isEmpty(), fixture.complaints::toString);
    return sink.metricRequests().get(0).path();
  }

  private void start() {
    fixture.start();
    fixture.monitor.add(Samples.link(2, "eth0"));
  }

  private void set(String suffix, String value) {
    fixture.variables.put("OTEL_EXPORTER_OTLP_" + suffix, value);
  }
}
