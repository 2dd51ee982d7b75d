package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the attributes of a message, one after the other ({@code struct rtattr}):
 *
 * <pre>{@code
 * while (attributes.next()) {
 *   switch (attributes.type()) {
 *     case IFLA_MTU -> mtu = attributes.s32();
 *     ...
 *     default -> unknown.add(attributes.raw());
 *   }
 * }
 * }</pre>
 *
 * <p>Every read checks the length, so that no byte beyond the attribute is ever read. A value
 * longer than what is asked for is fine: the kernel lets its structures grow at the end.
 */
final class AttributeCursor {

  private static final int HEADER_LENGTH = 4;

  /** Without {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER}. */
  private static final int TYPE_MASK = 0x3fff;

  private final ByteBuffer bytes;
  private int next;
  private int start;
  private int length;
  private int type;

  /** The attributes from the buffer's position to its limit. */
  AttributeCursor(ByteBuffer buffer) {
    bytes = buffer.slice().order(ByteOrder.nativeOrder());
  }

  /**
   * Moves on to the next attribute; false at the end.
   *
   * @throws MalformedMessageException if its length is impossible
   */
  boolean next() {
    // What is shorter than a header is the padding of the last attribute.
    if (bytes.limit() - next < HEADER_LENGTH) {
      return false;
    }
    int whole = Short.toUnsignedInt(bytes.getShort(next));
    type = bytes.getShort(next + 2) & TYPE_MASK;
    if (whole < HEADER_LENGTH || whole > bytes.limit() - next) {
      throw new MalformedMessageException(
          "attribute %d claims %d bytes of %d".formatted(type, whole, bytes.limit() - next));
    }
    start = next + HEADER_LENGTH;
    length = whole - HEADER_LENGTH;
    next = Math.min(align(next + whole), bytes.limit());
    return true;
  }

  int type() {
    return type;
  }

  int length() {
    return length;
  }

  int u8() {
    return u8(0);
  }

  /** The unsigned 8 bits at that offset of a structure. */
  int u8(int offset) {
    require(offset + 1);
    return u8At(offset);
  }

  int u16() {
    return u16(0);
  }

  /** The unsigned 16 bits at that offset of a structure. */
  int u16(int offset) {
    require(offset + 2);
    return Short.toUnsignedInt(bytes.getShort(start + offset));
  }

  /** 16 bits in network byte order. */
  int be16() {
    require(2);
    return u8At(0) << 8 | u8At(1);
  }

  /** 32 bits in network byte order. */
  int be32() {
    require(4);
    return from(0).order(ByteOrder.BIG_ENDIAN).getInt(0);
  }

  /** 64 bits in network byte order. */
  long be64() {
    require(8);
    return from(0).order(ByteOrder.BIG_ENDIAN).getLong(0);
  }

  private int u8At(int offset) {
    return Byte.toUnsignedInt(bytes.get(start + offset));
  }

  /** An unsigned number of 8, 16, 32 or 64 bits: of as many as the attribute has. */
  long number() {
    return switch (length) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32();
      case 8 -> u64(0);
      default ->
          throw new MalformedMessageException(
              "attribute %d holds a number of %d bytes".formatted(type, length));
    };
  }

  int s32() {
    return s32(0);
  }

  /** The 32 bits at that offset of a structure. */
  int s32(int offset) {
    require(offset + 4);
    return bytes.getInt(start + offset);
  }

  long u32() {
    return u32(0);
  }

  /** The unsigned 32 bits at that offset of a structure. */
  long u32(int offset) {
    return Integer.toUnsignedLong(s32(offset));
  }

  /** The 64 bits at that offset of a structure. */
  long u64(int offset) {
    require(offset + 8);
    return bytes.getLong(start + offset);
  }

  /** {@code nla_put_uint}: as many bits as the number needs, 32 or 64. */
  long uint() {
    return length == 4 ? u32() : u64(0);
  }

  /**
   * Text up to the first NUL or the end. The kernel takes any bytes for a name; those that are no
   * UTF-8 are written as {@code \\xff}, so that different names stay different.
   */
  String string() {
    int end = 0;
    while (end < length && bytes.get(start + end) != 0) {
      end++;
    }
    byte[] text = copy(0, end);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      return escaped(text);
    }
  }

  private static String escaped(byte[] text) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : text) {
      escaped.append(one >= 0 ? Character.toString(one) : "\\x%02x".formatted(one));
    }
    return escaped.toString();
  }

  byte[] bytes() {
    return copy(0, length);
  }

  HardwareAddress hardwareAddress() {
    return new HardwareAddress(bytes());
  }

  IpAddress address() {
    return addressAt(0);
  }

  /** The address from that offset to the end. */
  IpAddress addressAt(int offset) {
    require(offset);
    int size = length - offset;
    if (size != 4 && size != 16) {
      throw new MalformedMessageException(
          "attribute %d holds an address of %d bytes".formatted(type, size));
    }
    return IpAddress.of(copy(offset, size));
  }

  /** What stands from that offset to the end, as a buffer in native byte order. */
  ByteBuffer from(int offset) {
    require(offset);
    return bytes.slice(start + offset, length - offset).order(ByteOrder.nativeOrder());
  }

  /** A structure of at least that many bytes, as a buffer in native byte order. */
  ByteBuffer structure(int size) {
    require(size);
    return from(0);
  }

  AttributeCursor nested() {
    return new AttributeCursor(from(0));
  }

  RawAttribute raw() {
    return new RawAttribute(type, new RawBytes(bytes()));
  }

  /** {@code NLA_ALIGN} and {@code NLMSG_ALIGN}. */
  static int align(int length) {
    return (length + 3) & ~3;
  }

  private byte[] copy(int offset, int size) {
    byte[] copy = new byte[size];
    bytes.get(start + offset, copy);
    return copy;
  }

  private void require(int size) {
    if (length < size) {
      throw new MalformedMessageException(
          "attribute %d has %d bytes, not %d".formatted(type, length, size));
    }
  }
}
