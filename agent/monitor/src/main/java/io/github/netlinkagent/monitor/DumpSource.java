package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Datagram;
import io.github.netlinkagent.netlink.DoneMessage;
import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.ErrorMessage;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.NetlinkSocket;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import java.io.Closeable;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The socket on which the kernel answers. One request at a time: a second dump beside the first
 * would be refused with {@code EBUSY}.
 */
final class DumpSource implements Closeable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Poller poller;
  private final NetlinkSocket events;
  private final Counters counters;
  private final NetlinkSocket socket;

  private DumpSource(NetlinkSocket socket, NetlinkSocket events, Poller poller, Counters counters) {
    this.socket = socket;
    this.events = events;
    this.poller = poller;
    this.counters = counters;
  }

  /**
   * @param events is served too while an answer is awaited
   */
  static DumpSource open(NetlinkSocket events, Poller poller, Counters counters)
      throws NetlinkException {
    return over(NetlinkSocket.open(), events, poller, counters);
  }

  /**
   * @param socket a new one, which is closed with this
   */
  static DumpSource over(
      NetlinkSocket socket, NetlinkSocket events, Poller poller, Counters counters) {
    return new DumpSource(socket, events, poller, counters);
  }

  /**
   * An answer.
   *
   * @param errno with which the kernel refused; 0 if it did not
   * @param text what the kernel said about the refusal; may be empty
   * @param complete false if the kernel said that it was torn, or a part did not fit
   * @param readable false if it holds a message that can't be read; a second try would not change
   *     that, but what was not handed over may be there
   */
  record Answer(int errno, String text, boolean complete, boolean readable) {

    NetlinkException refusal() {
      return new NetlinkException(
          "the kernel refused with %s %s".formatted(Errno.name(errno), text).strip(), errno);
    }
  }

  /**
   * Asks, and waits for the whole answer.
   *
   * @param each takes its messages as they come: all of them may be more than what is kept
   * @param meanwhile called now and then, to take events before their buffer overflows; ends the
   *     wait by throwing
   * @throws NetlinkException if the kernel does not answer
   */
  Answer ask(Request request, Consumer<Message> each, Runnable meanwhile) throws NetlinkException {
    if (!socket.isOpen()) {
      socket.reopen();
    }
    counters.requests.incrementAndGet();
    try {
      return collect(socket.send(request), each, meanwhile);
    } catch (NetlinkException | RuntimeException e) {
      // What is left of the answer must not be taken for the next one.
      socket.close();
      throw e;
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private Answer collect(int sequence, Consumer<Message> each, Runnable meanwhile)
      throws NetlinkException {
    Collector collector = new Collector(sequence, each);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!collector.done) {
      Datagram datagram = socket.receive();
      if (datagram.isPresent() && !datagram.fromKernel()) {
        counters.malformed.incrementAndGet();
      } else if (datagram.isPresent() && datagram.truncated()) {
        // Maybe it was the end of the answer. The next one of that size fits.
        socket.close();
        return new Answer(0, "", false, false);
      } else if (datagram.isPresent()) {
        collector.take(datagram);
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw new NetlinkException(
            "the kernel did not answer within %d s".formatted(PATIENCE.toSeconds()), 0);
      } else {
        poller.await(PATIENCE, socket, events);
      }
      meanwhile.run();
    }
    return new Answer(collector.errno, collector.text, collector.complete, collector.readable);
  }

  private final class Collector {

    private final int sequence;
    private final Consumer<Message> each;
    private boolean complete = true;
    private boolean readable = true;
    private boolean done;
    private int errno;
    private String text = "";

    Collector(int sequence, Consumer<Message> each) {
      this.sequence = sequence;
      this.each = each;
    }

    void take(Datagram datagram) {
      int malformed = MessageDecoder.decode(datagram.bytes(), this::take);
      counters.malformed.addAndGet(malformed);
      readable &= malformed == 0;
    }

    private void take(Message message) {
      counters.messages.incrementAndGet();
      if (message.header().sequence() != sequence) {
        return;
      }
      complete &= !message.header().has(Header.DUMP_INTERRUPTED);
      if (message instanceof DoneMessage end) {
        done = true;
        // The dump of one routing table, or of one link, says so if there is none: it is empty.
        complete &= end.errno() == 0 || end.errno() == Errno.ENOENT || end.errno() == Errno.ENODEV;
      } else if (message instanceof ErrorMessage refused) {
        done = true;
        errno = refused.errno();
        text = refused.text();
      } else {
        each.accept(message);
        done = !message.header().has(Header.MULTI);
      }
    }
  }
}
