package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The fixed part at the beginning of a message's payload. */
final class Structure {

  private Structure() {}

  /**
   * @throws MalformedMessageException if the payload is shorter than the structure
   */
  static void require(ByteBuffer payload, int length, String name) {
    if (payload.limit() < length) {
      throw new MalformedMessageException(
          "%s has %d bytes, not %d".formatted(name, payload.limit(), length));
    }
  }

  static int u8(ByteBuffer payload, int offset) {
    return Byte.toUnsignedInt(payload.get(offset));
  }

  static int u16(ByteBuffer payload, int offset) {
    return Short.toUnsignedInt(payload.getShort(offset));
  }

  static long u32(ByteBuffer payload, int offset) {
    return Integer.toUnsignedLong(payload.getInt(offset));
  }

  /**
   * A prefix whose length is a field of the structure, and whose address is an attribute.
   *
   * @param address null where it is missing: everything
   * @throws MalformedMessageException if no address of the family has that many bits
   */
  static Prefix prefix(Family family, @Nullable IpAddress address, int length) {
    if (length > 8 * family.addressLength()) {
      throw new MalformedMessageException("a prefix of length " + length);
    }
    return new Prefix(address != null ? address : IpAddress.any(family), length);
  }

  /** The attributes that follow a structure of that length. */
  static AttributeCursor attributesAfter(ByteBuffer payload, int length) {
    return new AttributeCursor(
        payload.duplicate().position(Math.min(AttributeCursor.align(length), payload.limit())));
  }
}
