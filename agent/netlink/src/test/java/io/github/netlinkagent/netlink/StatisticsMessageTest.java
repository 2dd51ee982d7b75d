package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class StatisticsMessageTest {

  private static final Header HEADER = new Header(MessageType.NEW_STATISTICS, 0, 0, 0);

  @Test
  void theCountersOfALinkAreRead() {
    StatisticsMessage message = (StatisticsMessage) GoldenMessage.read("statistics-veth");
    assertEquals(2, message.index());
    assertNotNull(message.link());
    assertEquals(10, message.link().receivedPackets());
    assertEquals(3, message.link().sentPackets());
    assertEquals(0x281, message.link().receivedBytes());
    assertEquals(0x10a, message.link().sentBytes());
  }

  @Test
  void eachCounterIsReadFromItsPlace() {
    LinkStatistics all = read(25).link();
    assertEquals(
        new LinkStatistics(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            25),
        all);
  }

  @Test
  void whatAnOlderKernelDoesNotCountIsNothing() {
    LinkStatistics old = read(23).link();
    assertNotNull(old);
    assertEquals(23, old.sentCompressed());
    assertEquals(0, old.receivedNoHandler());
    assertThrows(MalformedMessageException.class, () -> read(22));
  }

  private static StatisticsMessage read(int counters) {
    int length = 4 + 8 * counters;
    ByteBuffer payload =
        ByteBuffer.allocate(StatisticsMessage.LENGTH + length).order(ByteOrder.nativeOrder());
    payload.position(StatisticsMessage.LENGTH);
    payload.putShort((short) length).putShort((short) 1);
    for (long counter = 1; counter <= counters; counter++) {
      payload.putLong(counter);
    }
    return StatisticsMessage.read(HEADER, payload.flip());
  }
}
