package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageDecoderTest {

  private final List<Message> messages = new ArrayList<>();

  @Test
  void unknownMessagesAndFamiliesStayRaw() {
    assertEquals(0, decode(message(999, 0, new byte[] {1, 2, 3, 4})));
    UnknownMessage unknown = assertInstanceOf(UnknownMessage.class, messages.get(0));
    assertEquals("01020304", unknown.payload().toString());
    byte[] mpls = GoldenMessage.bytes("route-removed");
    mpls[Header.LENGTH] = 28;
    decode(mpls);
    assertInstanceOf(UnknownMessage.class, messages.get(1));
  }

  @Test
  void aRefusalTellsItsErrnoAndTheKernelsWords() {
    byte[] text = "Invalid prefix\0\0".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer payload = ByteBuffer.allocate(4 + Header.LENGTH + 4 + text.length);
    payload.order(ByteOrder.nativeOrder()).putInt(-Errno.EINVAL).putInt(Header.LENGTH);
    payload.position(4 + Header.LENGTH);
    payload.putShort((short) (4 + text.length)).putShort((short) 1).put(text);
    // NLM_F_CAPPED and NLM_F_ACK_TLVS
    decode(message(MessageType.ERROR, 0x300, payload.array()));
    ErrorMessage refusal = assertInstanceOf(ErrorMessage.class, messages.get(0));
    assertEquals(Errno.EINVAL, refusal.errno());
    assertEquals("Invalid prefix", refusal.text());
  }

  @Test
  void aRefusalThatSaysAnImpossibleLengthOfItsRequestIsARefusalAllTheSame() {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 15, 21, 1000, Integer.MAX_VALUE}) {
      messages.clear();
      ByteBuffer payload = ByteBuffer.allocate(4 + Header.LENGTH).order(ByteOrder.nativeOrder());
      payload.putInt(0, -Errno.ENODEV).putInt(4, length);
      assertEquals(0, decode(message(MessageType.ERROR, 0x200, payload.array())), "" + length);
      assertEquals(Errno.ENODEV, assertInstanceOf(ErrorMessage.class, messages.get(0)).errno());
    }
  }

  @Test
  void theEndOfADumpTellsItsErrno() {
    ByteBuffer payload = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder());
    decode(message(MessageType.DONE, Header.MULTI, payload.putInt(0, -Errno.ENOENT).array()));
    assertEquals(Errno.ENOENT, assertInstanceOf(DoneMessage.class, messages.get(0)).errno());
  }

  private int decode(byte[] bytes) {
    return MessageDecoder.decode(ByteBuffer.wrap(bytes), messages::add);
  }

  private static byte[] message(int type, int flags, byte[] payload) {
    ByteBuffer bytes = ByteBuffer.allocate(Header.LENGTH + payload.length);
    bytes.order(ByteOrder.nativeOrder()).putInt(Header.LENGTH + payload.length);
    return bytes.putShort((short) type).putShort((short) flags).putLong(0).put(payload).array();
  }
}
