package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/** {@code struct rtnl_link_ifmap}: the resources of an old network card; 0 where it has none. */
public record LinkMap(
    long memoryStart, long memoryEnd, long baseAddress, int interrupt, int dma, int port) {

  private static final int LENGTH = 28;

  static LinkMap read(AttributeCursor cursor) {
    ByteBuffer bytes = cursor.from(0);
    if (bytes.remaining() < LENGTH) {
      throw new MalformedMessageException(
          "the resources of a link in %d bytes".formatted(bytes.remaining()));
    }
    return new LinkMap(
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        Short.toUnsignedInt(bytes.getShort()),
        Byte.toUnsignedInt(bytes.get()),
        Byte.toUnsignedInt(bytes.get()));
  }
}
