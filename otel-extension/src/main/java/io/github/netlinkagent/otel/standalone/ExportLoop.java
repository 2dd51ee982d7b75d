package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.Backoff;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The work of the thread {@code netlink-otel}: pull, gather, send.
 *
 * <p>While the collector is away nothing is pulled: changes wait in the subscription, where those
 * of the same object merge, and whatever does not fit is counted.
 */
final class ExportLoop {

  /** How long a batch may grow before it is sent. */
  private static final Duration GATHERING = Duration.ofMillis(100);

  /** The revision that the first {@code netlink.sync.complete} makes. */
  private static final long FIRST_SYNC = 1;

  private final Subscription subscription;
  private final Model model;
  private final ExportLedger ledger;
  private final Consumer<String> complaints;
  private final CountDownLatch stop = new CountDownLatch(1);

  ExportLoop(
      Subscription subscription, Model model, ExportLedger ledger, Consumer<String> complaints) {
    this.subscription = subscription;
    this.model = model;
    this.ledger = ledger;
    this.complaints = complaints;
  }

  /** Works until {@link #stop} is called, then delivers what is left if that succeeds at once. */
  void run(Pipeline pipeline) throws InterruptedException {
    while (!isStopping()) {
      boolean drained = subscription.waiting() == 0;
      if (pipeline.holdsEvents()) {
        await(shorter(pipeline.logBackoff().retryIn(), metricsDueIn(pipeline)));
      } else if (isEnded()) {
        await(metricsDueIn(pipeline));
      } else {
        drained = gather(pipeline, metricsDueIn(pipeline));
      }
      if (pipeline.holdsEvents() && isDue(pipeline.logBackoff().retryIn())) {
        pipeline.sendEvents();
      }
      if (isDue(metricsDueIn(pipeline))) {
        sendMetrics(pipeline);
      }
      if (!isStopping()) {
        pipeline.review(drained);
      }
    }
    finish(pipeline);
  }

  /** From any thread. */
  void stop() {
    // In this order, so that nothing is offered any more once the loop sums up.
    subscription.close();
    stop.countDown();
  }

  boolean isStopping() {
    return stop.getCount() == 0;
  }

  /** The monitor has closed, and its last change is delivered. */
  private boolean isEnded() {
    return subscription.isClosed() && subscription.waiting() == 0;
  }

  /** Returns whether nothing more waits. */
  private boolean gather(Pipeline pipeline, Duration limit) throws InterruptedException {
    Optional<Delivery> next = subscription.poll(limit);
    long end = System.nanoTime() + GATHERING.toNanos();
    while (next.isPresent()) {
      pipeline.add(next.get());
      if (pipeline.isFull()) {
        return false;
      }
      next = subscription.poll(Duration.ofNanos(end - System.nanoTime()));
    }
    return true;
  }

  private Duration metricsDueIn(Pipeline pipeline) {
    Duration due = pipeline.schedule().dueIn(model.revision());
    Backoff backoff = pipeline.metricBackoff();
    return backoff.isPausing() ? longer(due, backoff.retryIn()) : due;
  }

  private void sendMetrics(Pipeline pipeline) {
    long revision = model.revision();
    long start = System.nanoTime();
    Collection<MetricData> collected = pipeline.collect();
    pipeline.schedule().collected(revision, Duration.ofNanos(System.nanoTime() - start));
    if (pipeline.send(collected).kind() == Outcome.Kind.UNAVAILABLE) {
      pipeline.schedule().failed();
    }
  }

  private void finish(Pipeline pipeline) throws InterruptedException {
    boolean reachable = true;
    while (reachable && (pipeline.holdsEvents() || subscription.waiting() > 0)) {
      if (!pipeline.isFull()) {
        gather(pipeline, Duration.ZERO);
      }
      reachable = !pipeline.holdsEvents() || pipeline.sendEvents();
    }
    if (reachable && !pipeline.metricBackoff().isPausing()) {
      sendMetrics(pipeline);
    }
    sumUp(ledger.abandon(ExportLedger.SHUTDOWN), pipeline.droppedUntold());
  }

  /** That the network was read, and has not changed since, is no loss worth a line. */
  private void sumUp(long lost, long droppedUntold) {
    if (droppedUntold > 0) {
      complaints.accept(
          ("OpenTelemetry: events that could not be delivered before the exit: %d, and %d that the"
                  + " full queue has dropped since the last line.")
              .formatted(lost, droppedUntold));
    } else if (lost > 0 && model.revision() > FIRST_SYNC) {
      complaints.accept(
          "OpenTelemetry: events that could not be delivered before the exit: %d.".formatted(lost));
    }
  }

  @SuppressWarnings("ReturnValueIgnored") // the caller asks for the count anyway
  private void await(Duration limit) throws InterruptedException {
    stop.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static boolean isDue(Duration wait) {
    return wait.isZero() || wait.isNegative();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
