package io.github.netlinkagent.examples.quickstart;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes out of OTLP's messages what the quickstart shows. */
final class OtlpDecoder {

  private OtlpDecoder() {}

  /** The log records that are events: by the protocol, those that have an event name. */
  static List<Event> events(ExportLogsServiceRequest request) {
    return request.getResourceLogsList().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .flatMap(scope -> scope.getLogRecordsList().stream())
        .filter(log -> !log.getEventName().isEmpty())
        .map(OtlpDecoder::event)
        .toList();
  }

  /** The current value of all that can go up and down; what only counts up is of no interest. */
  static Map<Series, Double> values(ExportMetricsServiceRequest request) {
    Map<Series, Double> values = new HashMap<>();
    request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .forEach(
            metric -> {
              for (NumberDataPoint point : points(metric)) {
                Series series = new Series(metric.getName(), attributes(point.getAttributesList()));
                values.put(series, value(point));
              }
            });
    return values;
  }

  private static Event event(LogRecord log) {
    Map<String, String> attributes = attributes(log.getAttributesList());
    long nanos = log.getTimeUnixNano();
    return new Event(
        Instant.ofEpochSecond(0, nanos),
        log.getEventName(),
        attributes.getOrDefault("netlink.change.type", ""),
        attributes.getOrDefault("netlink.change.cause", ""),
        log.getSeverityNumberValue() >= SeverityNumber.SEVERITY_NUMBER_WARN_VALUE,
        text(log.getBody()));
  }

  private static List<NumberDataPoint> points(Metric metric) {
    return switch (metric.getDataCase()) {
      case GAUGE -> metric.getGauge().getDataPointsList();
      case SUM ->
          metric.getSum().getIsMonotonic() ? List.of() : metric.getSum().getDataPointsList();
      default -> List.of();
    };
  }

  private static double value(NumberDataPoint point) {
    return point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
  }

  private static SortedMap<String, String> attributes(List<KeyValue> attributes) {
    SortedMap<String, String> byKey = new TreeMap<>();
    attributes.forEach(attribute -> byKey.put(attribute.getKey(), text(attribute.getValue())));
    return byKey;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream()
              .map(OtlpDecoder::text)
              .collect(Collectors.joining("|"));
      default -> "";
    };
  }
}
