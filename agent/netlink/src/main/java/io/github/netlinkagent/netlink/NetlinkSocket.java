package io.github.netlinkagent.netlink;

import java.io.Closeable;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A socket of {@code NETLINK_ROUTE}: see {@code netlink(7)}. It never blocks; {@link Poller} waits.
 * Not for several threads at once.
 */
public final class NetlinkSocket implements Closeable {

  private static final int AF_NETLINK = 16;
  private static final int NETLINK_ROUTE = 0;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_TRUNC = 0x20;

  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SO_MEMINFO = 55;
  private static final int SK_MEMINFO_DROPS = 8;
  private static final int SK_MEMINFO_VARS = 9;

  private static final int SOL_NETLINK = 270;
  private static final int NETLINK_ADD_MEMBERSHIP = 1;
  private static final int NETLINK_CAP_ACK = 10;
  private static final int NETLINK_EXT_ACK = 11;
  private static final int NETLINK_GET_STRICT_CHK = 12;

  /** {@code sizeof(struct sockaddr_nl)}. */
  private static final int ADDRESS_LENGTH = 12;

  /** More than the kernel ever puts into one datagram of a dump (32 kB). */
  private static final int FIRST_BUFFER = 64 << 10;

  private final LibC libC = LibC.instance();
  private final int descriptor;
  private final ByteBuffer address = direct(ADDRESS_LENGTH);
  private final ByteBuffer addressLength = direct(4);
  private ByteBuffer buffer = direct(FIRST_BUFFER);
  private int sequence;
  private boolean closed;

  private NetlinkSocket(int descriptor) {
    this.descriptor = descriptor;
  }

  /**
   * Opens and binds a socket. Strict checking and extended acknowledgements are switched on where
   * the kernel has them.
   *
   * @throws NetlinkException if it is refused
   */
  public static NetlinkSocket open() throws NetlinkException {
    int descriptor =
        LibC.instance().socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (descriptor < 0) {
      throw refused("socket(AF_NETLINK)", LibC.errno());
    }
    NetlinkSocket socket = new NetlinkSocket(descriptor);
    // Without a bind a joined group delivers nothing; port 0 lets the kernel choose.
    if (socket.libC.bind(descriptor, socket.ownAddress(), ADDRESS_LENGTH) < 0) {
      int errno = LibC.errno();
      socket.close();
      throw refused("bind", errno);
    }
    socket.set(SOL_NETLINK, NETLINK_EXT_ACK, 1);
    socket.set(SOL_NETLINK, NETLINK_CAP_ACK, 1);
    socket.set(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
    return socket;
  }

  /**
   * Listens to a group; returns 0, or the errno with which the kernel refused: {@code EPERM} for
   * lack of a capability, {@code EINVAL} if the kernel has no such group.
   */
  public int join(MulticastGroup group) {
    return set(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group.number()) < 0 ? LibC.errno() : 0;
  }

  /**
   * Has the kernel keep back what a filter does not let pass, from the next message on; returns 0,
   * or the errno with which it refused: {@code ENOMEM} where {@code net.core.optmem_max} is too
   * small, {@code EPERM} where a security policy stands before it.
   */
  public int attach(NeighborFilter filter) {
    ByteBuffer program = filter.program();
    try {
      ByteBuffer value = LibC.arrayOf(program, NeighborFilter.INSTRUCTION_LENGTH);
      return libC.setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, value, value.remaining()) < 0
          ? LibC.errno()
          : 0;
    } finally {
      Reference.reachabilityFence(program); // only its address was passed
    }
  }

  /**
   * Asks for a receive buffer of that many bytes, beyond {@code net.core.rmem_max} where
   * privileged.
   *
   * @return what was granted, as the kernel counts: twice what was asked for
   */
  public int receiveBuffer(int bytes) {
    if (set(SOL_SOCKET, SO_RCVBUFFORCE, bytes) < 0) {
      set(SOL_SOCKET, SO_RCVBUF, bytes);
    }
    ByteBuffer value = direct(4);
    ByteBuffer length = direct(4).putInt(0, 4);
    return libC.getsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, value, length) < 0
        ? 0
        : value.getInt(0);
  }

  /** Messages that the kernel has dropped because the receive buffer was full; 0 if unknown. */
  public long kernelDrops() {
    ByteBuffer values = direct(4 * SK_MEMINFO_VARS);
    ByteBuffer length = direct(4).putInt(0, 4 * SK_MEMINFO_VARS);
    return libC.getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, values, length) < 0
        ? 0
        : Integer.toUnsignedLong(values.getInt(4 * SK_MEMINFO_DROPS));
  }

  /**
   * Sends a request to the kernel.
   *
   * @return its sequence number, which the answers carry
   */
  public int send(Request request) throws NetlinkException {
    ByteBuffer message = request.encode(++sequence);
    ByteBuffer kernel = direct(ADDRESS_LENGTH).putShort(0, (short) AF_NETLINK);
    while (libC.sendto(descriptor, message, message.remaining(), 0, kernel, ADDRESS_LENGTH) < 0) {
      int errno = LibC.errno();
      if (errno != Errno.EINTR) {
        throw new NetlinkException("a request failed with " + Errno.name(errno), errno);
      }
    }
    return sequence;
  }

  /**
   * Receives one datagram if there is one. Its bytes are valid until the next call.
   *
   * @throws NetlinkException if the kernel reports an error of the socket: {@code ENOBUFS} if
   *     messages were lost
   */
  public Datagram receive() throws NetlinkException {
    while (true) {
      buffer.clear();
      addressLength.putInt(0, ADDRESS_LENGTH);
      long length =
          libC.recvfrom(
              descriptor,
              buffer,
              buffer.capacity(),
              MSG_DONTWAIT | MSG_TRUNC,
              address,
              addressLength);
      if (length >= 0) {
        return datagram((int) length);
      }
      int errno = LibC.errno();
      if (errno == Errno.EAGAIN) {
        return Datagram.NONE;
      }
      if (errno != Errno.EINTR) {
        throw new NetlinkException("receiving failed with " + Errno.name(errno), errno);
      }
    }
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      libC.close(descriptor);
    }
  }

  private Datagram datagram(int length) {
    boolean fromKernel = address.getInt(4) == 0;
    if (length > buffer.capacity()) {
      // What was cut off is lost, but not the next one of that size.
      buffer = direct(Integer.highestOneBit(length) << 1);
      return new Datagram(buffer.limit(0), fromKernel, true);
    }
    return new Datagram(buffer.limit(length), fromKernel, false);
  }

  private ByteBuffer ownAddress() {
    return direct(ADDRESS_LENGTH).putShort(0, (short) AF_NETLINK);
  }

  private int set(int level, int option, int value) {
    return libC.setsockopt(descriptor, level, option, direct(4).putInt(0, value), 4);
  }

  private static NetlinkException refused(String call, int errno) {
    String remedy =
        switch (errno) {
          case Errno.EAFNOSUPPORT, Errno.EPROTONOSUPPORT ->
              "Allow AF_NETLINK: in a systemd unit by RestrictAddressFamilies=, else in the seccomp"
                  + " profile of the container";
          case Errno.EPERM, Errno.EACCES ->
              "Allow netlink_route_socket in the security policy (SELinux, AppArmor, seccomp)";
          case Errno.EMFILE -> "Raise the limit of open files (ulimit -n)";
          default -> "See netlink(7) for the meaning";
        };
    return new NetlinkException(
        "%s failed with %s. %s".formatted(call, Errno.name(errno), remedy), errno);
  }

  private static ByteBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }
}
