package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageDecoderTest {

  private final List<Message> messages = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("io.github.netlinkagent.netlink.GoldenMessage#names")
  void aMessageCutAnywhereIsMalformedAndNeverThrows(String name) {
    byte[] whole = GoldenMessage.bytes(name);
    for (int length = 1; length < whole.length; length++) {
      messages.clear();
      assertEquals(1, decode(Arrays.copyOf(whole, length)), "cut at " + length);
      assertEquals(List.of(), messages);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.netlinkagent.netlink.GoldenMessage#names")
  void aMessageWhoseLengthIsCutWithItNeverThrows(String name) {
    byte[] whole = GoldenMessage.bytes(name);
    for (int length = Header.LENGTH; length < whole.length; length++) {
      messages.clear();
      byte[] cut = Arrays.copyOf(whole, length);
      order(cut).putInt(0, length);
      assertEquals(1, decode(cut) + messages.size(), "cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.netlinkagent.netlink.GoldenMessage#names")
  void noFlippedByteThrows(String name) {
    byte[] whole = GoldenMessage.bytes(name);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = whole.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      messages.clear();
      int malformed = decode(bytes);
      assertTrue(malformed + messages.size() > 0);
    }
  }

  @Test
  void aMalformedMessageHidesNoneAfterIt() {
    byte[] good = GoldenMessage.bytes("address-ipv4");
    byte[] bad = good.clone();
    // The first attribute claims more than there is.
    order(bad).putShort(Header.LENGTH + AddressMessage.LENGTH, (short) 0x7fff);
    assertEquals(1, decode(join(good, bad, good)));
    assertEquals(2, messages.size());
  }

  @Test
  void anAttributeOfLengthZeroIsMalformedAndNoEndlessLoop() {
    byte[] bytes = GoldenMessage.bytes("address-ipv4");
    order(bytes).putShort(Header.LENGTH + AddressMessage.LENGTH, (short) 0);
    assertEquals(1, decode(bytes));
  }

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

  private static ByteBuffer order(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
