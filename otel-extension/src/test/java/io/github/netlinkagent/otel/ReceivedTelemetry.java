package io.github.netlinkagent.otel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.Headers;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What a collector of the tests has received, decoded with the generated classes, which owe nothing
 * to the exporter's own marshalers.
 */
public abstract class ReceivedTelemetry implements AutoCloseable {

  /**
   * A request that was accepted, with what came along.
   *
   * @param path of HTTP; the method's full name for gRPC
   */
  public record Request(String path, Headers headers, Resource resource) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private volatile List<Metric> metrics = List.of();

  /** As it stands in {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public abstract String url();

  /** Takes requests, but does not answer before {@link #release}. */
  public abstract void hang();

  /** Whether a request waits for its answer. */
  public abstract boolean isHeld();

  public abstract void release();

  @Override
  public abstract void close();

  public final List<Request> requests() {
    return requests;
  }

  public final List<Request> logRequests() {
    return requests.stream().filter(request -> request.path().matches("(?i).*logs.*")).toList();
  }

  public final List<Request> metricRequests() {
    return requests.stream().filter(request -> request.path().matches("(?i).*metrics.*")).toList();
  }

  public final List<LogRecord> records() {
    return records;
  }

  /** How many records each request held. */
  public final List<Integer> batches() {
    return batches;
  }

  public final List<LogRecord> records(String eventName) {
    return records.stream().filter(record -> record.getEventName().equals(eventName)).toList();
  }

  /** The values of a metric by its attributes, as last exported. */
  public final Map<Map<String, Object>, Long> metric(String name) {
    return metricNamed(name).stream()
        .flatMap(metric -> points(metric).stream())
        .collect(
            Collectors.toMap(
                point -> attributes(point.getAttributesList()), NumberDataPoint::getAsInt));
  }

  public final Optional<Metric> metricNamed(String name) {
    return metrics.stream().filter(metric -> metric.getName().equals(name)).findFirst();
  }

  public static Map<String, Object> attributes(List<KeyValue> pairs) {
    Map<String, Object> attributes = new HashMap<>();
    pairs.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
    return attributes;
  }

  final void takeLogs(String path, Headers headers, byte[] body)
      throws InvalidProtocolBufferException {
    int before = records.size();
    for (var logs : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
      requests.add(new Request(path, headers, logs.getResource()));
      logs.getScopeLogsList().forEach(scope -> records.addAll(scope.getLogRecordsList()));
    }
    batches.add(records.size() - before);
  }

  final void takeMetrics(String path, Headers headers, byte[] body)
      throws InvalidProtocolBufferException {
    List<Metric> received = new ArrayList<>();
    for (var resource : ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList()) {
      requests.add(new Request(path, headers, resource.getResource()));
      resource.getScopeMetricsList().forEach(scope -> received.addAll(scope.getMetricsList()));
    }
    metrics = received;
  }

  private static List<NumberDataPoint> points(Metric metric) {
    return metric.hasGauge()
        ? metric.getGauge().getDataPointsList()
        : metric.getSum().getDataPointsList();
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(ReceivedTelemetry::value).toList();
      default -> throw new AssertionError("unexpected value " + value);
    };
  }
}
