package io.github.netlinkagent.netlink;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;

/** {@code struct ifla_bridge_id}: by which the spanning tree knows a bridge. */
public record BridgeId(int priority, HardwareAddress address) {

  private static final int LENGTH = 8;

  static BridgeId read(AttributeCursor cursor) {
    byte[] bytes = cursor.bytes();
    if (bytes.length < LENGTH) {
      throw new MalformedMessageException("a bridge's id of %d bytes".formatted(bytes.length));
    }
    return new BridgeId(
        Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]),
        new HardwareAddress(Arrays.copyOfRange(bytes, 2, LENGTH)));
  }

  /** As {@code ip -d link} writes it: {@code 8000.76:c7:5f:47:77:b1}, without leading zeros. */
  @Override
  public String toString() {
    StringJoiner bytes = new StringJoiner(":");
    for (byte each : address.bytes()) {
      bytes.add(Integer.toHexString(Byte.toUnsignedInt(each)));
    }
    return HexFormat.of().toHexDigits((short) priority) + "." + bytes;
  }
}
