package io.github.netlinkagent.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A golden message in all ways in which it can be broken, changed or newer than its reader, each in
 * one place: cut at every byte, every attribute of another length, type or value, left out or
 * doubled, every field of the structure another number, and every other message type.
 */
public final class Mutilations {

  private static final int HEADER = 16;
  private static final int ATTRIBUTE_HEADER = 4;
  private static final int TYPE_OFFSET = 4;

  /** {@code NLA_F_NESTED}, {@code NLA_F_NET_BYTEORDER}. */
  private static final int[] TYPE_FLAGS = {0x8000, 0x4000};

  /** Without flags the highest type there can be. */
  private static final int UNKNOWN_TYPE = 0x3fff;

  /** More than all message types that the kernel knows. */
  private static final int MOST_TYPES = 160;

  private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 0x7fff, 0xffff};
  private static final int[] BYTES = {0, 1, 2, 4, 0x7f, 0x80, 0xff};
  private static final long[] NUMBERS = {1, 33, 129, Integer.MIN_VALUE, Long.MAX_VALUE};

  /** Of a long value every length up to this one, and then every fourth. */
  private static final int EVERY_LENGTH = 24;

  /** How one differs from the golden message. */
  public enum How {
    CUT,
    SHORTENED,
    OTHER_MESSAGE_TYPE,
    OTHER_TYPE,
    OTHER_LENGTH,
    VALUE_CUT,
    VALUE_LONGER,
    LEFT_OUT,
    DOUBLED,
    OTHER_NUMBER;

    /** Whether only a number is another one, and all else as it was. */
    public boolean isNumber() {
      return this == OTHER_NUMBER;
    }
  }

  /** Takes one of them. */
  public interface Taker {

    /**
     * One message.
     *
     * @param at where it differs
     */
    void take(How how, int at, byte[] message);
  }

  /**
   * @param around the attributes that this one is nested in, the outermost first
   */
  private record Attribute(int start, int length, List<Attribute> around) {
    int end() {
      return start + length;
    }
  }

  private final byte[] whole;
  private final int structureEnd;
  private final Taker taker;
  private final List<Attribute> attributes = new ArrayList<>();

  private Mutilations(GoldenBytes golden, Taker taker) {
    this.whole = golden.bytes();
    this.structureEnd = golden.attributes();
    this.taker = taker;
    collect(structureEnd, whole.length, List.of());
  }

  /** Hands over all mutilations of a message. */
  public static void each(GoldenBytes golden, Taker taker) {
    Mutilations all = new Mutilations(golden, taker);
    all.cuts();
    all.structure();
    all.types();
    all.attributes.forEach(all::mutilate);
  }

  /** The message up to there, whose header tells so. */
  public static byte[] cut(byte[] message, int length) {
    byte[] cut = Arrays.copyOf(message, length);
    if (length >= 4) {
      inOrder(cut).putInt(0, length);
    }
    return cut;
  }

  private void cuts() {
    for (int length = 0; length < whole.length; length++) {
      taker.take(How.CUT, length, Arrays.copyOf(whole, length));
      taker.take(How.SHORTENED, length, cut(whole, length));
    }
  }

  private void structure() {
    for (int at = HEADER; at < structureEnd; at++) {
      for (int value : BYTES) {
        byte[] message = whole.clone();
        message[at] = (byte) value;
        taker.take(How.OTHER_NUMBER, at, message);
      }
    }
    for (int at = HEADER; at + 4 <= structureEnd; at += 4) {
      for (long value : NUMBERS) {
        byte[] message = whole.clone();
        inOrder(message).putInt(at, (int) value);
        taker.take(How.OTHER_NUMBER, at, message);
      }
    }
  }

  private void types() {
    for (int type = 0; type < MOST_TYPES; type++) {
      byte[] message = whole.clone();
      inOrder(message).putShort(TYPE_OFFSET, (short) type);
      taker.take(How.OTHER_MESSAGE_TYPE, TYPE_OFFSET, message);
    }
  }

  private void mutilate(Attribute attribute) {
    lengths(attribute);
    attributeTypes(attribute);
    values(attribute);
    byte[] value = value(attribute);
    for (int length = 0; length < value.length; length += length < EVERY_LENGTH ? 1 : 4) {
      taker.take(How.VALUE_CUT, attribute.start, with(attribute, Arrays.copyOf(value, length)));
    }
    for (int more : new int[] {1, 2, 4, 8, 16}) {
      taker.take(
          How.VALUE_LONGER,
          attribute.start,
          with(attribute, Arrays.copyOf(value, value.length + more)));
    }
    byte[] itself = Arrays.copyOfRange(whole, attribute.start, alignedEnd(attribute));
    taker.take(How.LEFT_OUT, attribute.start, inPlaceOf(attribute, new byte[0]));
    taker.take(How.DOUBLED, attribute.start, inPlaceOf(attribute, join(itself, itself)));
  }

  private void lengths(Attribute attribute) {
    int end =
        attribute.around.isEmpty()
            ? whole.length
            : attribute.around.get(attribute.around.size() - 1).end();
    List<Integer> lengths = new ArrayList<>();
    Arrays.stream(LENGTHS).forEach(lengths::add);
    lengths.add(attribute.length - 1);
    lengths.add(attribute.length + 1);
    lengths.add(attribute.length + 4);
    lengths.add(end - attribute.start);
    // What it is nested in ends before.
    lengths.add(end - attribute.start + 1);
    for (int length : lengths) {
      byte[] message = whole.clone();
      inOrder(message).putShort(attribute.start, (short) length);
      taker.take(How.OTHER_LENGTH, attribute.start, message);
    }
  }

  private void attributeTypes(Attribute attribute) {
    int type = Short.toUnsignedInt(inOrder(whole).getShort(attribute.start + 2));
    List<Integer> types = new ArrayList<>(List.of(0, UNKNOWN_TYPE, type + 1));
    Arrays.stream(TYPE_FLAGS).forEach(flag -> types.add(type ^ flag));
    for (int other : types) {
      byte[] message = whole.clone();
      inOrder(message).putShort(attribute.start + 2, (short) other);
      taker.take(How.OTHER_TYPE, attribute.start, message);
    }
  }

  private void values(Attribute attribute) {
    int start = attribute.start + ATTRIBUTE_HEADER;
    for (int value : BYTES) {
      byte[] message = whole.clone();
      Arrays.fill(message, start, attribute.end(), (byte) value);
      taker.take(How.OTHER_NUMBER, attribute.start, message);
    }
    for (long number : NUMBERS) {
      byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
      // A structure is a row of numbers.
      for (int at = start; at < attribute.end(); at += 4) {
        byte[] message = whole.clone();
        System.arraycopy(bytes, 0, message, at, Math.min(8, attribute.end() - at));
        taker.take(How.OTHER_NUMBER, at, message);
      }
    }
  }

  private byte[] value(Attribute attribute) {
    return Arrays.copyOfRange(whole, attribute.start + ATTRIBUTE_HEADER, attribute.end());
  }

  private byte[] with(Attribute attribute, byte[] value) {
    byte[] bytes = Arrays.copyOfRange(whole, attribute.start, attribute.start + ATTRIBUTE_HEADER);
    inOrder(bytes).putShort(0, (short) (ATTRIBUTE_HEADER + value.length));
    byte[] padded = Arrays.copyOf(value, align(value.length));
    return inPlaceOf(attribute, join(bytes, padded));
  }

  /** The message with other bytes in the place of an attribute; all around it is as long as is. */
  private byte[] inPlaceOf(Attribute attribute, byte[] bytes) {
    int end = alignedEnd(attribute);
    byte[] message =
        join(
            Arrays.copyOf(whole, attribute.start),
            bytes,
            Arrays.copyOfRange(whole, end, whole.length));
    int more = bytes.length - (end - attribute.start);
    ByteBuffer patched = inOrder(message).putInt(0, message.length);
    for (Attribute around : attribute.around) {
      patched.putShort(around.start, (short) (around.length + more));
    }
    return message;
  }

  private int alignedEnd(Attribute attribute) {
    return Math.min(attribute.start + align(attribute.length), whole.length);
  }

  /** Goes into all that can be read as attributes; no harm is done where it is something else. */
  private void collect(int from, int to, List<Attribute> around) {
    for (int at = from; isAttribute(at, to); at += align(u16(at))) {
      Attribute attribute = new Attribute(at, u16(at), around);
      attributes.add(attribute);
      if (isNest(at + ATTRIBUTE_HEADER, attribute.end())) {
        List<Attribute> deeper = new ArrayList<>(around);
        deeper.add(attribute);
        collect(at + ATTRIBUTE_HEADER, attribute.end(), List.copyOf(deeper));
      }
    }
  }

  private boolean isNest(int from, int to) {
    int at = from;
    while (isAttribute(at, to)) {
      at += align(u16(at));
    }
    return at > from && at >= to;
  }

  private boolean isAttribute(int at, int to) {
    return to - at >= ATTRIBUTE_HEADER && u16(at) >= ATTRIBUTE_HEADER && u16(at) <= to - at;
  }

  private int u16(int at) {
    return Short.toUnsignedInt(inOrder(whole).getShort(at));
  }

  private static int align(int length) {
    return (length + 3) & ~3;
  }

  private static ByteBuffer inOrder(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer joined =
        ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    Arrays.stream(parts).forEach(joined::put);
    return joined.array();
  }
}
