package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** {@code struct ifla_vxlan_port_range}: from which UDP ports is sent; 0 and 0 for the default. */
public record PortRange(int low, int high) {

  private static final int LENGTH = 4;

  static PortRange read(AttributeCursor cursor) {
    ByteBuffer bytes = cursor.from(0).order(ByteOrder.BIG_ENDIAN);
    if (bytes.remaining() < LENGTH) {
      throw new MalformedMessageException(
          "a range of ports of %d bytes".formatted(bytes.remaining()));
    }
    return new PortRange(
        Short.toUnsignedInt(bytes.getShort()), Short.toUnsignedInt(bytes.getShort()));
  }
}
