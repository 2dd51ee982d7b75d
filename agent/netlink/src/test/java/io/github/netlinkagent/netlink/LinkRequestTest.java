package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** To the byte, because the kernel works the harder the more is asked of it. */
class LinkRequestTest {

  private static final int NLM_F_REQUEST_DUMP = 0x301;
  private static final int IFLA_EXT_MASK = 29;

  /** Neither {@code RTEXT_FILTER_VF}, which is 1, nor any other bit. */
  private static final int RTEXT_FILTER_SKIP_STATS = 8;

  @Test
  void anAuditAsksForNoStatisticsAndNoVirtualFunctions() {
    byte[] expected = dump(40);
    ByteBuffer.wrap(expected)
        .order(ByteOrder.nativeOrder())
        .position(32)
        .putShort((short) 8)
        .putShort((short) IFLA_EXT_MASK)
        .putInt(RTEXT_FILTER_SKIP_STATS);
    assertBytes(expected, LinkMessage.dumpWithoutStatistics());
  }

  @Test
  void theFirstSyncAsksForStatisticsAndNoVirtualFunctions() {
    assertBytes(dump(32), LinkMessage.dump());
    assertEquals(LinkMessage.dump(), LinkMessage.dump());
  }

  private static byte[] dump(int length) {
    byte[] message = new byte[length];
    ByteBuffer.wrap(message)
        .order(ByteOrder.nativeOrder())
        .putInt(length)
        .putShort((short) MessageType.GET_LINK)
        .putShort((short) NLM_F_REQUEST_DUMP)
        .putInt(7);
    return message;
  }

  private static void assertBytes(byte[] expected, Request request) {
    ByteBuffer sent = request.encode(7);
    byte[] bytes = new byte[sent.remaining()];
    sent.get(bytes);
    assertArrayEquals(expected, bytes);
  }
}
