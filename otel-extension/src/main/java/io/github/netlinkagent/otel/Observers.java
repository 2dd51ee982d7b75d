package io.github.netlinkagent.otel;

import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The observable instruments of some metrics, which are observed together, in one pass. */
final class Observers {

  private final Map<Metric, ObservableLongMeasurement> measurements = new EnumMap<>(Metric.class);
  private final Meter meter;

  Observers(Meter meter, Set<Metric> metrics) {
    this.meter = meter;
    metrics.forEach(metric -> measurements.put(metric, build(meter, metric)));
  }

  /** Has them observed by that pass at every collection, until what is returned is closed. */
  BatchCallback observedBy(Runnable pass) {
    ObservableMeasurement[] all = measurements.values().toArray(new ObservableMeasurement[0]);
    ObservableMeasurement[] rest = Arrays.copyOfRange(all, 1, all.length);
    return meter.batchCallback(pass, all[0], rest);
  }

  void record(Metric metric, long value, Attributes attributes) {
    measurements.get(metric).record(value, attributes);
  }

  void record(Metric metric, long value) {
    record(metric, value, Attributes.empty());
  }

  void record(Metric metric, boolean value, Attributes attributes) {
    record(metric, value ? 1 : 0, attributes);
  }

  private static ObservableLongMeasurement build(Meter meter, Metric metric) {
    String name = metric.metricName();
    return switch (metric.instrument()) {
      case COUNTER ->
          meter
              .counterBuilder(name)
              .setUnit(metric.unit())
              .setDescription(metric.description())
              .buildObserver();
      case UP_DOWN_COUNTER ->
          meter
              .upDownCounterBuilder(name)
              .setUnit(metric.unit())
              .setDescription(metric.description())
              .buildObserver();
      case GAUGE ->
          meter
              .gaugeBuilder(name)
              .ofLongs()
              .setUnit(metric.unit())
              .setDescription(metric.description())
              .buildObserver();
    };
  }
}
