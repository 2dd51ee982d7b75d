package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.otel.standalone.OtlpTarget.Signal;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.util.Map;

/**
 * The {@code OTEL_*} settings that the export honours: they speak to the exporter and the resource
 * only. All others are meant for the host's own SDK and are not even read.
 *
 * @param metricInterval between two exports of metrics while nothing changes
 */
record OtelSettings(
    Resource resource,
    Duration metricInterval,
    AggregationTemporalitySelector temporality,
    OtlpTarget logs,
    OtlpTarget metrics) {

  private static final Duration DEFAULT_METRIC_INTERVAL = Duration.ofSeconds(60);
  private static final String TEMPORALITY = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

  static OtelSettings of(OtelVariables variables) {
    return new OtelSettings(
        resource(variables),
        variables.duration("OTEL_METRIC_EXPORT_INTERVAL").orElse(DEFAULT_METRIC_INTERVAL),
        variables
            .choice(
                TEMPORALITY,
                Map.of(
                    "cumulative", AggregationTemporalitySelector.alwaysCumulative(),
                    "delta", AggregationTemporalitySelector.deltaPreferred(),
                    "lowmemory", AggregationTemporalitySelector.lowMemory()))
            .orElse(AggregationTemporalitySelector.alwaysCumulative()),
        OtlpTarget.of(Signal.LOGS, variables),
        OtlpTarget.of(Signal.METRICS, variables));
  }

  /** Whether a connection to a collector is encrypted. */
  boolean usesTls() {
    return logs.isSecure() || metrics.isSecure();
  }

  /** Without detectors: those of the host resolve names, which can hang for seconds. */
  private static Resource resource(OtelVariables variables) {
    var resource = Resource.getDefault().toBuilder();
    resource.put("service.instance.id", InstanceId.OF_THIS_JVM.toString());
    variables.pairs("OTEL_RESOURCE_ATTRIBUTES").forEach(resource::put);
    variables.text("OTEL_SERVICE_NAME").ifPresent(name -> resource.put("service.name", name));
    return resource.build();
  }
}
