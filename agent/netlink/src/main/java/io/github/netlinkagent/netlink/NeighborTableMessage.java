package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * {@code RTM_NEWNEIGHTBL}: {@code struct ndtmsg} and {@link NeighborTableAttributes}: a neighbor
 * table with the parameters that new links begin with, or the parameters of one link. The kernel
 * lists them, it never announces one.
 */
public record NeighborTableMessage(Header header, Family family, AttributeSet attributes)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(NeighborTableMessage::read, MessageType.NEW_NEIGHBOR_TABLE)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct ndtmsg)}. */
  static final int LENGTH = 4;

  /** Asks for the table of a family and its parameters of each link. */
  public static Request dump(Family family) {
    return Request.dump(MessageType.GET_NEIGHBOR_TABLE, LENGTH, family.number());
  }

  static NeighborTableMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ndtmsg");
    return new NeighborTableMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        NeighborTableAttributes.TABLE.read(Structure.attributesAfter(payload, LENGTH)));
  }
}
