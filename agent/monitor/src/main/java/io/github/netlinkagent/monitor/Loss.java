package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.NetlinkException;

/** Messages were lost, or may have been: the model is not to be trusted until a resync. */
record Loss(Overrun.Reason reason, String detail) {

  /** What an error of the socket on which the kernel announces says. */
  static Loss whileReceiving(NetlinkException e) {
    return new Loss(
        e.errno() == Errno.ENOBUFS ? Overrun.Reason.ENOBUFS : Overrun.Reason.RECEIVE_ERROR,
        Errno.name(e.errno()));
  }

  /** What follows from work on the model that has ended half-way. */
  static Loss whileWorking(Exception e) {
    return new Loss(
        e instanceof NetlinkException ? Overrun.Reason.REFUSED : Overrun.Reason.FAULT,
        e.toString());
  }

  /** Whether the receive buffer was too small for what came. */
  boolean isOverflow() {
    return reason == Overrun.Reason.ENOBUFS || reason == Overrun.Reason.DROPS;
  }
}
