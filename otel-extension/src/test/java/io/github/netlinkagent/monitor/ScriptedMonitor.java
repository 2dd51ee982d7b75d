package io.github.netlinkagent.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for the monitor: the test says what happens. It lies in the monitor's package, because
 * only that may change a model and offer announcements.
 */
public final class ScriptedMonitor {

  /** A moment with nanoseconds, so that their loss would show. */
  public static final Instant RECEIVED = Instant.parse("2026-11-22T10:15:30.123456789Z");

  private final Model model = new Model();
  private final AtomicLong revision = new AtomicLong();
  private final Subscription subscription;

  public ScriptedMonitor(int capacity) {
    subscription = new Subscription(capacity, () -> {});
  }

  public Model model() {
    return model;
  }

  public Subscription subscription() {
    return subscription;
  }

  public MonitorStatus status() {
    return new MonitorStatus(
        MonitorStatus.State.RUNNING,
        "",
        "1",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        7,
        6,
        5,
        4,
        3,
        8,
        2,
        List.of(
            new Drift(Link.KIND, Cause.AUDIT, 0, 3),
            new Drift(Route.KIND, Cause.RESYNC, 4, 0),
            new Drift(Route.KIND, Cause.AUDIT, 2, 0)),
        1,
        0,
        0,
        0,
        Optional.empty(),
        12);
  }

  /** An object is there from the beginning, without having been announced. */
  public ScriptedMonitor with(NetworkObject object) {
    model.put(object);
    model.revise(revision.incrementAndGet());
    return this;
  }

  public void add(NetworkObject object) {
    model.put(object);
    announce(new Change.Added(object, Cause.ANNOUNCED, revision.incrementAndGet(), RECEIVED));
  }

  public void change(NetworkObject old, NetworkObject now) {
    model.put(now);
    announce(
        new Change.Changed(
            old, now, old.differences(now), Cause.ANNOUNCED, revision.incrementAndGet(), RECEIVED));
  }

  public void remove(NetworkObject object, Cause cause) {
    model.remove(object);
    announce(new Change.Removed(object, cause, revision.incrementAndGet(), RECEIVED));
  }

  public void announce(Announcement announcement) {
    model.revise(announcement.revision());
    subscription.offer(announcement);
  }

  public long nextRevision() {
    return revision.incrementAndGet();
  }

  public void flapped(int index, int flaps) {
    model.recordActivity(index, new LinkActivity(flaps, RECEIVED));
  }
}
