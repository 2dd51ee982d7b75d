package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of announcements between the monitor and one subscriber, who pulls from a thread
 * of his own. The monitor never waits for him.
 *
 * <p>As long as he keeps up, he gets every change by itself. Once the queue is half full, a change
 * of an object whose previous change still waits is merged with it and counted on it ({@link
 * Delivery#coalesced}), even if both together change nothing: that something flickered is told.
 * Once it is full, what can't be merged is dropped and counted here; but there is some room more
 * for overruns, which come when a storm has filled it. So at any time {@code offered = delivered +
 * coalesced + dropped + waiting}.
 */
public final class Subscription {

  /** Overruns are rare: the more of them, the longer it takes until a resync follows. */
  private static final int ROOM_FOR_OVERRUNS = 1000;

  private final int capacity;
  private final Predicate<NetworkObject> wanted;
  private final Runnable onClose;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Set<Slot> queue = new LinkedHashSet<>();
  private final Map<Object, Slot> waitingByKey = new HashMap<>();

  private long offered;
  private long coalesced;
  private long dropped;
  private boolean closed;

  Subscription(int capacity, Runnable onClose) {
    this(capacity, object -> true, onClose);
  }

  /**
   * @param wanted a change is offered if what was or what is there is wanted
   */
  Subscription(int capacity, Predicate<NetworkObject> wanted, Runnable onClose) {
    if (capacity < 2) {
      throw new IllegalArgumentException("a queue needs a capacity of 2 at least, not " + capacity);
    }
    this.capacity = capacity;
    this.wanted = wanted;
    this.onClose = onClose;
  }

  /**
   * The next announcement, or empty if there is none in time or the subscription is closed and
   * drained.
   */
  public Optional<Delivery> poll(Duration timeout) throws InterruptedException {
    long nanos = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty()) {
        if (closed || nanos <= 0) {
          return Optional.empty();
        }
        nanos = arrived.awaitNanos(nanos);
      }
      Iterator<Slot> first = queue.iterator();
      Slot slot = first.next();
      first.remove();
      waitingByKey.remove(slot.key(), slot);
      return Optional.of(new Delivery(slot.announcement, slot.coalesced));
    } finally {
      lock.unlock();
    }
  }

  /** How many announcements wait to be pulled. */
  public int waiting() {
    return locked(queue::size);
  }

  /** How many announcements were dropped, since the beginning. */
  public long dropped() {
    return locked(() -> dropped);
  }

  /** Its counters, all of one moment. */
  Tally tally() {
    return locked(() -> new Tally(offered, coalesced, dropped));
  }

  /** Nothing more is delivered after what waits; whoever polls returns. */
  public void close() {
    onClose.run();
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean isClosed() {
    return locked(() -> closed);
  }

  /** Called by the monitor's thread. */
  void offer(Announcement announcement) {
    if (announcement instanceof Change change && !isWanted(change)) {
      return;
    }
    lock.lock();
    try {
      if (closed) {
        return;
      }
      offered++;
      Slot slot = new Slot(announcement);
      Slot waiting = queue.size() >= capacity / 2 ? waitingByKey.get(slot.key()) : null;
      if (waiting != null && waiting.absorb(announcement)) {
        coalesced++;
      } else if (queue.size() >= capacity + roomFor(announcement)) {
        dropped++;
      } else {
        queue.add(slot);
        waitingByKey.put(slot.key(), slot);
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private static int roomFor(Announcement announcement) {
    return announcement instanceof Overrun ? ROOM_FOR_OVERRUNS : 0;
  }

  private boolean isWanted(Change change) {
    return Stream.of(change.before(), change.after()).flatMap(Optional::stream).anyMatch(wanted);
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  /** What has come so far, and what became of it before it could be pulled. */
  record Tally(long offered, long coalesced, long dropped) {}

  /** A place in the queue, whose change may grow while it waits. */
  private static final class Slot {

    private Announcement announcement;
    private int coalesced;

    Slot(Announcement announcement) {
      this.announcement = announcement;
    }

    Object key() {
      return announcement instanceof Change change ? change.object().key() : announcement;
    }

    /** Only what follows directly can be absorbed: routes that share a key are not one object. */
    boolean absorb(Announcement next) {
      if (announcement instanceof Change first
          && next instanceof Change second
          && first.after().equals(second.before())) {
        announcement = merge(first, second);
        coalesced++;
        return true;
      }
      return false;
    }

    private static Change merge(Change first, Change second) {
      @Nullable NetworkObject before = first.before().orElse(null);
      @Nullable NetworkObject after = second.after().orElse(null);
      if (after == null) {
        return second;
      }
      if (before == null) {
        return new Change.Added(after, second.cause(), second.revision(), second.receivedAt());
      }
      return new Change.Changed(
          before,
          after,
          before.differences(after),
          second.cause(),
          second.revision(),
          second.receivedAt());
    }
  }
}
