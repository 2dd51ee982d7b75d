package io.github.netlinkagent.otel.beside;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.beside.OtherAgent.Patience;
import io.github.netlinkagent.otel.borrowed.BorrowedExport;
import io.github.netlinkagent.otel.standalone.OtelExport;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The export of an agent that may not be alone: by the SDK of the OpenTelemetry agent where there
 * is one in this JVM, else by one of our own. The choice is made once, for good. While it waits for
 * that agent, changes wait in the subscription.
 */
public final class ChosenExport implements Export {

  private static final String NAME = "OpenTelemetry";

  /** That agent tells nobody when it is ready. */
  private static final long STEP_MILLIS = 100;

  private final Subscription subscription;
  private final ExportLedger ledger;
  private final OtherAgent other;
  private final Patience patience;
  private final Supplier<Export> own;
  private final Supplier<Export> borrowed;
  private final Consumer<String> complaints;
  private final CountDownLatch closed = new CountDownLatch(1);
  private String destination = "nowhere yet: the OpenTelemetry agent is starting";
  private @Nullable Export chosen;

  ChosenExport(
      Subscription subscription,
      OtherAgent other,
      Patience patience,
      Supplier<Export> own,
      Supplier<Export> borrowed,
      Consumer<String> complaints) {
    this.subscription = subscription;
    this.ledger = new ExportLedger(subscription);
    this.other = other;
    this.patience = patience;
    this.own = own;
    this.borrowed = borrowed;
    this.complaints = complaints;
  }

  /**
   * Starts the export and returns at once.
   *
   * @param subscription of the monitor; nobody else may pull from it
   * @param metricOptions how the metrics are to be
   * @param configuration an {@code OTEL_*} environment variable by its name, null if it is not set
   * @param complaints gets single lines for people
   */
  public static Export start(
      NetworkMonitor monitor,
      Subscription subscription,
      MetricOptions metricOptions,
      Function<String, @Nullable String> configuration,
      Consumer<String> complaints) {
    OtherAgent other = new OtelJavaAgent(configuration);
    ChosenExport export =
        new ChosenExport(
            subscription,
            other,
            Patience.DEFAULT,
            () -> OtelExport.start(monitor, subscription, metricOptions, configuration, complaints),
            () ->
                BorrowedExport.start(monitor, subscription, other.sdk(), metricOptions, complaints),
            complaints);
    // An SDK that is switched off is off in both agents.
    boolean disabled = "true".equalsIgnoreCase(configuration.apply("OTEL_SDK_DISABLED"));
    export.start(!disabled && other.isExpected());
    return export;
  }

  /**
   * @param beside whether the other agent is to be waited for
   */
  void start(boolean beside) {
    if (!beside) {
      choose(own);
      return;
    }
    Thread waiting = new Thread(null, this::await, "netlink-otel-wait", 0, false);
    waiting.setDaemon(true);
    waiting.setContextClassLoader(null);
    waiting.start();
  }

  @Override
  public synchronized ExportStatus status() {
    return chosen != null ? chosen.status() : new ExportStatus(NAME, destination, ledger.counts());
  }

  @Override
  public void close(Duration limit) {
    closed.countDown();
    Export running = chosen();
    if (running != null) {
      running.close(limit);
    } else {
      long lost = giveUp("nowhere: it is closed", ExportLedger.SHUTDOWN);
      if (lost > 0) {
        complaints.accept(
            "OpenTelemetry: events that could not be delivered before the exit: %d."
                .formatted(lost));
      }
    }
  }

  private void await() {
    try {
      long start = System.nanoTime();
      long lendingEnd = Long.MAX_VALUE;
      while (true) {
        long now = System.nanoTime() - start;
        switch (other.state()) {
          case READY -> {
            choose(borrowed);
            return;
          }
          case AT_WORK -> {
            start = System.nanoTime();
            lendingEnd = Long.MAX_VALUE;
          }
          case NOT_LENDING -> {
            lendingEnd = Math.min(lendingEnd, now + patience.lending().toNanos());
            if (now > lendingEnd) {
              refuse();
              return;
            }
          }
          case STARTING -> {
            if (now > patience.start().toNanos()) {
              complaints.accept(
                  ("OpenTelemetry: the OpenTelemetry agent has not started within %d s; events leave"
                          + " by an SDK of our own. Set OTEL_JAVAAGENT_ENABLED=false if that agent is"
                          + " meant to be off.")
                      .formatted(patience.start().toSeconds()));
              choose(own);
              return;
            }
          }
        }
        if (closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      giveUp("nowhere: " + e, ExportLedger.ENDED);
      complaints.accept(
          "OpenTelemetry: the export could not begin (%s). Switch it off by otel=off, and report it."
              .formatted(e));
    }
  }

  /** A second SDK beside a running one would trace its own requests, and tell another resource. */
  private void refuse() {
    giveUp("nowhere: the OpenTelemetry agent does not lend its SDK", "not_lent");
    complaints.accept(
        "OpenTelemetry: the OpenTelemetry agent does not lend its SDK, so that nothing is exported."
            + " Set otel.instrumentation.opentelemetry-api.enabled=true, or load"
            + " netlink-otel-extension.jar instead.");
  }

  private synchronized @Nullable Export chosen() {
    return chosen;
  }

  private synchronized void choose(Supplier<Export> choice) {
    if (closed.getCount() > 0) {
      chosen = choice.get();
    }
  }

  /** Nothing leaves any more; returns how many announcements that has cost. */
  private synchronized long giveUp(String where, String reason) {
    destination = where;
    subscription.close();
    return ledger.abandon(reason);
  }
}
