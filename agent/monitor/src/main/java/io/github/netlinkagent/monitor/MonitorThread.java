package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.Poller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of a monitor: subscribe, dump, follow. The one thread that receives, asks and writes the
 * model.
 */
final class MonitorThread implements Runnable {

  /** Of draining before a resync: in a storm it would never end. */
  private static final int MOST_ROUNDS = 100;

  private static final Duration NEVER = Duration.ofMillis(-1);

  private final EventSource events;
  private final DumpSource dumps;
  private final Poller poller;
  private final Publisher publisher;
  private final Counters counters;
  private final Following following;
  private final Recounts recounts = new Recounts(System.nanoTime());
  private final Bounds bounds;
  private final ModelUpdate update;
  private final RefreshRules rules;
  private final RefreshRules.Sink implied;
  private final SliceReader reader;
  private final Refresh refresh;
  private final StatisticsPoll statistics;
  private final Gaps gaps;
  private final Recorder recorder;
  private final ResyncSchedule afterLoss;
  private final AuditSchedule audits;
  private final Progress progress;
  private final Refusals refusals;

  private final AtomicLong resyncsAsked = new AtomicLong();
  private final AtomicLong auditsAsked = new AtomicLong();
  private volatile boolean closing;

  /** When all that the kernel had told, and all that it implies, was last in the model. */
  private Instant settled = Instant.now();

  /**
   * @param refreshing whether what a message implies is read again
   */
  MonitorThread(
      EventSource events,
      DumpSource dumps,
      Poller poller,
      Model model,
      Following following,
      Publisher publisher,
      Counters counters,
      Progress progress,
      Gaps gaps,
      Recorder recorder,
      Refusals refusals,
      MonitorOptions options,
      boolean refreshing) {
    this.events = events;
    this.dumps = dumps;
    this.poller = poller;
    this.following = following;
    this.publisher = publisher;
    this.counters = counters;
    this.progress = progress;
    this.gaps = gaps;
    this.recorder = recorder;
    this.refusals = refusals;
    afterLoss = gaps.schedule();
    rules = new RefreshRules(model);
    implied = refreshing ? this::refreshLater : (slice, cause, link) -> {};
    audits = new AuditSchedule(options.auditInterval(), slices(), System.nanoTime());
    bounds = new Bounds(model, options.limits(), publisher, recounts);
    update = new ModelUpdate(model, following, bounds, publisher, counters.drift, this::found);
    reader =
        new SliceReader(events, dumps, poller, model, update, refusals, this::apply, () -> closing);
    refresh = new Refresh(reader, following, bounds, recounts, counters);
    statistics = new StatisticsPoll(dumps, model, options.statisticsInterval());
  }

  /**
   * From any thread: asks for a resync; its number is reached by {@link Progress} when it is done.
   */
  long askForResync() {
    long number = resyncsAsked.incrementAndGet();
    poller.wakeUp();
    return number;
  }

  /**
   * From any thread: asks for an audit of everything; its number is reached by {@link Progress}
   * when it is done.
   */
  long askForAudit() {
    long number = auditsAsked.incrementAndGet();
    poller.wakeUp();
    return number;
  }

  /** From any thread: see {@link MonitorStatus#beyondLimit}. */
  long beyondLimit() {
    return bounds.beyondLimit();
  }

  /** From any thread: ends this one soon. */
  void close() {
    closing = true;
    poller.wakeUp();
  }

  @Override
  public void run() {
    try {
      boolean synced = false;
      while (!closing) {
        try {
          if (!synced) {
            synchronize();
            synced = true;
          } else {
            poller.await(untilNextWork(), events.socket());
            work();
          }
        } catch (SliceReader.ClosedException e) {
          break;
        } catch (NetlinkException | RuntimeException e) {
          // Nobody knows what it has left undone: everything is read again.
          gaps.lost(Loss.whileWorking(e), settled);
          poller.await(afterLoss.backoff());
        }
      }
      gaps.leftOpen();
      progress.state(MonitorStatus.State.STOPPED, "closed");
    } catch (Error e) {
      // Whatever it is, it must not reach the host; the model is kept, and the status says it is
      // old.
      gaps.leftOpen();
      progress.state(MonitorStatus.State.STOPPED, "given up: " + e);
    } finally {
      events.close();
      dumps.close();
      poller.close();
    }
  }

  private void work() throws NetlinkException {
    events.drain(this::apply);
    noticeLoss();
    if (!gaps.isOpen()) {
      recorder.whole();
    }
    update.expire(Instant.now());
    long now = System.nanoTime();
    if (afterLoss.isDue(now)) {
      resync();
    } else if (progress.resyncsDone() < resyncsAsked.get()) {
      resync();
    } else if (!refresh.isDone() && refresh.delay().isZero()) {
      refresh.run();
    } else if (progress.auditsDone() < auditsAsked.get()) {
      refresh.finish();
      auditAll();
    } else if (mayAudit() && audits.delayNanos(now) <= 0) {
      audit(audits.next());
    } else if (statistics.isDue(now)) {
      statistics.read(this::applyMeanwhile);
    } else if (recounts.isDue(now)) {
      refresh.recount();
    }
    // What was lost during that work must not wait for the next event.
    noticeLoss();
    if (refresh.isDone() && !gaps.isOpen()) {
      settled = events.wholeUntil();
    }
  }

  private void noticeLoss() {
    Instant wholeUntil = events.wholeUntil();
    events.takeLoss().ifPresent(loss -> gaps.lost(loss, wholeUntil));
  }

  private Duration untilNextWork() {
    if (progress.resyncsDone() < resyncsAsked.get() || progress.auditsDone() < auditsAsked.get()) {
      // What has woken the thread may have been taken by a wait of its own.
      return Duration.ZERO;
    }
    long now = System.nanoTime();
    long nanos = Long.MAX_VALUE;
    if (afterLoss.isPending()) {
      nanos = Math.min(nanos, afterLoss.delayNanos(now));
    }
    if (!refresh.isDone()) {
      nanos = Math.min(nanos, refresh.delay().toNanos());
    }
    if (!recounts.isEmpty()) {
      nanos = Math.min(nanos, recounts.delayNanos(now));
    }
    if (mayAudit()) {
      nanos = Math.min(nanos, audits.delayNanos(now));
    }
    if (statistics.isOn()) {
      nanos = Math.min(nanos, statistics.delayNanos(now));
    }
    OptionalLong end = update.nextEndNanos();
    if (end.isPresent()) {
      nanos = Math.min(nanos, end.getAsLong() - now);
    }
    return nanos == Long.MAX_VALUE ? NEVER : Duration.ofNanos(Math.max(0, nanos));
  }

  private void applyMeanwhile() {
    if (closing) {
      throw new SliceReader.ClosedException();
    }
    events.drain(this::apply);
  }

  private void apply(Event event) {
    boolean fits =
        update.apply(
            event.message(),
            event.receivedAt(),
            (before, after) -> rules.announced(before, after, implied));
    rules.received(event.message(), fits, implied);
  }

  private void found(@Nullable NetworkObject before, @Nullable NetworkObject after) {
    if (publisher.isAnnouncing()) {
      rules.found(before, after, implied);
    }
  }

  private void refreshLater(Slice slice, Cause cause, int linkIndex) {
    if (slice.kind().isListed()) {
      refresh.later(slice, cause, linkIndex);
    } else {
      update.forget(slice, cause, Instant.now());
    }
  }

  /** Reads everything for the first time, or anew after a loss. */
  private void resync() throws NetlinkException {
    counters.resyncs.incrementAndGet();
    synchronize();
  }

  private void synchronize() throws NetlinkException {
    long asked = resyncsAsked.get();
    long start = System.nanoTime();
    recorder.syncBegins();
    events.reopenIfBroken();
    catchUp();
    gaps.resyncBegins();
    refresh.forget();
    readAll();
    refresh.finish();
    events.drain(this::apply);
    noticeLoss();
    Instant now = Instant.now();
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    counters.lastSyncMillis.set(duration.toMillis());
    afterLoss.done(duration);
    if (!afterLoss.isPending()) {
      gaps.closed(now);
    }
    publisher.synced(duration, now);
    if (!afterLoss.isPending()) {
      progress.state(MonitorStatus.State.RUNNING, whatIsRefused());
    }
    progress.done(asked);
    audits.begin(System.nanoTime());
  }

  /** What was lost before the first dump is made up for by the dumps: it belongs to this gap. */
  private void catchUp() {
    for (int i = 0; i < MOST_ROUNDS && !events.drain(this::apply); i++) {
      if (closing) {
        return;
      }
    }
    noticeLoss();
  }

  private void auditAll() throws NetlinkException {
    long asked = auditsAsked.get();
    long before = counters.drift.allFoundByAudits();
    for (Slice slice : audits.slices()) {
      audit(slice);
    }
    refresh.finish();
    progress.audited(asked, counters.drift.allFoundByAudits() - before);
  }

  private void audit(Slice slice) throws NetlinkException {
    long begun = System.nanoTime();
    Reasons reasons = Reasons.of(Cause.AUDIT);
    refresh.again(slice, reasons, reader.audit(slice, () -> refresh.reasons(slice, reasons)));
    audits.audited(slice, begun, System.nanoTime());
  }

  private void readAll() throws NetlinkException {
    for (Slice slice : audits.slices()) {
      Reasons reasons = Reasons.of(Cause.RESYNC);
      refresh.again(slice, reasons, reader.read(slice, Doubts.EVERYTHING, () -> reasons));
    }
  }

  /** All that there is to read. */
  private List<Slice> slices() {
    return Kinds.ALL.stream()
        .flatMap(kind -> kind.slices().stream())
        .flatMap(following::narrowed)
        .toList();
  }

  /** Whether nothing more urgent is to be read; what rests is not. */
  private boolean mayAudit() {
    return audits.isOn() && !afterLoss.isPending();
  }

  private String whatIsRefused() {
    return Stream.of(
            refused("groups, so that only audits see their changes", events.missing()),
            refused("filters of groups, which costs time and nothing else", events.unfiltered()),
            refused(
                "kinds of objects, allow them in the security policy",
                refusals.with(Refusals.Reason.DENIED)),
            refused(
                "kinds of objects as if it did not know them, report it with its version",
                refusals.with(Refusals.Reason.REJECTED)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> refused(String what, List<String> names) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("the kernel refused these " + what + ": " + String.join(", ", names));
  }
}
