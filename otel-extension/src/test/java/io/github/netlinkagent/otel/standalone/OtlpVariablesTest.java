package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.ReceivedTelemetry.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.otel.ReceivedTelemetry.Request;
import io.github.netlinkagent.testing.Eventually;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code OTEL_*} variables do to what arrives, by both protocols. */
@ParameterizedClass
@EnumSource(Wire.class)
final class OtlpVariablesTest {

  @Parameter private Wire wire;

  private final ExportFixture fixture = new ExportFixture();
  private ReceivedTelemetry sink;

  @BeforeEach
  void open() {
    sink = wire.open();
    set("PROTOCOL", wire.protocol);
    set("ENDPOINT", sink.url());
  }

  @AfterEach
  void close() {
    sink.close();
    fixture.close();
  }

  @Test
  void headersArePercentDecodedAndThoseOfASignalReplaceTheGeneralOnes() {
    set("HEADERS", "x-tenant=blue%20moon,X-Both=a%2Cb=c+d");
    set("LOGS_HEADERS", "x-logs=only");

    Request logs = theLogRequest();

    assertEquals("only", logs.headers().getFirst("x-logs"));
    assertNull(logs.headers().getFirst("x-tenant"));
    Request metrics = theMetricRequest();
    assertEquals("blue moon", metrics.headers().getFirst("x-tenant"));
    assertEquals("a,b=c+d", metrics.headers().getFirst("x-both"));
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void headersOfASignalThatCantBeReadLeaveTheGeneralOnes() {
    set("HEADERS", "x-tenant=general");
    set("LOGS_HEADERS", "nothing");

    assertEquals("general", theLogRequest().headers().getFirst("x-tenant"));
    assertEquals(1, fixture.complaints.size(), fixture.complaints::toString);
  }

  @Test
  void compressionIsASettingOfEachSignal() {
    set("COMPRESSION", "gzip");
    set("METRICS_COMPRESSION", "none");

    assertEquals("gzip", theLogRequest().headers().getFirst(wire.encodingHeader));
    assertNull(theMetricRequest().headers().getFirst(wire.encodingHeader));
    assertEquals(1, sink.records().size());
  }

  @Test
  void nothingIsCompressedUnasked() {
    assertNull(theLogRequest().headers().getFirst(wire.encodingHeader));
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT, 200", "LOGS_TIMEOUT, 200ms"})
  void aRequestWithoutAnAnswerEndsAfterTheTimeoutAndIsRepeated(String variable, String value) {
    set("TIMEOUT", "1h");
    set(variable, value);
    set("METRICS_ENDPOINT", fixture.sink.url());
    set("METRICS_PROTOCOL", Wire.HTTP_PROTOBUF.protocol);
    sink.hang();
    start();
    Eventually.holds(
        () -> fixture.complaints.toString().contains("(InterruptedIOException)"), this::state);

    sink.release();

    Eventually.holds(() -> fixture.counts().exported() == 1, this::state);
    assertEquals(0, fixture.counts().totalDropped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_METRIC_EXPORT_INTERVAL"})
  void aTimeWithoutEndIsALongOne(String variable) {
    fixture.variables.put(variable, Long.toString(Long.MAX_VALUE));

    theLogRequest();
    theMetricRequest();

    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void metricsAreSentAtTheIntervalThoughNothingChanges() {
    fixture.variables.put("OTEL_METRIC_EXPORT_INTERVAL", "50");
    fixture.start();

    Eventually.holds(() -> sink.metricRequests().size() > 3, this::state);
    assertEquals(0, fixture.monitor.model().revision());
  }

  @ParameterizedTest
  @CsvSource({
    "cumulative, AGGREGATION_TEMPORALITY_CUMULATIVE",
    "Delta, AGGREGATION_TEMPORALITY_DELTA",
    "lowmemory, AGGREGATION_TEMPORALITY_CUMULATIVE"
  })
  void temporalityIsAsPreferred(String preference, AggregationTemporality expected) {
    set("METRICS_TEMPORALITY_PREFERENCE", preference);
    theLogRequest();
    theMetricRequest();

    // An observable counter, which "lowmemory" leaves cumulative.
    assertEquals(
        expected,
        sink.metricNamed("netlink.export.events")
            .orElseThrow()
            .getSum()
            .getAggregationTemporality());
  }

  @Test
  void theResourceIsWhatTheVariablesSay() {
    fixture.variables.put("OTEL_SERVICE_NAME", "checkout");
    fixture.variables.put("OTEL_RESOURCE_ATTRIBUTES", "service.name=other,team=a%2Cb+c");

    for (Request request : List.of(theLogRequest(), theMetricRequest())) {
      Map<String, Object> resource = attributes(request.resource().getAttributesList());
      assertEquals("checkout", resource.get("service.name"));
      assertEquals("a,b+c", resource.get("team"));
    }
  }

  private Request theLogRequest() {
    start();
    Eventually.holds(() -> !sink.logRequests().isEmpty(), this::state);
    return sink.logRequests().get(0);
  }

  private Request theMetricRequest() {
    Eventually.holds(() -> !sink.metricRequests().isEmpty(), this::state);
    return sink.metricRequests().get(0);
  }

  private void start() {
    fixture.start();
    fixture.monitor.add(Samples.link(2, "eth0"));
  }

  private void set(String suffix, String value) {
    fixture.variables.put("OTEL_EXPORTER_OTLP_" + suffix, value);
  }

  private String state() {
    return sink.requests() + " " + fixture.complaints + " " + fixture.counts();
  }
}
