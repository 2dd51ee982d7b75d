package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A question to the kernel. There are only {@code RTM_GET*} ones: this agent changes nothing.
 *
 * <p>The structures are filled as strict checking ({@code NETLINK_GET_STRICT_CHK}) demands: what is
 * no filter is zero.
 */
public final class Request {

  private static final int ATTRIBUTE_HEADER = 4;

  private final ByteBuffer payload;
  private final int type;
  private final int flags;

  private Request(int type, int flags, int structureLength, int family) {
    this.type = type;
    this.flags = Header.REQUEST | flags;
    payload = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    payload.put(0, (byte) family).position(structureLength);
  }

  /** All links. */
  public static Request links() {
    return new Request(MessageType.GET_LINK, Header.DUMP, LinkMessage.LENGTH, 0);
  }

  /** One link: an answer, or an error if there is none of that index. */
  public static Request link(int index) {
    Request request = new Request(MessageType.GET_LINK, 0, LinkMessage.LENGTH, 0);
    request.payload.putInt(4, index);
    return request;
  }

  /** All addresses of a family. */
  public static Request addresses(Family family) {
    return new Request(
        MessageType.GET_ADDRESS, Header.DUMP, AddressMessage.LENGTH, family.number());
  }

  /**
   * All routes of a family.
   *
   * @param table of that table only, where the kernel can filter; 0 for all
   */
  public static Request routes(Family family, int table) {
    Request request =
        new Request(MessageType.GET_ROUTE, Header.DUMP, RouteMessage.LENGTH, family.number());
    if (table != 0) {
      request.attribute(RouteMessage.RTA_TABLE, 4).putInt(table);
    }
    return request;
  }

  /** The route that a packet to that address would take. */
  public static Request lookup(IpAddress destination) {
    Request request =
        new Request(MessageType.GET_ROUTE, 0, RouteMessage.LENGTH, destination.family().number());
    byte[] bytes = destination.bytes();
    request.payload.put(1, (byte) (8 * bytes.length));
    if (destination.family() == Family.IPV4) {
      // IPv6 always tells the table, and strict checking refuses the flag.
      request.payload.putInt(8, RouteMessage.LOOKUP_TABLE);
    }
    request.attribute(RouteMessage.RTA_DST, bytes.length).put(bytes);
    return request;
  }

  /** All neighbors of a family, those of proxies aside. */
  public static Request neighbors(Family family) {
    return new Request(
        MessageType.GET_NEIGHBOR, Header.DUMP, NeighborMessage.LENGTH, family.number());
  }

  /** The message as it is sent, from position to limit, in a direct buffer. */
  ByteBuffer encode(int sequence) {
    int length = Header.LENGTH + payload.position();
    ByteBuffer message = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
    message.putInt(length).putShort((short) type).putShort((short) flags);
    message.putInt(sequence).putInt(0);
    message.put(payload.duplicate().flip());
    return message.flip();
  }

  private ByteBuffer attribute(int attributeType, int length) {
    payload.putShort((short) (ATTRIBUTE_HEADER + length)).putShort((short) attributeType);
    return payload;
  }
}
