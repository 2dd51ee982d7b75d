package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.List;
import java.util.Map;

/** All metrics of a small network, as the SDK collects them. */
final class CollectedMetrics implements MetricReader {

  private CollectionRegistration registration = CollectionRegistration.noop();

  private CollectedMetrics() {}

  static List<MetricData> ofASmallNetwork() {
    return of(smallNetwork());
  }

  static ScriptedMonitor smallNetwork() {
    return new ScriptedMonitor(2)
        .with(Samples.link(2, "eth0"))
        .with(Samples.address(2, "192.0.2.5", 24, 0x80))
        .with(Samples.route("0.0.0.0", 0, "192.0.2.1", 2))
        .with(Samples.neighbor(2, "192.0.2.1", "020000000001", Neighbor.State.STALE));
  }

  static List<MetricData> of(ScriptedMonitor monitor) {
    ExportCounts counts = new ExportCounts(10, 1, 2, 3, Map.of("queue_full", 4L));
    CollectedMetrics reader = new CollectedMetrics();
    try (SdkMeterProvider meters =
        SdkMeterProvider.builder().registerMetricReader(reader).build()) {
      NetworkMetrics network = new NetworkMetrics(meters, monitor.model());
      SystemMetrics system = new SystemMetrics(meters, monitor.model());
      AgentMetrics agent = new AgentMetrics(meters, monitor::status, () -> counts);
      List<MetricData> metrics = List.copyOf(reader.registration.collectAllMetrics());
      agent.close();
      system.close();
      network.close();
      return metrics;
    }
  }

  @Override
  public void register(CollectionRegistration newRegistration) {
    registration = newRegistration;
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
