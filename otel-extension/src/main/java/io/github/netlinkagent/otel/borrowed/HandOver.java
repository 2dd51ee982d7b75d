package io.github.netlinkagent.otel.borrowed;

import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.AgentMetrics;
import io.github.netlinkagent.otel.ChangeEvents;
import io.github.netlinkagent.otel.EventSeverity;
import io.github.netlinkagent.otel.MetricSchedule;
import io.github.netlinkagent.otel.NetworkMetrics;
import io.github.netlinkagent.otel.borrowed.BorrowedExport.Source;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The work of the thread {@code netlink-otel}: pull, hand over, ask for a collection. */
final class HandOver implements Runnable {

  /** The SDK collects at its own interval; only what changes makes a collection due sooner. */
  private static final Duration UNCHANGED = Duration.ofDays(1);

  /** Of one collection, until its metrics are sent. */
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final String SHUTDOWN = "shutdown";

  private final Source source;
  private final BorrowedSdk sdk;
  private final ExportLedger ledger;
  private final Consumer<String> complaints;
  private final Subscription subscription;
  private final MetricSchedule schedule;
  private final Pace pace = new Pace();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** The revision of the last change that is worth a collection. */
  private long noteworthy;

  private boolean failureTold;

  HandOver(Source source, BorrowedSdk sdk, ExportLedger ledger, Consumer<String> complaints) {
    this.source = source;
    this.sdk = sdk;
    this.ledger = ledger;
    this.complaints = complaints;
    subscription = source.subscription();
    schedule = new MetricSchedule(UNCHANGED, source.metricsDelay());
  }

  @Override
  @SuppressWarnings("try") // the metrics are observed as long as they are open
  public void run() {
    ChangeEvents events =
        new ChangeEvents(sdk.api().getLogsBridge(), source.model(), source.wording());
    MeterProvider meters = sdk.api().getMeterProvider();
    try (NetworkMetrics network = new NetworkMetrics(meters, source.model());
        AgentMetrics agent = new AgentMetrics(meters, source.status(), ledger::counts)) {
      while (!isStopping()) {
        handOver(events);
        askForMetrics();
      }
      handOverTheRest(events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      complaints.accept(
          "OpenTelemetry: the export has ended (%s). Switch it off by otel=off, and report it."
              .formatted(e));
    } finally {
      subscription.close();
      ledger.abandon(SHUTDOWN);
    }
  }

  /** From any thread. */
  void stop() {
    stop.countDown();
    subscription.close();
  }

  private boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** The next event, if it comes and may go before metrics are due. */
  private void handOver(ChangeEvents events) throws InterruptedException {
    Duration untilMetrics = schedule.dueIn(noteworthy);
    Duration untilNext = pace.untilNext();
    if (!untilNext.isZero() || isDrained()) {
      await(untilNext.isZero() ? untilMetrics : shorter(untilNext, untilMetrics));
      return;
    }
    Optional<Delivery> next = subscription.poll(untilMetrics);
    if (next.isPresent()) {
      handOver(next.get(), events);
      pace.went();
    }
  }

  private void handOver(Delivery delivery, ChangeEvents events) {
    try {
      events.emit(delivery);
      ledger.exported(1);
    } catch (RuntimeException e) {
      // A processor that the host has added, say: the next event may be more to its liking.
      ledger.dropped(e.getClass().getSimpleName(), 1);
      complainOnce(e);
    }
    if (!EventSeverity.isRoutine(delivery.announcement())) {
      noteworthy = delivery.announcement().revision();
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

  /**
   * All metrics of the host leave with ours, so that a neighbor which cycles through its states, as
   * it does all day, is no reason to ask.
   */
  private void askForMetrics() {
    if (isDue(schedule.dueIn(noteworthy)) && !isStopping()) {
      long start = System.nanoTime();
      sdk.flush().run(FLUSH_LIMIT);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      // Most of it is waiting for the collector, which costs the host nothing unless it goes on.
      schedule.collected(noteworthy, taken.compareTo(PATIENCE) > 0 ? taken : Duration.ZERO);
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
    long lost = ledger.counts().waiting();
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

  private static boolean isDue(Duration wait) {
    return wait.isZero() || wait.isNegative();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
