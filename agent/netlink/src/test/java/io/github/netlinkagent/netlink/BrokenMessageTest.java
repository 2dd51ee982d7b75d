package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.GoldenBytes;
import io.github.netlinkagent.testing.Mutilations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What becomes of a message that is cut, broken or newer than its reader, shown with all golden
 * messages: it is told whole, or counted as malformed, and never throws.
 */
class BrokenMessageTest {

  private static final String ALL = "io.github.netlinkagent.testing.GoldenBytes#ALL";

  /** {@code NLA_TYPE_MASK}: a type that no kernel has. */
  private static final int UNKNOWN = 0x3fff;

  private final List<Message> messages = new ArrayList<>();

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void aMessageCutAtAnyByteIsMalformedAndNotHandedOver(GoldenBytes golden) {
    byte[] whole = golden.bytes();
    for (int length = 1; length < whole.length; length++) {
      assertEquals(1, decode(Arrays.copyOf(whole, length)), "cut at " + length);
      assertEquals(List.of(), messages);
    }
  }

  /**
   * The rules of {@code RTA_OK} and of the kernel's {@code nla_parse}: an attribute that does not
   * fit is an error, and what is shorter than an attribute's header is padding.
   */
  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void aMessageThatEndsInsideAnAttributeIsMalformedAndPaddingIsIgnored(GoldenBytes golden) {
    byte[] whole = golden.bytes();
    int start = golden.attributes();
    while (whole.length - start >= 4) {
      int length = Short.toUnsignedInt(order(whole).getShort(start));
      List<Message> before = handedOver(Mutilations.cut(whole, start));
      for (int at = start + 1; at < start + 4; at++) {
        assertEquals(before, handedOver(Mutilations.cut(whole, at)), "cut at " + at);
      }
      for (int at = start + 4; at < start + length; at++) {
        assertEquals(List.of(), handedOver(Mutilations.cut(whole, at)), "cut at " + at);
        assertEquals(1, decode(Mutilations.cut(whole, at)), "cut at " + at);
      }
      List<Message> behind = handedOver(Mutilations.cut(whole, start + length));
      int next = Math.min(start + AttributeCursor.align(length), whole.length);
      for (int at = start + length; at < next; at++) {
        assertEquals(behind, handedOver(Mutilations.cut(whole, at)), "cut at " + at);
      }
      start = next;
    }
    assertEquals(whole.length, start);
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void anAttributeOfAnImpossibleLengthMakesItsMessageMalformed(GoldenBytes golden) {
    byte[] whole = golden.bytes();
    int start = golden.attributes();
    while (whole.length - start >= 4) {
      int length = Short.toUnsignedInt(order(whole).getShort(start));
      for (int impossible : new int[] {0, 1, 2, 3, whole.length - start + 1, 0xffff}) {
        byte[] bytes = whole.clone();
        order(bytes).putShort(start, (short) impossible);
        assertEquals(1, decode(bytes), "length " + impossible + " at " + start);
        assertEquals(List.of(), messages);
      }
      start += AttributeCursor.align(length);
    }
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void anUnknownAttributeIsKeptAsItCame(GoldenBytes golden) {
    byte[] whole = golden.bytes();
    for (int start = golden.attributes(); whole.length - start >= 4; ) {
      int length = Short.toUnsignedInt(order(whole).getShort(start));
      byte[] bytes = whole.clone();
      order(bytes).putShort(start + 2, (short) UNKNOWN);
      assertEquals(0, decode(bytes));
      String raw =
          new RawAttribute(
                  UNKNOWN, new RawBytes(Arrays.copyOfRange(bytes, start + 4, start + length)))
              .toString();
      assertTrue(messages.toString().contains(raw), () -> raw + " in " + messages);
      start += AttributeCursor.align(length);
    }
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void whateverIsWrongWithAMessageItIsToldOrCounted(GoldenBytes golden) {
    Mutilations.each(
        golden,
        (how, at, bytes) -> {
          int malformed;
          try {
            malformed = decode(bytes);
          } catch (RuntimeException | Error e) {
            throw new AssertionError(how + " at " + at + ": " + HexFormat.of().formatHex(bytes), e);
          }
          assertEquals(bytes.length == 0 ? 0 : 1, malformed + messages.size(), how + " at " + at);
        });
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void noFlippedByteThrows(GoldenBytes golden) {
    byte[] whole = golden.bytes();
    Random random = new Random(golden.name().hashCode());
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = whole.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertTrue(decode(bytes) + messages.size() > 0);
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

  private List<Message> handedOver(byte[] bytes) {
    decode(bytes);
    return List.copyOf(messages);
  }

  private int decode(byte[] bytes) {
    messages.clear();
    return MessageDecoder.decode(ByteBuffer.wrap(bytes), messages::add);
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
