package io.github.netlinkagent.otel.borrowed;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.otel.MetricOptions;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The export through an SDK that belongs to somebody else. Any thread may call its methods; the
 * work is done by two daemon threads, {@code netlink-otel} and {@code netlink-otel-metrics}.
 *
 * <p>What counts as exported is handed over to that SDK. What becomes of it there, only that SDK
 * knows.
 */
public final class BorrowedExport implements Export {

  private static final String NAME = "OpenTelemetry";

  private final BorrowedSdk sdk;
  private final ExportLedger ledger;
  private final HandOver work;
  private final Thread events;
  private final Thread metrics;

  private BorrowedExport(Source source, BorrowedSdk sdk, Consumer<String> complaints) {
    this.sdk = sdk;
    ledger = new ExportLedger(source.subscription());
    MetricsFollow follow = new MetricsFollow(sdk, source.metricOptions().delay());
    work = new HandOver(source, sdk, ledger, follow::changed, complaints);
    events = daemon(work, "netlink-otel");
    metrics = daemon(follow, "netlink-otel-metrics");
  }

  /**
   * Starts the export and returns at once.
   *
   * @param subscription of the monitor; nobody else may pull from it
   * @param metricOptions how the metrics are to be
   * @param complaints gets single lines for people
   */
  public static BorrowedExport start(
      NetworkMonitor monitor,
      Subscription subscription,
      BorrowedSdk sdk,
      MetricOptions metricOptions,
      Consumer<String> complaints) {
    Wording wording = Wording.of(monitor.model());
    return start(
        new Source(monitor.model(), monitor::status, subscription, wording::change, metricOptions),
        sdk,
        complaints);
  }

  static BorrowedExport start(Source source, BorrowedSdk sdk, Consumer<String> complaints) {
    BorrowedExport export = new BorrowedExport(source, sdk, complaints);
    export.events.start();
    export.metrics.start();
    return export;
  }

  @Override
  public ExportStatus status() {
    return new ExportStatus(NAME, "the SDK of " + sdk.owner(), ledger.counts());
  }

  @Override
  public void close(Duration limit) {
    work.stop();
    metrics.interrupt();
    try {
      events.join(Math.max(1, limit.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The context class loader is inherited otherwise, and would keep the host's from being freed.
   */
  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** What is exported; see {@link #start}. */
  record Source(
      Model model,
      Supplier<MonitorStatus> status,
      Subscription subscription,
      Function<Change, String> wording,
      MetricOptions metricOptions) {}
}
