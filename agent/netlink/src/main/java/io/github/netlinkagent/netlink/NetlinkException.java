package io.github.netlinkagent.netlink;

import java.io.IOException;

/** The kernel, or what stands before it, refused a call. The message names the remedy. */
public final class NetlinkException extends IOException {

  private static final long serialVersionUID = 1;

  private final int errno;

  public NetlinkException(String message, int errno) {
    super(message);
    this.errno = errno;
  }

  /** The positive number of {@code errno(3)}; 0 where the call itself did not fail. */
  public int errno() {
    return errno;
  }
}
