package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.Message;
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
  private final Model model;
  private final ModelUpdate update;
  private final Refusals refusals;
  private final Consumer<Event> apply;
  private final BooleanSupplier closing;

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
   * @param differences objects that differed in meaning
   * @param quiet whether nothing moved meanwhile; if not, read again later
   */
  record Result(int differences, boolean quiet) {}

  /**
   * Reads a slice. Events that come meanwhile are applied before this returns.
   *
   * @param reasons asked for when the answers are there
   */
  Result read(Slice slice, Supplier<Reasons> reasons) throws NetlinkException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      events.drain(apply);
      List<Event> early = awaitKernel();
      List<Event> waiting = new ArrayList<>();
      try {
        Listing listing = list(slice, waiting);
        collect(waiting);
        boolean quiet =
            listing.complete
                && Stream.of(early, waiting)
                    .flatMap(List::stream)
                    .noneMatch(event -> slice.concerns(event.message()));
        if (quiet || attempt == ATTEMPTS) {
          return new Result(
              update.replace(
                  slice, listing.objects, listing.readable, reasons.get(), listing.readAt),
              quiet);
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
      DumpSource.Answer answer =
          dumps.ask(LinkMessage.get(SOME_LINK), message -> {}, () -> collect(early));
      if (answer.errno() != 0 && answer.errno() != Errno.ENODEV) {
        throw answer.refusal();
      }
    } finally {
      early.forEach(apply);
    }
    return early;
  }

  /** What the kernel has answered to all requests of a slice. */
  private static final class Listing {

    private final Instant readAt = Instant.now();
    private final List<NetworkObject> objects = new ArrayList<>();
    private boolean complete = true;
    private boolean readable = true;
  }

  private Listing list(Slice slice, List<Event> waiting) throws NetlinkException {
    Listing listing = new Listing();
    int refused = 0;
    for (Request request : slice.requests(model)) {
      DumpSource.Answer answer =
          dumps.ask(request, message -> addTo(listing, slice, message), () -> collect(waiting));
      listing.complete &= answer.complete();
      listing.readable &= answer.readable();
      if (Refusals.Reason.of(answer.errno()).isPresent()) {
        refused = answer.errno();
        listing.readable = false;
      } else if (answer.errno() != 0 && !isGone(answer.errno())) {
        throw answer.refusal();
      }
    }
    refusals.answered(slice, refused);
    return listing;
  }

  private void addTo(Listing listing, Slice slice, Message message) {
    Kinds.read(message, listing.readAt).stream()
        .filter(object -> update.isHeld(slice, object))
        .forEach(listing.objects::add);
  }

  /** That of which the kernel was asked to list something is not there: so there is nothing. */
  static boolean isGone(int errno) {
    return errno == Errno.ENODEV || errno == Errno.ENOENT;
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
