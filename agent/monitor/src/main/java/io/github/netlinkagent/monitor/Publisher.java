package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Announces what the monitor's thread has done to the model: gives it a revision, remembers it and
 * offers it to the subscribers. Nothing is announced before the first sync.
 */
final class Publisher {

  private final Model model;
  private final History history;
  private final Recorder recorder;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private boolean announcing;
  private final AtomicLong changes = new AtomicLong();
  private final Object syncLock = new Object();

  /** The first sync, once it is done. */
  private @Nullable SyncComplete initialSync;

  Publisher(Model model, History history) {
    this(model, history, Recorder.NONE);
  }

  Publisher(Model model, History history, Recorder recorder) {
    this.model = model;
    this.history = history;
    this.recorder = recorder;
  }

  /**
   * @param wanted whose changes are offered
   */
  Subscription subscribe(int capacity, Predicate<NetworkObject> wanted) {
    Subscription[] self = new Subscription[1];
    self[0] = new Subscription(capacity, wanted, () -> subscriptions.remove(self[0]));
    synchronized (syncLock) {
      if (initialSync != null) {
        self[0].offer(initialSync);
        summaries().forEach(self[0]::offer);
      }
      subscriptions.add(self[0]);
    }
    return self[0];
  }

  /** Whether the first sync is done. */
  boolean isAnnouncing() {
    return announcing;
  }

  /** Changes announced so far. */
  long changes() {
    return changes.get();
  }

  /**
   * Announces that an object took the place of another, if they differ in meaning.
   *
   * @return whether they do
   */
  boolean changed(
      @Nullable NetworkObject before, @Nullable NetworkObject after, Cause cause, Instant at) {
    List<String> differences =
        before != null && after != null ? before.differences(after) : List.of();
    if (before != null && after != null && differences.isEmpty()) {
      return false;
    }
    if (!announcing) {
      return true;
    }
    long revision = nextRevision();
    Change change;
    if (before == null && after != null) {
      change = new Change.Added(after, cause, revision, at);
    } else if (before != null && after != null) {
      change = new Change.Changed(before, after, differences, cause, revision, at);
    } else if (before != null) {
      change = new Change.Removed(before, cause, revision, at);
    } else {
      throw new IllegalArgumentException("a change without an object");
    }
    changes.incrementAndGet();
    history.add(change);
    offer(change);
    return true;
  }

  void overrun(Gap gap, Instant noticed) {
    offer(new Overrun(nextRevision(), noticed, gap));
  }

  /** Announces that a table begins or ends to be summarized. */
  void summarized(Summary summary, boolean begins, Instant at) {
    if (announcing) {
      offer(new SummaryChange(nextRevision(), at, summary, begins));
    }
  }

  void synced(Duration duration, Instant at) {
    Map<Kind<?>, Integer> counts = new HashMap<>();
    Kinds.ALL.forEach(kind -> counts.put(kind, model.count(kind)));
    boolean initial = !announcing;
    announcing = true;
    SyncComplete sync = new SyncComplete(nextRevision(), at, initial, duration, Map.copyOf(counts));
    synchronized (syncLock) {
      if (initial) {
        initialSync = sync;
      }
      offer(sync);
      if (initial) {
        model.summaries().forEach(summary -> summarized(summary, true, at));
      }
    }
  }

  /** For those who come too late to hear of it. */
  private Stream<SummaryChange> summaries() {
    return model.summaries().stream()
        .map(summary -> new SummaryChange(model.revision(), summary.since(), summary, true));
  }

  private long nextRevision() {
    long revision = model.revision() + 1;
    model.revise(revision);
    return revision;
  }

  private void offer(Announcement announcement) {
    recorder.announced(announcement);
    for (Subscription subscription : subscriptions) {
      subscription.offer(announcement);
    }
  }
}
