package io.github.netlinkagent.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OtlpReceiverTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000000042Z");

  private final List<Event> events = new ArrayList<>();
  private final Map<Series, Double> values = new HashMap<>();

  @Test
  void takesZippedLogRecordsThatHaveAnEventName() throws Exception {
    LogRecord event =
        LogRecord.newBuilder()
            .setEventName("netlink.route.change")
            .setTimeUnixNano(NOON.getEpochSecond() * 1_000_000_000 + NOON.getNano())
            .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_WARN)
            .setBody(text("Deleted default via 192.0.2.1"))
            .addAttributes(attribute("netlink.change.type", "removed"))
            .addAttributes(attribute("netlink.change.cause", "link-down"))
            .build();
    LogRecord line = LogRecord.newBuilder().setBody(text("no event")).build();
    ScopeLogs scope = ScopeLogs.newBuilder().addLogRecords(event).addLogRecords(line).build();
    ResourceLogs resource = ResourceLogs.newBuilder().addScopeLogs(scope).build();

    int status =
        post(
            "/v1/logs",
            zip(
                ExportLogsServiceRequest.newBuilder()
                    .addResourceLogs(resource)
                    .build()
                    .toByteArray()),
            "gzip");

    assertEquals(200, status);
    assertEquals(
        List.of(
            new Event(
                NOON,
                "netlink.route.change",
                "removed",
                "link-down",
                true,
                "Deleted default via 192.0.2.1")),
        events);
  }

  @Test
  void takesTheValuesOfSumsThatAreNoCounters() throws Exception {
    NumberDataPoint point =
        NumberDataPoint.newBuilder()
            .setAsInt(3)
            .addAttributes(attribute("network.type", "ipv4"))
            .build();
    Metric metric =
        Metric.newBuilder()
            .setName("netlink.route.count")
            .setSum(Sum.newBuilder().addDataPoints(point))
            .build();
    Metric counter =
        Metric.newBuilder()
            .setName("netlink.agent.messages")
            .setSum(Sum.newBuilder().setIsMonotonic(true).addDataPoints(point))
            .build();
    ScopeMetrics scope = ScopeMetrics.newBuilder().addMetrics(metric).addMetrics(counter).build();
    ResourceMetrics resource = ResourceMetrics.newBuilder().addScopeMetrics(scope).build();

    int status =
        post(
            "/v1/metrics",
            ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(resource)
                .build()
                .toByteArray(),
            "identity");

    assertEquals(200, status);
    Series series =
        new Series("netlink.route.count", new TreeMap<>(Map.of("network.type", "ipv4")));
    assertEquals(Map.of(series, 3.0), values);
  }

  private int post(String path, byte[] body, String encoding) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start(events::add, values::putAll)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(receiver.endpoint() + path))
              .header("Content-Type", "application/x-protobuf")
              .header("Content-Encoding", encoding)
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static byte[] zip(byte[] bytes) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    }
    return zipped.toByteArray();
  }

  private static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder().setKey(key).setValue(text(value)).build();
  }

  private static AnyValue text(String value) {
    return AnyValue.newBuilder().setStringValue(value).build();
  }
}
