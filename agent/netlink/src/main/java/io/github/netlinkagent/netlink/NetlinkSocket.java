package io.github.netlinkagent.netlink;

import java.io.Closeable;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

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

  /** A message of the kernel is smaller by far. */
  private static final int LARGEST_BUFFER = 16 << 20;

  /** What {@code poll(2)} passes over. */
  private static final int NO_DESCRIPTOR = -1;

  private final LibC libC;
  private final ByteBuffer address = direct(ADDRESS_LENGTH);
  private final ByteBuffer addressLength = direct(4);
  private int descriptor = NO_DESCRIPTOR;
  private ByteBuffer buffer;
  private int sequence;

  private NetlinkSocket(LibC libC, int firstBuffer) {
    this.libC = libC;
    buffer = direct(firstBuffer);
  }

  /**
   * Opens and binds a socket. Strict checking and extended acknowledgements are switched on where
   * the kernel has them.
   *
   * @throws NetlinkException if it is refused
   */
  public static NetlinkSocket open() throws NetlinkException {
    return open(LibC.instance(), FIRST_BUFFER);
  }

  /** For tests, that have the calls fail, or the buffer be too small. */
  static NetlinkSocket open(LibC libC, int firstBuffer) throws NetlinkException {
    NetlinkSocket socket = new NetlinkSocket(libC, firstBuffer);
    socket.reopen();
    return socket;
  }

  /**
   * Opens it anew, as it was when it was first opened, but for the memory that it receives into,
   * which stays as large as it has become. What waited in it is lost.
   *
   * @throws NetlinkException if that is refused: then it is closed
   */
  public void reopen() throws NetlinkException {
    close();
    descriptor = libC.socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (descriptor < 0) {
      throw refused("socket(AF_NETLINK)", LibC.errno());
    }
    // Without a bind a joined group delivers nothing; port 0 lets the kernel choose.
    if (libC.bind(descriptor, ownAddress(), ADDRESS_LENGTH) < 0) {
      int errno = LibC.errno();
      close();
      throw refused("bind", errno);
    }
    set(SOL_NETLINK, NETLINK_EXT_ACK, 1);
    set(SOL_NETLINK, NETLINK_CAP_ACK, 1);
    set(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
  }

  /** False once it is closed, by us or, as far as a call has shown it, by somebody else. */
  public boolean isOpen() {
    return descriptor >= 0;
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

  /**
   * Messages that the kernel has dropped since the socket was opened because the receive buffer was
   * full, modulo 2^32; empty where it does not tell.
   */
  public OptionalInt kernelDrops() {
    ByteBuffer values = direct(4 * SK_MEMINFO_VARS);
    ByteBuffer length = direct(4).putInt(0, 4 * SK_MEMINFO_VARS);
    return libC.getsockopt(descriptor, SOL_SOCKET, SO_MEMINFO, values, length) < 0
        ? OptionalInt.empty()
        : OptionalInt.of(values.getInt(4 * SK_MEMINFO_DROPS));
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
        throw failed("a request", errno);
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
        throw failed("receiving", errno);
      }
    }
  }

  /** Negative if it is closed. */
  int descriptor() {
    return descriptor;
  }

  @Override
  public void close() {
    if (isOpen()) {
      libC.close(descriptor);
      descriptor = NO_DESCRIPTOR;
    }
  }

  private NetlinkException failed(String call, int errno) {
    if (errno == Errno.EBADF || errno == Errno.ENOTSOCK) {
      // Somebody has closed it. The number may be that of another file by now: leave it alone.
      descriptor = NO_DESCRIPTOR;
    }
    return new NetlinkException(call + " failed with " + Errno.name(errno), errno);
  }

  private Datagram datagram(int length) {
    boolean fromKernel = address.getInt(4) == 0;
    if (length > buffer.capacity()) {
      // What was cut off is lost, but not the next one of that size. Others may send what they
      // like.
      if (fromKernel && length <= LARGEST_BUFFER) {
        buffer = direct(Integer.highestOneBit(length) << 1);
      }
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
