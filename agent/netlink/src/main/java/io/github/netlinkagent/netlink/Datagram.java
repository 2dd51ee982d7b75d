package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * What one call of {@code recvfrom(2)} brought.
 *
 * @param bytes messages, from position to limit; valid until the socket's next receive
 * @param fromKernel whether the sender's port is 0. Others can send too, if they are privileged
 * @param truncated whether it did not fit and is lost
 */
public record Datagram(ByteBuffer bytes, boolean fromKernel, boolean truncated) {

  /** There was nothing to receive. */
  public static final Datagram NONE = new Datagram(ByteBuffer.allocate(0), true, false);

  /** Whether there was anything; even an empty datagram is something. */
  @SuppressWarnings("ReferenceEquality") // the one instance that means nothing
  public boolean isPresent() {
    return this != NONE;
  }
}
