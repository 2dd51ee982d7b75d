package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads again what changes have silently altered, as {@link RefreshRules} tells. For the monitor's
 * thread only.
 */
final class Refresh {

  private static final int MOST_ROUNDS = 3;

  private final SliceReader reader;
  private final Following following;
  private final Bounds bounds;
  private final Recounts recounts;
  private final Counters counters;
  private final PendingRefresh pending = new PendingRefresh(System.nanoTime());

  Refresh(
      SliceReader reader,
      Following following,
      Bounds bounds,
      Recounts recounts,
      Counters counters) {
    this.reader = reader;
    this.following = following;
    this.bounds = bounds;
    this.recounts = recounts;
    this.counters = counters;
  }

  /** Asks for a slice to be read soon, because of that link or {@link Reasons#ANY_LINK}. */
  void later(Slice slice, Cause cause, int linkIndex) {
    long now = System.nanoTime();
    slice
        .byFamily()
        .flatMap(following::narrowed)
        .flatMap(each -> bounds.narrowed(each, cause, linkIndex, now))
        .forEach(each -> pending.add(each, cause, linkIndex, now));
  }

  /** Whether nothing has to be read. */
  boolean isDone() {
    return pending.isEmpty();
  }

  /** Time until something is due, of which there is some; not negative. */
  Duration delay() {
    return pending.delay(System.nanoTime());
  }

  /** Forgets all: everything is read. */
  void forget() {
    pending.clear();
    recounts.clear();
  }

  /**
   * Reads what is due, in the order of the kinds: what is found of one may ask for others that
   * refer to it, and those are then read once.
   */
  void run() throws NetlinkException {
    read(slice -> pending.take(slice, System.nanoTime()));
  }

  /** Reads all that is asked for, and what that leaves open; a few times at most. */
  void finish() throws NetlinkException {
    for (int i = 0; i < MOST_ROUNDS && !isDone(); i++) {
      read(pending::takeAnyhow);
    }
  }

  private void read(Function<Slice, Optional<PendingRefresh.Wish>> taken) throws NetlinkException {
    for (Kind<?> kind : Kinds.ALL) {
      for (Slice slice : pending.of(kind)) {
        Optional<PendingRefresh.Wish> wish = taken.apply(slice);
        if (wish.isPresent()) {
          read(slice, wish.get());
        }
      }
    }
  }

  /** Reads one of the slices that are too large to be read at once. */
  void recount() throws NetlinkException {
    long start = System.nanoTime();
    Map.Entry<Slice, PendingRefresh.Wish> next = recounts.take();
    PendingRefresh.Wish wish = next.getValue();
    SliceReader.Result result = reader.read(next.getKey(), wish.doubts(), wish::reasons);
    recounts.worked(start, System.nanoTime());
    again(next.getKey(), wish.reasons(), result);
  }

  private void read(Slice slice, PendingRefresh.Wish wish) throws NetlinkException {
    counters.refreshes.incrementAndGet();
    SliceReader.Result result =
        reader.read(slice, wish.doubts(), () -> reasons(slice, wish.reasons()));
    pending.worked(slice, result.workNanos(), System.nanoTime());
    again(slice, wish.reasons(), result);
  }

  /** Asks for what a read has left open. */
  void again(Slice slice, Reasons reasons, SliceReader.Result result) {
    if (!result.left().isEmpty()) {
      add(slice, new PendingRefresh.Wish(reasons, result.left()));
    }
    result
        .wider()
        .forEach(wider -> add(wider, new PendingRefresh.Wish(reasons, Doubts.EVERYTHING)));
  }

  private void add(Slice slice, PendingRefresh.Wish wish) {
    if (bounds.isLarge(slice)) {
      recounts.add(slice, wish, System.nanoTime());
    } else {
      pending.add(slice, wish, System.nanoTime());
    }
  }

  /** Why the slice is read: what it was asked for, and what came before it was dumped. */
  Reasons reasons(Slice slice, Reasons reasons) {
    pending.reasonsFor(slice).forEach(reasons::addAll);
    return reasons;
  }
}
