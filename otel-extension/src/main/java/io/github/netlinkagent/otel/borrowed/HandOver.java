package io.github.netlinkagent.otel.borrowed;

import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.AgentMetrics;
import io.github.netlinkagent.otel.ChangeEvents;
import io.github.netlinkagent.otel.EventSeverity;
import io.github.netlinkagent.otel.NetworkMetrics;
import io.github.netlinkagent.otel.SystemMetrics;
import io.github.netlinkagent.otel.borrowed.BorrowedExport.Source;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The work of the thread {@code netlink-otel}: pull, and hand over. */
final class HandOver implements Runnable {

  /** Stopping wakes whoever waits. */
  private static final Duration UNTIL_STOPPED = Duration.ofDays(1);

  private final Source source;
  private final BorrowedSdk sdk;
  private final ExportLedger ledger;
  private final LongConsumer noteworthy;
  private final Consumer<String> complaints;
  private final Subscription subscription;
  private final Pace pace = new Pace();
  private final CountDownLatch stop = new CountDownLatch(1);
  private boolean failureTold;

  /**
   * @param noteworthy gets the revision of each change that is worth a collection of metrics
   */
  HandOver(
      Source source,
      BorrowedSdk sdk,
      ExportLedger ledger,
      LongConsumer noteworthy,
      Consumer<String> complaints) {
    this.source = source;
    this.sdk = sdk;
    this.ledger = ledger;
    this.noteworthy = noteworthy;
    this.complaints = complaints;
    subscription = source.subscription();
  }

  @Override
  public void run() {
    try {
      observe();
      ChangeEvents events =
          new ChangeEvents(sdk.api().getLogsBridge(), source.model(), source.wording());
      while (!isStopping()) {
        Duration pause = pace.untilNext();
        if (pause.isZero()) {
          subscription.poll(UNTIL_STOPPED).ifPresent(next -> handOver(next, events));
        }
        if (!pause.isZero() || isDrained()) {
          await(pause.isZero() ? UNTIL_STOPPED : pause);
        }
      }
      handOverTheRest(events);
      abandon();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      complaints.accept(
          "OpenTelemetry: the export has ended (%s). Switch it off by otel=off, and report it."
              .formatted(e));
    } finally {
      subscription.close();
      ledger.abandon(ExportLedger.ENDED);
    }
  }

  /** From any thread. */
  void stop() {
    // In this order, so that nothing is offered any more once the rest is counted.
    subscription.close();
    stop.countDown();
  }

  /** The series end with the SDK: its last collection, at the host's exit, is to have them too. */
  @SuppressWarnings("resource")
  private void observe() {
    MeterProvider meters = sdk.api().getMeterProvider();
    Model exported = source.model().only(source.metricOptions().exported());
    new NetworkMetrics(meters, exported);
    if (source.metricOptions().system()) {
      new SystemMetrics(meters, exported);
    }
    new AgentMetrics(meters, source.status(), ledger::counts);
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  /**
   * All metrics of the host leave with ours, so that a neighbor which cycles through its states, as
   * it does all day, is no reason to collect.
   */
  private void handOver(Delivery delivery, ChangeEvents events) {
    pace.went();
    try {
      events.emit(delivery);
      ledger.exported(1);
    } catch (RuntimeException e) {
      // A processor that the host has added, say: the next event may be more to its liking.
      ledger.dropped(e.getClass().getSimpleName(), 1);
      complainOnce(e);
    }
    if (!EventSeverity.isRoutine(delivery.announcement())) {
      noteworthy.accept(delivery.announcement().revision());
    }
  }

  private void complainOnce(RuntimeException e) {
    if (!failureTold) {
      failureTold = true;
      complaints.accept(
          "OpenTelemetry: %s throws at an event (%s). Such events are dropped and counted."
              .formatted(sdk.owner(), e));
    }
  }

  /** As much as the SDK is sure to take; it is being shut down at the same time. */
  private void handOverTheRest(ChangeEvents events) throws InterruptedException {
    for (int i = 0; i < Pace.EVENTS; i++) {
      Optional<Delivery> next = subscription.poll(Duration.ZERO);
      if (next.isEmpty()) {
        return;
      }
      handOver(next.get(), events);
    }
  }

  private void abandon() {
    long lost = ledger.abandon(ExportLedger.SHUTDOWN);
    if (lost > 0) {
      complaints.accept(
          "OpenTelemetry: events that could not be delivered before the exit: %d.".formatted(lost));
    }
  }

  /** The monitor has closed, and its last change is handed over. */
  private boolean isDrained() {
    return subscription.isClosed() && subscription.waiting() == 0;
  }

  @SuppressWarnings("ReturnValueIgnored") // the caller asks whether it is stopping anyway
  private void await(Duration limit) throws InterruptedException {
    stop.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
