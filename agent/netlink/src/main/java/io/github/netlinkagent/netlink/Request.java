package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A question to the kernel. There are only {@code RTM_GET*} ones: this agent changes nothing. Each
 * message record makes those for its own kind.
 *
 * <p>The structures are filled as strict checking ({@code NETLINK_GET_STRICT_CHK}) demands: what is
 * no filter is zero. Requests are immutable, and equal if they ask the same.
 */
public final class Request {

  private static final int ATTRIBUTE_HEADER = 4;

  private final int type;
  private final int flags;
  private final byte[] payload;

  private Request(int type, int flags, byte[] payload) {
    this.type = type;
    this.flags = flags;
    this.payload = payload;
  }

  /** For all objects, of that family where the structure has one. */
  static Request dump(int type, int structureLength, int family) {
    return of(type, Header.REQUEST | Header.DUMP, structureLength, family);
  }

  /** For a single object. */
  static Request get(int type, int structureLength, int family) {
    return of(type, Header.REQUEST, structureLength, family);
  }

  private static Request of(int type, int flags, int structureLength, int family) {
    if (!MessageType.asks(type)) {
      throw new IllegalArgumentException("message type %d does not only ask".formatted(type));
    }
    byte[] payload = new byte[AttributeCursor.align(structureLength)];
    payload[0] = (byte) family;
    return new Request(type, flags, payload);
  }

  /** {@code RTM_GET*}, see {@link MessageType}. */
  public int type() {
    return type;
  }

  /** With those 8 bits at that offset of the structure. */
  Request u8(int offset, int value) {
    byte[] bytes = payload.clone();
    bytes[offset] = (byte) value;
    return new Request(type, flags, bytes);
  }

  /** With those 32 bits at that offset of the structure. */
  Request s32(int offset, int value) {
    byte[] bytes = payload.clone();
    buffer(bytes).putInt(offset, value);
    return new Request(type, flags, bytes);
  }

  /** With an attribute of 32 bits behind all there is. */
  Request attribute(int attributeType, int value) {
    return attribute(attributeType, buffer(new byte[4]).putInt(0, value).array());
  }

  /** With an attribute behind all there is. */
  Request attribute(int attributeType, byte[] value) {
    int length = ATTRIBUTE_HEADER + value.length;
    byte[] bytes = Arrays.copyOf(payload, payload.length + AttributeCursor.align(length));
    buffer(bytes)
        .position(payload.length)
        .putShort((short) length)
        .putShort((short) attributeType)
        .put(value);
    return new Request(type, flags, bytes);
  }

  /** The message as it is sent, from position to limit, in a direct buffer. */
  ByteBuffer encode(int sequence) {
    int length = Header.LENGTH + payload.length;
    ByteBuffer message = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
    message.putInt(length).putShort((short) type).putShort((short) flags);
    message.putInt(sequence).putInt(0).put(payload);
    return message.flip();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request that
        && type == that.type
        && flags == that.flags
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(payload);
  }

  @Override
  public String toString() {
    return "type %d flags %#x %s".formatted(type, flags, HexFormat.of().formatHex(payload));
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
