package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.NetlinkException;
import org.junit.jupiter.api.Test;

class LossTest {

  @Test
  void aFullBufferIsAReasonOfItsOwn() {
    assertEquals(
        new Loss(Overrun.Reason.ENOBUFS, "ENOBUFS"),
        Loss.whileReceiving(new NetlinkException("receiving failed", Errno.ENOBUFS)));
  }

  @Test
  void allOtherErrorsOfTheSocketAreOneReasonAndTheDetailNamesThem() {
    assertEquals(
        new Loss(Overrun.Reason.RECEIVE_ERROR, "EINVAL"),
        Loss.whileReceiving(new NetlinkException("receiving failed", Errno.EINVAL)));
    assertEquals(
        new Loss(Overrun.Reason.RECEIVE_ERROR, "errno 7777"),
        Loss.whileReceiving(new NetlinkException("receiving failed", 7777)));
  }

  @Test
  void aRefusalIsToldFromAMistakeOfTheAgentsOwn() {
    assertEquals(
        Overrun.Reason.REFUSED, Loss.whileWorking(new NetlinkException("no answer", 0)).reason());
    assertEquals(
        new Loss(Overrun.Reason.FAULT, "java.lang.IllegalStateException: left undone"),
        Loss.whileWorking(new IllegalStateException("left undone")));
  }
}
