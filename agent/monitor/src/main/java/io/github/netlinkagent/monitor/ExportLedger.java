package io.github.netlinkagent.monitor;

import java.util.Map;
import java.util.TreeMap;

/**
 * The books of an export: each announcement that its subscription is offered ends up here under
 * exactly one heading. Any thread may write and read.
 */
public final class ExportLedger {

  /** The subscription was full, and the change could not be merged with another. */
  public static final String QUEUE_FULL = "queue_full";

  /** The export has ended with the host before it could be delivered. */
  public static final String SHUTDOWN = "shutdown";

  /** The export broke down before it could be delivered. */
  public static final String ENDED = "ended";

  private final Subscription subscription;
  private final Map<String, Long> dropped = new TreeMap<>();
  private long exported;

  public ExportLedger(Subscription subscription) {
    this.subscription = subscription;
  }

  /** That many of the announcements that were pulled are delivered. */
  public synchronized void exported(long announcements) {
    exported += announcements;
  }

  /** That many of the announcements that were pulled never will be. */
  public synchronized void dropped(String reason, long announcements) {
    dropped.merge(reason, announcements, Long::sum);
  }

  /**
   * Nothing of what waits will be delivered any more; the subscription must be closed. Returns how
   * much that is.
   */
  public synchronized long abandon(String reason) {
    long waiting = counts().waiting();
    if (waiting > 0) {
      dropped(reason, waiting);
    }
    return waiting;
  }

  public synchronized ExportCounts counts() {
    Subscription.Tally tally = subscription.tally();
    Map<String, Long> byReason = new TreeMap<>(dropped);
    byReason.put(QUEUE_FULL, tally.dropped());
    long settled = exported + tally.coalesced() + sum(byReason);
    return new ExportCounts(
        tally.offered(), exported, tally.coalesced(), tally.offered() - settled, byReason);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
