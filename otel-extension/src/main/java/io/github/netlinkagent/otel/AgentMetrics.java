package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Drift;
import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** How the agent itself is doing: what it read, lost, repaired, exported. */
public final class AgentMetrics implements AutoCloseable {

  private static final Set<Metric> METRICS =
      EnumSet.range(Metric.AGENT_STATUS, Metric.EXPORT_WAITING);

  private final Supplier<MonitorStatus> status;
  private final Supplier<ExportCounts> counts;
  private final Observers observers;
  private final BatchCallback callback;

  public AgentMetrics(
      MeterProvider meters, Supplier<MonitorStatus> status, Supplier<ExportCounts> counts) {
    this.status = status;
    this.counts = counts;
    this.observers = new Observers(Scope.meter(meters), METRICS);
    this.callback = observers.observedBy(this::observe);
  }

  /** Ends the series. */
  @Override
  public void close() {
    callback.close();
  }

  private void observe() {
    observe(status.get());
    observe(counts.get());
  }

  private void observe(MonitorStatus now) {
    for (MonitorStatus.State state : MonitorStatus.State.values()) {
      observers.record(
          Metric.AGENT_STATUS,
          now.state() == state,
          Attributes.of(TelemetryNames.AGENT_STATE, state.name().toLowerCase(Locale.ROOT)));
    }
    observers.record(Metric.AGENT_MESSAGES, now.messages());
    observers.record(Metric.AGENT_CHANGES, now.changes());
    observers.record(Metric.AGENT_OVERRUNS, now.overruns());
    observers.record(Metric.AGENT_KERNEL_DROPS, now.kernelDrops());
    observers.record(Metric.AGENT_RESYNCS, now.resyncs());
    now.driftByKind().forEach(this::observe);
    observers.record(Metric.AGENT_MALFORMED, now.malformed());
  }

  private void observe(Drift found) {
    Attributes attributes =
        Attributes.of(
            TelemetryNames.OBJECT_KIND,
            found.kind().label(),
            TelemetryNames.CHANGE_CAUSE,
            found.cause().label());
    observers.record(Metric.AGENT_DRIFT, found.differences(), attributes);
    if (found.unannounced() > 0) {
      observers.record(Metric.AGENT_UNANNOUNCED, found.unannounced(), attributes);
    }
  }

  private void observe(ExportCounts now) {
    observers.record(Metric.EXPORT_ANNOUNCED, now.announced());
    observers.record(Metric.EXPORT_EVENTS, now.exported());
    observers.record(Metric.EXPORT_COALESCED, now.coalesced());
    observers.record(Metric.EXPORT_WAITING, now.waiting());
    now.dropped()
        .forEach(
            (reason, dropped) ->
                observers.record(
                    Metric.EXPORT_DROPPED,
                    dropped,
                    Attributes.of(TelemetryNames.ERROR_TYPE, reason)));
  }
}
