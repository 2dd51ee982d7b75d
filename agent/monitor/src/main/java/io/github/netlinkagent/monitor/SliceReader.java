package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads slices again and makes the model equal to them.
 *
 * <p>A dump of the kernel can be torn by changes that come while it runs, and only for links,
 * addresses and nexthops it says so. Hence the quiet criterion: a dump counts if no event of its
 * slice came while it ran. Otherwise it is repeated, and the last of some attempts is taken with
 * the events of its time applied on top.
 */
final class SliceReader {

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

  /** Loopback: the one link that every namespace has. */
  private static final int SOME_LINK = 1;

  /** Of events that wait while a dump runs; beyond that they wait in the kernel's buffer. */
  private static final int MOST_WAITING = 100_000;

  private final EventSource events;
  private final DumpSource dumps;
  private final Poller poller;
  private final ModelUpdate update;
  private final Consumer<Event> apply;
  private final BooleanSupplier closing;

  SliceReader(
      EventSource events,
      DumpSource dumps,
      Poller poller,
      ModelUpdate update,
      Consumer<Event> apply,
      BooleanSupplier closing) {
    this.events = events;
    this.dumps = dumps;
    this.poller = poller;
    this.update = update;
    this.apply = apply;
    this.closing = closing;
  }

  /** Ends a read because the monitor is being closed. */
  static final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * What a read has found.
   *
   * @param differences objects that differed in meaning
   * @param quiet whether nothing moved meanwhile; if not, read again later
   */
  record Result(int differences, boolean quiet) {}

  /**
   * Reads a slice. Events that come meanwhile are applied before this returns.
   *
   * @param reasons asked for when the dump is there
   */
  Result read(Slice slice, Supplier<Reasons> reasons) throws NetlinkException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      events.drain(apply);
      List<Event> early = awaitKernel();
      List<Event> waiting = new ArrayList<>();
      try {
        DumpSource.Answer answer = dumps.ask(slice.dump(), () -> collect(waiting));
        collect(waiting);
        boolean quiet =
            answer.complete()
                && Stream.of(early, waiting)
                    .flatMap(List::stream)
                    .noneMatch(event -> slice.concerns(event.message()));
        if (quiet || attempt == ATTEMPTS) {
          return new Result(replace(slice, answer, reasons.get()), quiet);
        }
      } finally {
        waiting.forEach(apply);
      }
      poller.await(pause);
      pause = pause.multipliedBy(2);
    }
  }

  /**
   * Waits until the kernel has finished what it has announced so far. Many changes are announced in
   * the middle of the work, or even before it, under the lock RTNL (fib_table_delete notifies
   * before it unlinks, a link that goes down before its routes do); a request that takes this lock
   * is answered after it.
   *
   * @return the events that came meanwhile; they are applied
   */
  private List<Event> awaitKernel() throws NetlinkException {
    List<Event> early = new ArrayList<>();
    try {
      dumps.ask(Request.link(SOME_LINK), () -> collect(early));
    } catch (NetlinkException e) {
      if (e.errno() != Errno.ENODEV) {
        throw e;
      }
    } finally {
      early.forEach(apply);
    }
    return early;
  }

  private int replace(Slice slice, DumpSource.Answer answer, Reasons reasons) {
    Instant now = Instant.now();
    List<NetworkObject> objects = new ArrayList<>(answer.messages().size());
    answer.messages().forEach(message -> ObjectReader.read(message, now).ifPresent(objects::add));
    return answer.readable()
        ? update.replace(slice, objects, reasons, now)
        : update.merge(slice, objects, reasons, now);
  }

  private void collect(List<Event> waiting) {
    if (closing.getAsBoolean()) {
      throw new ClosedException();
    }
    if (waiting.size() < MOST_WAITING) {
      events.drain(waiting::add);
    }
  }
}
