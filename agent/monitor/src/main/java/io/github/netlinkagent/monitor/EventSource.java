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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The socket on which the kernel announces, with all groups that matter and can be joined. It
 * notices every loss: an error of the socket, a message cut off or malformed, a growing drop count.
 */
final class EventSource implements Closeable {

  /** A storm must not keep the thread from its other work for ever. */
  private static final int MOST_DATAGRAMS = 4096;

  private final NetlinkSocket socket;
  private final Counters counters;
  private final List<String> joined = new ArrayList<>();
  private final List<String> denied = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> unfiltered = new ArrayList<>();
  private @Nullable Loss loss;

  private EventSource(NetlinkSocket socket, Counters counters) {
    this.socket = socket;
    this.counters = counters;
  }

  static EventSource open(int receiveBuffer, Counters counters, Following following)
      throws NetlinkException {
    EventSource source = new EventSource(NetlinkSocket.open(), counters);
    source.socket.receiveBuffer(receiveBuffer);
    following.neighborFilter().ifPresent(source::attach);
    for (MulticastGroup group : following.groups()) {
      int errno = source.socket.join(group);
      if (errno == 0) {
        source.joined.add(group.name());
      } else {
        String refusal = group.name() + " (" + Errno.name(errno) + ")";
        source.denied.add(refusal);
        if (following.growsOldWithout(group)) {
          source.missing.add(refusal);
        }
      }
    }
    return source;
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

  /**
   * Takes what has arrived.
   *
   * @return false if there may be more
   */
  boolean drain(Consumer<Event> events) {
    for (int i = 0; i < MOST_DATAGRAMS; i++) {
      try {
        Datagram datagram = socket.receive();
        if (!datagram.isPresent()) {
          checkDrops();
          return true;
        }
        take(datagram, events);
      } catch (NetlinkException e) {
        // The error comes before messages that are still valid, and those free the buffer.
        lost(Loss.whileReceiving(e));
      }
    }
    return false;
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
  }

  private void checkDrops() {
    long drops = socket.kernelDrops();
    if (drops > counters.kernelDrops.get()) {
      counters.kernelDrops.set(drops);
      lost(new Loss(Overrun.Reason.DROPS, "the kernel's drop count"));
    }
  }

  private void lost(Loss noticed) {
    if (loss == null) {
      loss = noticed;
    }
  }
}
