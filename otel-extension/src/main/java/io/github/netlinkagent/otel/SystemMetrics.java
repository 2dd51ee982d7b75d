package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The traffic of the interfaces under the names of the semantic conventions, for those who have
 * nobody else to tell it: a Collector's host metrics receiver sends the same. The counters are as
 * old as the last reading ({@code statistics.interval}).
 */
public final class SystemMetrics implements AutoCloseable {

  private static final Set<Metric> METRICS =
      EnumSet.range(Metric.SYSTEM_NETWORK_IO, Metric.SYSTEM_NETWORK_ERRORS);

  /** The values of {@code network.io.direction}. */
  enum Direction {
    RECEIVE,
    TRANSMIT
  }

  private final Model model;
  private final Observers observers;
  private final BatchCallback callback;

  public SystemMetrics(MeterProvider meters, Model model) {
    this.model = model;
    this.observers = new Observers(Scope.meter(meters), METRICS);
    this.callback = observers.observedBy(this::observe);
  }

  /** Ends the series. */
  @Override
  public void close() {
    callback.close();
  }

  private void observe() {
    NetworkMetrics.shown(model).forEach(this::observe);
  }

  private void observe(Link link) {
    LinkStatistics counters = model.statistics(link.index());
    record(
        link,
        Direction.RECEIVE,
        counters.receivedBytes(),
        counters.receivedPackets(),
        counters.receivedDropped(),
        counters.receivedErrors());
    record(
        link,
        Direction.TRANSMIT,
        counters.sentBytes(),
        counters.sentPackets(),
        counters.sentDropped(),
        counters.sentErrors());
  }

  private void record(
      Link link, Direction direction, long bytes, long packets, long dropped, long errors) {
    Attributes byName = series(TelemetryNames.INTERFACE_NAME, link, direction);
    observers.record(Metric.SYSTEM_NETWORK_IO, bytes, byName);
    observers.record(
        Metric.SYSTEM_NETWORK_PACKETS, packets, series(TelemetryNames.DEVICE, link, direction));
    observers.record(Metric.SYSTEM_NETWORK_DROPPED, dropped, byName);
    observers.record(Metric.SYSTEM_NETWORK_ERRORS, errors, byName);
  }

  private static Attributes series(
      AttributeKey<String> interfaceKey, Link link, Direction direction) {
    return Attributes.of(
        interfaceKey,
        link.name(),
        TelemetryNames.IO_DIRECTION,
        direction.name().toLowerCase(Locale.ROOT));
  }
}
