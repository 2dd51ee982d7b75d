package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.otel.AgentMetrics;
import io.github.netlinkagent.otel.ChangeEvents;
import io.github.netlinkagent.otel.MetricSchedule;
import io.github.netlinkagent.otel.NetworkMetrics;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The SDK, put together: events go in and become a batch, metrics are collected on demand, and both
 * are sent when asked. Used by one thread; only {@link #cancel} may come from another.
 */
final class Pipeline {

  private static final Duration SHORTEST_METRIC_GAP = Duration.ofSeconds(1);

  private final ExportLedger ledger;
  private final OtlpTarget target;
  private final RecordBatch batch = new RecordBatch();
  private final OnDemandReader reader;
  private final ChangeEvents events;
  private final LogRecordExporter logExporter;
  private final MetricExporter metricExporter;
  private final SignalExport logs;
  private final SignalExport metrics;
  private final MetricSchedule schedule;

  Pipeline(
      OtelSettings settings,
      Model model,
      Supplier<MonitorStatus> status,
      Function<Change, String> wording,
      ExportLedger ledger,
      Consumer<String> complaints) {
    this.ledger = ledger;
    target = settings.logs();
    schedule = new MetricSchedule(settings.metricInterval(), SHORTEST_METRIC_GAP);
    reader = new OnDemandReader(settings.temporality());
    OtlpExporters exporters = new OtlpExporters(complaints);
    logExporter = exporters.logs(settings.logs());
    metricExporter = exporters.metrics(settings.metrics(), settings.temporality());

    Collector collector = collector(settings.logs(), complaints);
    logs = new SignalExport(settings.logs(), collector, complaints);
    boolean same = settings.metrics().collector().equals(collector.url());
    metrics =
        new SignalExport(
            settings.metrics(),
            same ? collector : collector(settings.metrics(), complaints),
            complaints);

    SdkLoggerProvider loggers =
        SdkLoggerProvider.builder()
            .setResource(settings.resource())
            .addLogRecordProcessor(batch)
            .build();
    SdkMeterProvider meters =
        SdkMeterProvider.builder()
            .setResource(settings.resource())
            .registerMetricReader(reader)
            .build();
    events = new ChangeEvents(loggers, model, wording);
    observe(meters, model, status);
  }

  /** The instruments live as long as their provider, which is this pipeline's own. */
  @SuppressWarnings("resource")
  private void observe(SdkMeterProvider meters, Model model, Supplier<MonitorStatus> status) {
    new NetworkMetrics(meters, model);
    new AgentMetrics(meters, status, ledger::counts);
  }

  private Collector collector(OtlpTarget target, Consumer<String> complaints) {
    return new Collector(target.collector(), () -> ledger.counts().totalDropped(), complaints);
  }

  /** Where events go, in words. */
  String destination() {
    return "%s by %s, with an SDK of the agent's own"
        .formatted(logs.collector().url(), target.protocol().label());
  }

  void add(Delivery delivery) {
    events.emit(delivery);
  }

  boolean holdsEvents() {
    return batch.size() > 0;
  }

  boolean isFull() {
    return batch.isFull();
  }

  MetricSchedule schedule() {
    return schedule;
  }

  Collector logCollector() {
    return logs.collector();
  }

  Collector metricCollector() {
    return metrics.collector();
  }

  /** Delivers the events that are held; what may succeed later stays. */
  Outcome sendEvents() {
    int size = batch.size();
    Outcome outcome = logs.send(() -> logExporter.export(batch.records()));
    switch (outcome.kind()) {
      case DELIVERED -> ledger.exported(size);
      case REFUSED -> ledger.dropped(outcome.reason(), size);
      case UNAVAILABLE -> {
        return outcome;
      }
    }
    batch.clear();
    return outcome;
  }

  Collection<MetricData> collect() {
    return reader.collect();
  }

  Outcome send(Collection<MetricData> collected) {
    return metrics.send(() -> metricExporter.export(collected));
  }

  /** Breaks off a request that is under way, from any thread, and accepts no further one. */
  void cancel() {
    logExporter.shutdown();
    metricExporter.shutdown();
  }
}
