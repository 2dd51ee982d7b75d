package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.jmx.HostServer;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.logging.Logger;
import io.github.netlinkagent.otel.standalone.OtelExport.Source;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of the export. The SDK is built in it, since that takes some hundred milliseconds,
 * and whatever goes wrong in it ends the export with one line and nothing else.
 */
final class ExportThread {

  /** The part of the time for stopping in which metrics may hold up events. */
  private static final double PATIENCE_WITH_METRICS = 0.25;

  /** The part of the time for stopping in which the collector may still answer. */
  private static final double PATIENCE = 0.75;

  private final Source source;
  private final OtelVariables variables;
  private final MetricOptions metricOptions;
  private final Consumer<String> complaints;
  private final Subscription subscription;
  private final ExportLedger ledger;
  private final ExportLoop loop;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Pipeline pipeline;

  ExportThread(
      Source source,
      OtelVariables variables,
      MetricOptions metricOptions,
      Consumer<String> complaints) {
    this.source = source;
    this.metricOptions = metricOptions;
    this.variables = variables;
    this.complaints = complaints;
    subscription = source.subscription();
    ledger = new ExportLedger(subscription);
    loop = new ExportLoop(subscription, source.model(), ledger, complaints);
    thread = daemon(this::work, "netlink-otel");
  }

  void start() {
    thread.start();
  }

  ExportStatus status() {
    Pipeline current = pipeline;
    return new ExportStatus(
        OtelExport.NAME, current == null ? "" : current.destination(), ledger.counts());
  }

  /**
   * Returns after that time at the latest. A request that hangs is broken off before: a thread that
   * still waits in native code delays the exit of the JVM by another 300 ms.
   */
  void stop(Duration limit) {
    long start = System.nanoTime();
    stopping.countDown();
    loop.stop();
    try {
      if (!endsWithin(PATIENCE_WITH_METRICS, limit, start) && ledger.counts().waiting() > 0) {
        daemon(this::cancelMetrics, "netlink-otel-cancel").start();
      }
      if (!endsWithin(PATIENCE, limit, start)) {
        daemon(this::cancel, "netlink-otel-cancel").start();
        endsWithin(1, limit, start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsWithin(double part, Duration limit, long start) throws InterruptedException {
    long left = (long) (limit.toNanos() * part) - (System.nanoTime() - start);
    thread.join(Math.max(1, left / 1_000_000));
    return !thread.isAlive();
  }

  private void work() {
    try {
      Logger.route(complaints);
      OtelSettings settings = OtelSettings.of(variables);
      if (settings.usesTls()) {
        // The JDK has a logger for certificates and handshakes, jdk.event.security, which loads the
        // host's log manager if that has a configuration.
        HostServer.ready(stopping);
      }
      Pipeline built =
          new Pipeline(
              settings,
              metricOptions,
              source.model(),
              source.status(),
              source.wording(),
              ledger,
              this::complainWhileRunning);
      pipeline = built;
      loop.run(built);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      complaints.accept(
          "OpenTelemetry: the export has ended (%s). Switch it off by otel=off, and report it."
              .formatted(e));
    } finally {
      subscription.close();
      ledger.abandon(ExportLedger.ENDED);
      cancel();
    }
  }

  /** Once it stops, requests are broken off; the loop sums up in one line what that has cost. */
  private void complainWhileRunning(String line) {
    if (!loop.isStopping()) {
      complaints.accept(line);
    }
  }

  private void cancelMetrics() {
    Pipeline current = pipeline;
    if (current != null) {
      current.cancelMetrics();
    }
  }

  private void cancel() {
    Pipeline current = pipeline;
    if (current != null) {
      current.cancel();
    }
  }

  /**
   * The context class loader is inherited otherwise, and would keep the host's from being freed.
   */
  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
