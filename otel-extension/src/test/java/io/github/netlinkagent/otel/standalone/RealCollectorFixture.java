package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.OpenTelemetryCollector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An export from the real kernel to the real Collector. */
final class RealCollectorFixture implements AutoCloseable {

  final OpenTelemetryCollector collector;
  final NetworkMonitor monitor;
  final List<String> complaints = new CopyOnWriteArrayList<>();
  private final OtelExport export;

  /**
   * @param protocol a value of {@code OTEL_EXPORTER_OTLP_PROTOCOL}
   */
  RealCollectorFixture(Path folder, String protocol) throws Exception {
    collector = OpenTelemetryCollector.start(folder);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    Map<String, String> variables =
        Map.of(
            "OTEL_EXPORTER_OTLP_PROTOCOL",
            protocol,
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            collector.url(protocol),
            "OTEL_METRIC_EXPORT_INTERVAL",
            "1000");
    export =
        OtelExport.start(
            monitor,
            monitor.subscribe(10_000),
            new MetricOptions(Duration.ofSeconds(1), true),
            variables::get,
            complaints::add);
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
  }

  @Override
  public void close() {
    export.close(Duration.ofSeconds(2));
    monitor.close();
    collector.close();
  }

  @Override
  public String toString() {
    return monitor.status() + "\n" + complaints + "\n" + collector;
  }
}
