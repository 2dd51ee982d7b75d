package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.otel.ExportCounts;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of the announcements. One thread writes, any thread reads. */
final class ExportCounters {

  private static final String QUEUE_FULL = "queue_full";

  private final Subscription subscription;
  private final AtomicLong exported = new AtomicLong();
  private final AtomicInteger held = new AtomicInteger();
  private final Map<String, Long> dropped = new ConcurrentHashMap<>();
  private volatile boolean abandoned;

  ExportCounters(Subscription subscription) {
    this.subscription = subscription;
  }

  void exported(int events) {
    exported.addAndGet(events);
  }

  void dropped(String reason, long events) {
    dropped.merge(reason, events, Long::sum);
  }

  /** Nothing of what waits will be delivered any more. */
  void abandon(String reason) {
    long waiting = counts().waiting();
    abandoned = true;
    dropped(reason, waiting);
  }

  /** How many were pulled and are neither exported nor dropped yet. */
  void held(int events) {
    held.set(events);
  }

  ExportCounts counts() {
    Map<String, Long> byReason = new TreeMap<>(dropped);
    byReason.put(QUEUE_FULL, subscription.dropped());
    long waiting = abandoned ? 0 : subscription.waiting() + held.get();
    return new ExportCounts(exported.get(), subscription.coalesced(), waiting, byReason);
  }
}
