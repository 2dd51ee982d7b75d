package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * The calls of the C library that a netlink socket takes. Buffers must be direct: the C library
 * reads and writes them from their position on.
 *
 * <p>Public only because JNR-FFI implements it in a class of another loader; see netlink(7),
 * socket(7) and eventfd(2) for the calls.
 */
public interface LibC {

  int socket(int domain, int type, int protocol);

  int bind(int descriptor, ByteBuffer address, int addressLength);

  int getsockname(int descriptor, ByteBuffer address, ByteBuffer addressLength);

  int setsockopt(int descriptor, int level, int option, ByteBuffer value, int valueLength);

  int getsockopt(int descriptor, int level, int option, ByteBuffer value, ByteBuffer valueLength);

  @ssize_t
  long sendto(
      int descriptor,
      ByteBuffer bytes,
      @size_t long length,
      int flags,
      ByteBuffer address,
      int addressLength);

  @ssize_t
  long recvfrom(
      int descriptor,
      ByteBuffer bytes,
      @size_t long length,
      int flags,
      ByteBuffer address,
      ByteBuffer addressLength);

  int poll(ByteBuffer descriptors, long count, int timeoutMillis);

  int eventfd(int initial, int flags);

  @ssize_t
  long read(int descriptor, ByteBuffer bytes, @size_t long length);

  @ssize_t
  long write(int descriptor, ByteBuffer bytes, @size_t long length);

  int close(int descriptor);

  /** The one instance, bound when it is first needed. */
  static LibC instance() {
    return Holder.INSTANCE;
  }

  /** {@code errno} of the last call of this thread. */
  static int errno() {
    return LastError.getLastError(Holder.RUNTIME);
  }

  /**
   * What the C library takes for an array whose length it can't know, {@code struct sock_fprog}:
   * the number of elements and a pointer to the first. The array must be kept as long as it is
   * used.
   *
   * @param elements a direct buffer, from its position on
   */
  static ByteBuffer arrayOf(ByteBuffer elements, int elementLength) {
    int pointerLength = Holder.RUNTIME.addressSize();
    long address = Pointer.wrap(Holder.RUNTIME, elements).address();
    ByteBuffer array = ByteBuffer.allocateDirect(2 * pointerLength).order(ByteOrder.nativeOrder());
    array.putShort(0, (short) (elements.remaining() / elementLength));
    return pointerLength == Long.BYTES
        ? array.putLong(pointerLength, address)
        : array.putInt(pointerLength, (int) address);
  }

  /** Keeps the native library from being loaded before it is needed. */
  final class Holder {

    private static final LibC INSTANCE = LibraryLoader.create(LibC.class).load("c");
    private static final Runtime RUNTIME = Runtime.getRuntime(INSTANCE);

    private Holder() {}
  }
}
