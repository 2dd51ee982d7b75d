package io.github.netlinkagent.netlink;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jnr.ffi.LastError;
import jnr.ffi.Runtime;
import org.jspecify.annotations.Nullable;

/**
 * Opens real sockets, of which the C library can be made to report errors that no kernel can be
 * made to report. Any thread may call its methods.
 */
public final class FaultySockets {

  private static final int NONE = -1;

  private final LibC real = LibC.instance();
  private final LibC faulty;
  private final int firstBuffer;
  private final AtomicReference<@Nullable Swallowing> swallowing = new AtomicReference<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private volatile int listening = NONE;
  private volatile int answering = NONE;
  private volatile int broken = NONE;
  private volatile int errno;

  /**
   * @param firstBuffer bytes of the memory that a socket first receives into
   */
  public FaultySockets(int firstBuffer) {
    this.firstBuffer = firstBuffer;
    faulty =
        (LibC)
            Proxy.newProxyInstance(
                LibC.class.getClassLoader(),
                new Class<?>[] {LibC.class},
                (proxy, method, arguments) -> call(method, arguments));
  }

  public NetlinkSocket open() throws NetlinkException {
    return NetlinkSocket.open(faulty, firstBuffer);
  }

  /**
   * On the socket that has joined groups, the next datagram that begins with a message of that
   * {@link MessageType} is lost, and this is the error.
   */
  public void swallowNext(int type, int withErrno) {
    swallowing.set(new Swallowing(type, withErrno));
  }

  private record Swallowing(int type, int errno) {

    boolean takes(ByteBuffer datagram) {
      return Short.toUnsignedInt(datagram.getShort(4)) == type;
    }
  }

  /** From now on nothing but this error comes from the socket that has joined groups. */
  public void breakForGood(int withErrno) {
    errno = withErrno;
    broken = listening;
  }

  /** So many sockets can't be opened. */
  public void refuse(int sockets, int withErrno) {
    errno = withErrno;
    refusals.set(sockets);
  }

  /** As somebody else in the process may do it. */
  public void closeBehindItsBack() {
    real.close(listening);
  }

  /** The same with the socket of the requests. */
  public void closeTheOtherBehindItsBack() {
    real.close(answering);
  }

  /** Where others than the kernel can send to: the socket that has joined groups. */
  public long listeningPort() {
    return port(listening);
  }

  /** The same of the socket of the requests. */
  public long answeringPort() {
    return port(answering);
  }

  private long port(int descriptor) {
    int length = 12; // struct sockaddr_nl
    ByteBuffer address = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
    ByteBuffer size = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()).putInt(0, length);
    real.getsockname(descriptor, address, size);
    return Integer.toUnsignedLong(address.getInt(4));
  }

  /** How many calls have failed by what was asked for here. */
  public int failed() {
    return failed.get();
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("socket") && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return fail(method, errno);
    }
    int descriptor = (int) arguments[0];
    if (name.equals("recvfrom") && descriptor == broken) {
      return fail(method, errno);
    }
    Object result = invoke(method, arguments);
    if (name.equals("setsockopt") && isJoin(arguments)) {
      listening = descriptor;
    } else if (name.equals("sendto")) {
      answering = descriptor;
    } else if (name.equals("close") && descriptor == broken) {
      broken = NONE;
    } else if (name.equals("recvfrom") && descriptor == listening && (long) result >= 0) {
      Swallowing swallowed = swallowing.get();
      if (swallowed != null && swallowed.takes((ByteBuffer) arguments[1])) {
        swallowing.set(null);
        return fail(method, swallowed.errno);
      }
    }
    return result;
  }

  private static boolean isJoin(Object[] arguments) {
    int solNetlink = 270;
    int addMembership = 1;
    return (int) arguments[1] == solNetlink && (int) arguments[2] == addMembership;
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object fail(Method method, int withErrno) {
    failed.incrementAndGet();
    LastError.setLastError(Runtime.getRuntime(real), withErrno);
    if (method.getReturnType() == long.class) {
      return -1L;
    }
    return -1;
  }
}
