package io.github.netlinkagent.monitor;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gaps in what is known of the kernel. A loss opens one; the first resync in which nothing is
 * lost closes it, and then it is announced. Written by the monitor's thread.
 */
final class Gaps {

  private final EventSource events;
  private final Publisher publisher;
  private final Counters counters;
  private final Progress progress;
  private final ResyncSchedule schedule = new ResyncSchedule(System.nanoTime());

  private @Nullable Loss first;
  private Instant begin = Instant.EPOCH;
  private Instant noticed = Instant.EPOCH;
  private long dropsBefore;
  private boolean resyncBegun;

  /** For any thread. */
  private volatile Optional<Gap> last = Optional.empty();

  Gaps(EventSource events, Publisher publisher, Counters counters, Progress progress) {
    this.events = events;
    this.publisher = publisher;
    this.counters = counters;
    this.progress = progress;
  }

  /** When to resync. */
  ResyncSchedule schedule() {
    return schedule;
  }

  /** From any thread: the last one, which may be open. */
  Optional<Gap> last() {
    return last;
  }

  boolean isOpen() {
    return first != null;
  }

  /**
   * Something was lost.
   *
   * @param wholeUntil nothing was missing then
   */
  void lost(Loss loss, Instant wholeUntil) {
    schedule.lost(System.nanoTime());
    if (first == null) {
      first = loss;
      begin = wholeUntil;
      noticed = Instant.now();
      resyncBegun = false;
      tell(loss, ", a resync is due");
      counters.overruns.incrementAndGet();
    } else if (resyncBegun && loss.isOverflow()) {
      // The buffer can't even hold what comes while everything is read once.
      resyncBegun = false;
      tell(loss, " again, a resync is due; " + widened());
    } else {
      tell(loss, ", a resync is due");
    }
    last = Optional.of(gap(first, Optional.empty()));
  }

  void resyncBegins() {
    schedule.begun();
    resyncBegun = true;
  }

  /** Everything has been read again, and nothing was lost meanwhile. */
  void closed(Instant end) {
    if (first != null) {
      announce(first, Optional.of(end));
      first = null;
    }
  }

  /** The monitor ends: nothing will close the gap. */
  void leftOpen() {
    if (first != null) {
      announce(first, Optional.empty());
      first = null;
    }
  }

  private void announce(Loss loss, Optional<Instant> end) {
    Gap gap = gap(loss, end);
    last = Optional.of(gap);
    dropsBefore += gap.drops();
    publisher.overrun(gap, noticed);
  }

  private Gap gap(Loss loss, Optional<Instant> end) {
    long drops = counters.kernelDrops.get() - dropsBefore;
    return new Gap(begin, end, drops, loss.reason(), loss.detail());
  }

  private String widened() {
    return events.widen()
        ? "the receive buffer has %d bytes now".formatted(events.receiveBuffer())
        : "the receive buffer stays at %d bytes, raise net.core.rmem_max"
            .formatted(events.receiveBuffer());
  }

  /** Whoever sees the count of overruns must see the state, too. */
  private void tell(Loss loss, String consequence) {
    progress.state(
        MonitorStatus.State.DEGRADED, "messages were lost (" + loss.detail() + ")" + consequence);
  }
}
