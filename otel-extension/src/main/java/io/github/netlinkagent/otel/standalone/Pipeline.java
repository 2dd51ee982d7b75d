package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.otel.AgentMetrics;
import io.github.netlinkagent.otel.Backoff;
import io.github.netlinkagent.otel.ChangeEvents;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.MetricSchedule;
import io.github.netlinkagent.otel.NetworkMetrics;
import io.github.netlinkagent.otel.SystemMetrics;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The SDK, put together: events go in and become a batch, metrics are collected on demand, and both
 * are sent when asked. Used by one thread; only {@link #cancelMetrics} and {@link #cancel} may come
 * from another.
 */
final class Pipeline {

  private final ExportLedger ledger;
  private final OtlpTarget target;
  private final RecordBatch batch = new RecordBatch();
  private final OnDemandReader reader;
  private final ChangeEvents events;
  private final OtlpExporters exporters;
  private final LogRecordExporter logExporter;
  private final MetricExporter metricExporter;
  private final SignalExport logs;
  private final SignalExport metrics;
  private final MetricSchedule schedule;
  private volatile boolean sendingMetrics;

  Pipeline(
      OtelSettings settings,
      MetricOptions metricOptions,
      Model model,
      Supplier<MonitorStatus> status,
      Function<Change, String> wording,
      ExportLedger ledger,
      Consumer<String> complaints) {
    this.ledger = ledger;
    target = settings.logs();
    schedule = new MetricSchedule(settings.metricInterval(), metricOptions.delay());
    reader = new OnDemandReader(settings.temporality());
    exporters = new OtlpExporters(complaints);
    logExporter = exporters.logs(settings.logs());
    metricExporter = exporters.metrics(settings.metrics(), settings.temporality());

    Collector collector =
        new Collector(settings.logs().collector(), this::droppedByTheQueue, complaints);
    logs = new SignalExport(settings.logs(), collector, complaints);
    boolean same = settings.metrics().collector().equals(collector.url());
    metrics =
        new SignalExport(
            settings.metrics(),
            same ? collector : new Collector(settings.metrics().collector(), () -> 0, complaints),
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
    observe(meters, model, status, metricOptions);
  }

  /** The instruments live as long as their provider, which is this pipeline's own. */
  @SuppressWarnings("resource")
  private void observe(
      SdkMeterProvider meters, Model model, Supplier<MonitorStatus> status, MetricOptions options) {
    Model exported = model.only(options.exported());
    new NetworkMetrics(meters, exported);
    if (options.system()) {
      new SystemMetrics(meters, exported);
    }
    new AgentMetrics(meters, status, ledger::counts);
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

  /** When events may be sent. */
  Backoff logBackoff() {
    return logs.backoff();
  }

  /** When metrics may be sent. */
  Backoff metricBackoff() {
    return metrics.backoff();
  }

  /**
   * Has it told how the collector does.
   *
   * @param drained whether no event waits in the subscription
   */
  void review(boolean drained) {
    logs.collector().review(drained && !holdsEvents());
    if (metrics.collector() != logs.collector()) {
      metrics.collector().review(true);
    }
  }

  /**
   * Sends one request with events that are held: all of them, or as many as the collector is
   * thought to take at once. What may succeed later stays.
   *
   * @return false if the collector can't take any now
   */
  boolean sendEvents() {
    List<LogRecordData> records = batch.next();
    Outcome outcome = logs.send(() -> logExporter.export(records), records.size() > 1);
    switch (outcome.kind()) {
      case DELIVERED -> {
        ledger.exported(records.size());
        batch.settle(records.size());
      }
      case REFUSED -> {
        ledger.dropped(outcome.reason(), records.size());
        batch.settle(records.size());
      }
      case TOO_LARGE -> batch.halve(records.size());
      case UNAVAILABLE -> {
        if (outcome.mayBeTooLarge()) {
          batch.halveIfLarge(records.size());
        }
      }
    }
    return outcome.kind() != Outcome.Kind.UNAVAILABLE;
  }

  /** How many events the queue has dropped of which no line has told. */
  long droppedUntold() {
    return logs.collector().droppedUntold();
  }

  private long droppedByTheQueue() {
    return ledger.counts().dropped().getOrDefault(ExportLedger.QUEUE_FULL, 0L);
  }

  Collection<MetricData> collect() {
    return reader.collect();
  }

  Outcome send(Collection<MetricData> collected) {
    sendingMetrics = true;
    try {
      return metrics.send(() -> metricExporter.export(collected), false);
    } finally {
      sendingMetrics = false;
    }
  }

  /**
   * Breaks off a request with metrics that is under way, from any thread, and accepts no further
   * ones; does nothing if there is none.
   */
  void cancelMetrics() {
    if (sendingMetrics) {
      metricExporter.shutdown();
    }
  }

  /**
   * Breaks off a request that is under way, from any thread, and accepts no further one. Called
   * once more when that has ended, it closes the connections too.
   */
  void cancel() {
    logExporter.shutdown();
    metricExporter.shutdown();
    exporters.shutdown();
  }
}
