package io.github.netlinkagent.netlink;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * Waits until a socket can be read or somebody calls {@link #wakeUp}, the only method for any
 * thread. Nobody should wait anywhere else: a thread in native code delays the exit of the JVM by
 * 0.3 s, and only from here it can be called back.
 */
public final class Poller implements Closeable {

  private static final int EFD_NONBLOCK = 0x800;
  private static final int EFD_CLOEXEC = 0x80000;

  /** {@code struct pollfd}: descriptor, events, returned events. */
  private static final int POLLFD_LENGTH = 8;

  /** Where the returned events stand in it. */
  private static final int RETURNED = 6;

  private static final short POLLIN = 0x1;
  private static final short POLLNVAL = 0x20;
  private static final int NEVER = -1;
  private static final int MOST_SOCKETS = 2;

  private final LibC libC = LibC.instance();
  private final ByteBuffer descriptors = direct((MOST_SOCKETS + 1) * POLLFD_LENGTH);
  private final ByteBuffer counter = direct(Long.BYTES);
  private final ByteBuffer one = direct(Long.BYTES).putLong(0, 1);
  private int eventDescriptor;
  private boolean closed;

  private Poller(int eventDescriptor) {
    this.eventDescriptor = eventDescriptor;
  }

  public static Poller open() throws NetlinkException {
    int descriptor = openDescriptor();
    if (descriptor < 0) {
      int errno = LibC.errno();
      throw new NetlinkException(
          "eventfd failed with %s. Raise the limit of open files (ulimit -n)"
              .formatted(Errno.name(errno)),
          errno);
    }
    return new Poller(descriptor);
  }

  /**
   * Returns when one of the sockets has something to receive or an error to report, when woken up,
   * when a signal came, or after that time; rounded up to milliseconds.
   *
   * @param timeout negative for no limit
   * @param sockets two at most; one that is closed is passed over
   */
  public void await(Duration timeout, NetlinkSocket... sockets) {
    descriptors.clear();
    for (NetlinkSocket socket : sockets) {
      descriptors.putInt(socket.descriptor()).putShort(POLLIN).putShort((short) 0);
    }
    descriptors.putInt(eventDescriptor).putShort(POLLIN).putShort((short) 0);
    libC.poll(descriptors.flip(), sockets.length + 1, millis(timeout));
    int returned = descriptors.getShort(sockets.length * POLLFD_LENGTH + RETURNED);
    if ((returned & POLLNVAL) != 0) {
      renew();
    } else if ((returned & POLLIN) != 0) {
      // Several calls of wakeUp make one: reading resets the counter.
      libC.read(eventDescriptor, counter, Long.BYTES);
    }
  }

  /** Somebody has closed our descriptor: with it no wait would ever last. */
  private synchronized void renew() {
    if (!closed) {
      eventDescriptor = openDescriptor();
    }
  }

  private static int openDescriptor() {
    return LibC.instance().eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  }

  /** Ends the wait that is under way, or the next one if there is none. */
  public synchronized void wakeUp() {
    if (!closed) {
      libC.write(eventDescriptor, one, Long.BYTES);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      libC.close(eventDescriptor);
    }
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  private static int millis(Duration timeout) {
    return timeout.isNegative()
        ? NEVER
        : (int) Math.min(Integer.MAX_VALUE, timeout.plusNanos(999_999).toMillis());
  }
}
