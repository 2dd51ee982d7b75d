package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Datagram;
import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.MessageDecoder;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NeighborFilter;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.NetlinkSocket;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The socket on which the kernel announces, with all groups that matter and can be joined. It
 * notices every loss: an error of the socket, a message cut off or malformed, a growing drop count.
 * A socket that is closed, or tells of nothing but errors, is closed here and has to be opened
 * anew.
 */
final class EventSource implements Closeable {

  /** A storm must not keep the thread from its other work for ever. */
  private static final int MOST_DATAGRAMS = 4096;

  /**
   * An error is reported once and is gone: one that comes so often without a message is the end of
   * the socket.
   */
  private static final int MOST_ERRORS = 8;

  /** Of the receive buffer when it grows by itself, in bytes as they are asked for. */
  private static final int LARGEST_BUFFER = 32 << 20;

  private final NetlinkSocket socket;
  private final Counters counters;
  private final Following following;
  private final List<String> joined = new CopyOnWriteArrayList<>();
  private final List<String> denied = new CopyOnWriteArrayList<>();
  private final List<String> missing = new CopyOnWriteArrayList<>();
  private final List<String> unfiltered = new CopyOnWriteArrayList<>();
  private int wishedBuffer;
  private volatile int receiveBuffer;
  private int dropsOfSocket;
  private int errors;
  private Instant wholeUntil = Instant.now();
  private @Nullable Loss loss;

  private EventSource(
      NetlinkSocket socket, int wishedBuffer, Counters counters, Following following) {
    this.socket = socket;
    this.wishedBuffer = wishedBuffer;
    this.counters = counters;
    this.following = following;
  }

  /**
   * @param socket a new one, which is closed with this
   * @param receiveBuffer the wished size of the kernel's buffer, in bytes
   */
  static EventSource open(
      NetlinkSocket socket, int receiveBuffer, Counters counters, Following following) {
    EventSource source = new EventSource(socket, receiveBuffer, counters, following);
    source.listen();
    return source;
  }

  /**
   * Opens the socket anew if it has broken, and listens as before; what was announced meanwhile is
   * lost.
   *
   * @throws NetlinkException if that is refused
   */
  void reopenIfBroken() throws NetlinkException {
    if (!socket.isOpen()) {
      socket.reopen();
      listen();
    }
  }

  private void listen() {
    errors = 0;
    dropsOfSocket = 0;
    receiveBuffer = socket.receiveBuffer(wishedBuffer);
    Stream.of(joined, denied, missing, unfiltered).forEach(List::clear);
    following.neighborFilter().ifPresent(this::attach);
    for (MulticastGroup group : following.groups()) {
      int errno = socket.join(group);
      if (errno == 0) {
        joined.add(group.name());
      } else {
        String refusal = group.name() + " (" + Errno.name(errno) + ")";
        denied.add(refusal);
        if (following.growsOldWithout(group)) {
          missing.add(refusal);
        }
      }
    }
  }

  private void attach(NeighborFilter filter) {
    int errno = socket.attach(filter);
    if (errno != 0) {
      unfiltered.add(MulticastGroup.NEIGH + " (" + Errno.name(errno) + ")");
    }
  }

  NetlinkSocket socket() {
    return socket;
  }

  List<String> joined() {
    return List.copyOf(joined);
  }

  /** Groups that the kernel refused, and why. */
  List<String> denied() {
    return List.copyOf(denied);
  }

  /** Those of the denied groups without which changes stay unseen until an audit. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  /** Groups that tell of more than is followed, because the kernel refused the filter, and why. */
  List<String> unfiltered() {
    return List.copyOf(unfiltered);
  }

  /** What the kernel has granted for what waits to be received, in bytes as it counts them. */
  int receiveBuffer() {
    return receiveBuffer;
  }

  /** Doubles that buffer, up to a limit; returns whether it has become larger. */
  boolean widen() {
    int before = receiveBuffer;
    if (socket.isOpen() && wishedBuffer <= LARGEST_BUFFER / 2) {
      wishedBuffer *= 2;
      receiveBuffer = socket.receiveBuffer(wishedBuffer);
    }
    return receiveBuffer > before;
  }

  /**
   * Takes what has arrived.
   *
   * @return false if there may be more
   */
  boolean drain(Consumer<Event> events) {
    for (int i = 0; i < MOST_DATAGRAMS && socket.isOpen(); i++) {
      try {
        Datagram datagram = socket.receive();
        if (!datagram.isPresent()) {
          checkDrops();
          whole(Instant.now());
          return true;
        }
        errors = 0;
        take(datagram, events);
      } catch (NetlinkException e) {
        // The error comes before messages that are still valid, and those free the buffer.
        lost(Loss.whileReceiving(e));
        if (++errors == MOST_ERRORS) {
          socket.close();
        }
      }
    }
    return !socket.isOpen();
  }

  /**
   * Until then at least, no event is missing; from the first loss on it stands still, until that is
   * taken.
   */
  Instant wholeUntil() {
    return wholeUntil;
  }

  /** Why the events since the last call are not complete; empty if they are. */
  Optional<Loss> takeLoss() {
    Optional<Loss> taken = Optional.ofNullable(loss);
    loss = null;
    return taken;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void take(Datagram datagram, Consumer<Event> events) {
    if (!datagram.fromKernel()) {
      counters.malformed.incrementAndGet();
      return;
    }
    if (datagram.truncated()) {
      lost(new Loss(Overrun.Reason.TRUNCATED, "a message larger than the buffer"));
      return;
    }
    Instant now = Instant.now();
    int malformed =
        MessageDecoder.decode(
            datagram.bytes(),
            message -> {
              counters.messages.incrementAndGet();
              events.accept(new Event(message, now));
            });
    if (malformed > 0) {
      counters.malformed.addAndGet(malformed);
      lost(new Loss(Overrun.Reason.MALFORMED, "a malformed message"));
    }
    whole(now);
  }

  private void checkDrops() {
    OptionalInt drops = socket.kernelDrops();
    if (drops.isPresent() && drops.getAsInt() != dropsOfSocket) {
      // The kernel counts modulo 2^32.
      counters.kernelDrops.addAndGet(Integer.toUnsignedLong(drops.getAsInt() - dropsOfSocket));
      dropsOfSocket = drops.getAsInt();
      lost(new Loss(Overrun.Reason.DROPS, "the kernel's drop count"));
    }
  }

  private void whole(Instant until) {
    if (loss == null) {
      wholeUntil = until;
    }
  }

  private void lost(Loss noticed) {
    if (loss == null) {
      loss = noticed;
    }
  }
}
