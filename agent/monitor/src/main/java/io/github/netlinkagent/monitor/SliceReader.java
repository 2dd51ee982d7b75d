package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads slices again and makes the model equal to them.
 *
 * <p>A dump of the kernel can be torn by changes that come while it runs, and only for links,
 * addresses and nexthops it says so. Hence the quiet criterion: a dump is of one moment if no event
 * of its slice came while it ran. Otherwise it is repeated, and of the last of some attempts only
 * that is taken which the events of its time leave certain, see {@link Reread}.
 */
final class SliceReader {

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

  /** What takes longer is not tried again at once. */
  private static final Duration LONGEST_TRY = Duration.ofMillis(100);

  /** Loopback: the one link that every namespace has. */
  private static final int SOME_LINK = 1;

  private final EventSource events;
  private final DumpSource dumps;
  private final Poller poller;
  private final Model model;
  private final ModelUpdate update;
  private final Refusals refusals;
  private final Consumer<Event> apply;
  private final BooleanSupplier closing;

  /** Of the read that is under way: for others who hold a lock, and for the next attempt. */
  private long waitedNanos;

  SliceReader(
      EventSource events,
      DumpSource dumps,
      Poller poller,
      Model model,
      ModelUpdate update,
      Refusals refusals,
      Consumer<Event> apply,
      BooleanSupplier closing) {
    this.events = events;
    this.dumps = dumps;
    this.poller = poller;
    this.model = model;
    this.update = update;
    this.refusals = refusals;
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
   * @param left what of the slice moved meanwhile and has to be read again
   * @param wider slices that have to be read because this one did not tell enough
   * @param workNanos how long that took, without what was waited for
   */
  record Result(Doubts left, Set<Slice> wider, long workNanos) {}

  /**
   * Reads a slice. Events that come meanwhile are applied at once.
   *
   * @param doubts what of it is to be settled
   * @param reasons asked for when the answers are there
   */
  Result read(Slice slice, Doubts doubts, Supplier<Reasons> reasons) throws NetlinkException {
    return read(slice, slice::requests, doubts, reasons);
  }

  /** Reads all of a slice as cheaply as the kernel can list what is compared. */
  Result audit(Slice slice, Supplier<Reasons> reasons) throws NetlinkException {
    return read(slice, slice::auditRequests, Doubts.EVERYTHING, reasons);
  }

  private Result read(
      Slice slice,
      Function<Model, List<Request>> requests,
      Doubts doubts,
      Supplier<Reasons> reasons)
      throws NetlinkException {
    long start = System.nanoTime();
    waitedNanos = 0;
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      meanwhile(apply);
      Listing listing = new Listing(slice, doubts, Instant.now());
      listing.read(requests);
      boolean last = attempt == ATTEMPTS || workedSince(start) > LONGEST_TRY.toNanos();
      if (listing.reread.isOfOneMoment() || last) {
        update.replace(listing.reread, reasons.get(), listing.readAt);
        return new Result(listing.reread.left(), listing.reread.wider(), workedSince(start));
      }
      long paused = System.nanoTime();
      poller.await(pause);
      waitedNanos += System.nanoTime() - paused;
      pause = pause.multipliedBy(2);
    }
  }

  private long workedSince(long start) {
    return System.nanoTime() - start - waitedNanos;
  }

  /** That of which the kernel was asked to list something is not there: so there is nothing. */
  static boolean isGone(int errno) {
    return errno == Errno.ENODEV || errno == Errno.ENOENT;
  }

  private void meanwhile(Consumer<Event> take) {
    if (closing.getAsBoolean()) {
      throw new ClosedException();
    }
    events.drain(take);
  }

  /** One attempt. */
  private final class Listing {

    private final Slice slice;
    private final Instant readAt;
    private final Reread reread;
    private boolean ended;

    Listing(Slice slice, Doubts doubts, Instant readAt) {
      this.slice = slice;
      this.readAt = readAt;
      reread = update.reread(slice, doubts, () -> meanwhile(this::take));
    }

    void read(Function<Model, List<Request>> requests) throws NetlinkException {
      awaitKernel();
      int refused = 0;
      for (Request request : requests.apply(model)) {
        DumpSource.Answer answer = dumps.ask(request, this::add, () -> meanwhile(this::take));
        if (!answer.complete()) {
          reread.torn();
        }
        if (!answer.readable()) {
          reread.unreadable();
        }
        if (Refusals.Reason.of(answer.errno()).isPresent()) {
          refused = answer.errno();
          reread.unreadable();
        } else if (answer.errno() != 0 && !isGone(answer.errno())) {
          throw answer.refusal();
        }
      }
      refusals.answered(slice, refused);
      if (model.store(slice.kind()).countsMessages()) {
        awaitKernel();
      } else {
        meanwhile(this::take);
      }
      ended = true;
    }

    /**
     * Waits until the kernel has finished what it has announced so far, and has announced what it
     * has finished, which would else come behind a list that tells it already. Many changes are
     * announced in the middle of the work, before it or after it, under the lock RTNL
     * (fib_table_delete notifies before it unlinks, fib_table_insert after it has linked, a link
     * that goes down before its routes do); a request that takes this lock is answered when they
     * are done.
     */
    private void awaitKernel() throws NetlinkException {
      long begun = System.nanoTime();
      DumpSource.Answer answer =
          dumps.ask(LinkMessage.get(SOME_LINK), message -> {}, () -> meanwhile(this::take));
      waitedNanos += System.nanoTime() - begun;
      if (answer.errno() != 0 && answer.errno() != Errno.ENODEV) {
        throw answer.refusal();
      }
      meanwhile(this::take);
    }

    private void take(Event event) {
      for (NetworkObject object : Kinds.read(event.message(), readAt)) {
        if (concerns(object)) {
          reread.told(object.kind().placed(object, model));
          if (!ended) {
            reread.torn();
          }
        }
      }
      apply.accept(event);
    }

    /** Of a group of siblings a message may tell only those that lead over other links. */
    private boolean concerns(NetworkObject object) {
      return slice.contains(object)
          || (slice.link() != 0
              && object instanceof Route route
              && model.routes(route.key()).stream().anyMatch(slice::contains));
    }

    private void add(Message message) {
      for (NetworkObject object : Kinds.read(message, readAt)) {
        if (update.isHeld(slice, object)) {
          reread.add(object.kind().placed(object, model));
        }
      }
    }
  }
}
