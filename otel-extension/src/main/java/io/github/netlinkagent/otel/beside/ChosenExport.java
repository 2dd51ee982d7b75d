package io.github.netlinkagent.otel.beside;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.borrowed.BorrowedExport;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import io.github.netlinkagent.otel.standalone.OtelExport;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The export of an agent that may not be alone: by the SDK of the OpenTelemetry agent where there
 * is one in this JVM, else by one of our own. The choice is made once, for good. While it waits for
 * that agent, changes wait in the subscription.
 */
public final class ChosenExport implements Export {

  /** How long the other agent may take to start. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** That agent tells nobody when it is ready. */
  private static final long STEP_MILLIS = 100;

  private final NetworkMonitor monitor;
  private final Subscription subscription;
  private final ExportLedger ledger;
  private final Duration metricsDelay;
  private final Function<String, @Nullable String> configuration;
  private final Consumer<String> complaints;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Export chosen;

  private ChosenExport(
      NetworkMonitor monitor,
      Subscription subscription,
      Duration metricsDelay,
      Function<String, @Nullable String> configuration,
      Consumer<String> complaints) {
    this.monitor = monitor;
    this.subscription = subscription;
    this.ledger = new ExportLedger(subscription);
    this.metricsDelay = metricsDelay;
    this.configuration = configuration;
    this.complaints = complaints;
  }

  /**
   * Starts the export and returns at once.
   *
   * @param subscription of the monitor; nobody else may pull from it
   * @param metricsDelay the shortest time between two collections after changes
   * @param configuration an {@code OTEL_*} environment variable by its name, null if it is not set
   * @param complaints gets single lines for people
   */
  public static Export start(
      NetworkMonitor monitor,
      Subscription subscription,
      Duration metricsDelay,
      Function<String, @Nullable String> configuration,
      Consumer<String> complaints) {
    ChosenExport export =
        new ChosenExport(monitor, subscription, metricsDelay, configuration, complaints);
    if (OtherAgent.isExpected(configuration)) {
      Thread waiting = new Thread(null, export::await, "netlink-otel-wait", 0, false);
      waiting.setDaemon(true);
      waiting.setContextClassLoader(null);
      waiting.start();
    } else {
      export.choose(export::own);
    }
    return export;
  }

  @Override
  public synchronized ExportStatus status() {
    return chosen != null
        ? chosen.status()
        : new ExportStatus(
            "OpenTelemetry", "nowhere yet: the OpenTelemetry agent is starting", ledger.counts());
  }

  @Override
  public void close(Duration limit) {
    closed.countDown();
    Export running = chosenOrAbandoned();
    if (running != null) {
      running.close(limit);
    }
  }

  private synchronized @Nullable Export chosenOrAbandoned() {
    if (chosen == null) {
      subscription.close();
      ledger.abandon("shutdown");
    }
    return chosen;
  }

  private void await() {
    try {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!OtherAgent.isReady()) {
        if (closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        if (System.nanoTime() > end) {
          complaints.accept(
              "OpenTelemetry: the OpenTelemetry agent has not started within %d s; events leave by an"
                      .formatted(PATIENCE.toSeconds())
                  + " SDK of our own. Set OTEL_JAVAAGENT_ENABLED=false if that agent is meant to be"
                  + " off.");
          choose(this::own);
          return;
        }
      }
      choose(this::borrowed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      complaints.accept(
          "OpenTelemetry: the export could not begin (%s). Switch it off by otel=off, and report it."
              .formatted(e));
    }
  }

  private synchronized void choose(Choice choice) {
    if (closed.getCount() > 0) {
      chosen = choice.start();
    }
  }

  private Export own() {
    return OtelExport.start(monitor, subscription, metricsDelay, configuration, complaints);
  }

  private Export borrowed() {
    BorrowedSdk sdk =
        new BorrowedSdk(
            GlobalOpenTelemetry.getOrNoop(), "the OpenTelemetry agent", OtherAgent::flush);
    return BorrowedExport.start(monitor, subscription, sdk, metricsDelay, complaints);
  }

  @FunctionalInterface
  private interface Choice {
    Export start();
  }
}
