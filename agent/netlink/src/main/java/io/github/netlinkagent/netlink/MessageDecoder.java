package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Splits what a socket has received into messages. */
public final class MessageDecoder {

  private MessageDecoder() {}

  /**
   * Hands over every message from the buffer's position to its limit. It never throws because of
   * the bytes: a message that can't be read is left out, and the next one is read.
   *
   * @return how many messages were malformed; what follows an impossible length counts as one
   */
  public static int decode(ByteBuffer datagram, Consumer<Message> messages) {
    ByteBuffer bytes = datagram.slice().order(ByteOrder.nativeOrder());
    int malformed = 0;
    int start = 0;
    while (start < bytes.limit()) {
      int left = bytes.limit() - start;
      int length = left < Header.LENGTH ? 0 : bytes.getInt(start);
      if (length < Header.LENGTH || length > left) {
        return malformed + 1;
      }
      Header header =
          new Header(
              Short.toUnsignedInt(bytes.getShort(start + 4)),
              Short.toUnsignedInt(bytes.getShort(start + 6)),
              bytes.getInt(start + 8),
              bytes.getInt(start + 12));
      ByteBuffer payload =
          bytes.slice(start + Header.LENGTH, length - Header.LENGTH).order(ByteOrder.nativeOrder());
      Message message = null;
      try {
        message = read(header, payload);
      } catch (MalformedMessageException e) {
        malformed++;
      }
      if (message != null) {
        messages.accept(message);
      }
      start += AttributeCursor.align(length);
    }
    return malformed;
  }

  private static Message read(Header header, ByteBuffer payload) {
    return switch (header.type()) {
      case MessageType.NEW_LINK, MessageType.DEL_LINK -> LinkMessage.read(header, payload);
      case MessageType.NEW_ADDRESS, MessageType.DEL_ADDRESS ->
          ofIpFamily(payload) ? AddressMessage.read(header, payload) : unknown(header, payload);
      case MessageType.NEW_ROUTE, MessageType.DEL_ROUTE ->
          ofIpFamily(payload) ? RouteMessage.read(header, payload) : unknown(header, payload);
      case MessageType.NEW_NEIGHBOR, MessageType.DEL_NEIGHBOR ->
          ofIpFamily(payload) ? NeighborMessage.read(header, payload) : unknown(header, payload);
      case MessageType.DONE -> done(header, payload);
      case MessageType.ERROR -> error(header, payload);
      default -> unknown(header, payload);
    };
  }

  /**
   * The first byte of all structures of rtnetlink is the family; MPLS or bridge ones differ much.
   */
  private static boolean ofIpFamily(ByteBuffer payload) {
    if (!payload.hasRemaining()) {
      throw new MalformedMessageException("a message without a structure");
    }
    int family = payload.get(0);
    return family == Family.IPV4.number() || family == Family.IPV6.number();
  }

  private static Message unknown(Header header, ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return new UnknownMessage(header, new RawBytes(bytes));
  }

  private static DoneMessage done(Header header, ByteBuffer payload) {
    return new DoneMessage(header, payload.remaining() < 4 ? 0 : -payload.getInt(0));
  }

  /** {@code struct nlmsgerr}: errno, the request's header, attributes if the request was capped. */
  private static ErrorMessage error(Header header, ByteBuffer payload) {
    Structure.require(payload, 4 + Header.LENGTH, "nlmsgerr");
    int attributes = 4 + Header.LENGTH;
    String text = "";
    if (header.has(ErrorText.ATTRIBUTES_FOLLOW)) {
      if (!header.has(ErrorText.REQUEST_CAPPED)) {
        int echoed = Math.max(0, payload.getInt(4) - Header.LENGTH);
        attributes = Math.min(payload.limit(), attributes + AttributeCursor.align(echoed));
      }
      text = ErrorText.read(new AttributeCursor(payload.position(attributes)));
    }
    return new ErrorMessage(header, -payload.getInt(0), text);
  }

  /** The extended acknowledgement of {@code NETLINK_EXT_ACK}. */
  private static final class ErrorText {

    /** {@code NLM_F_ACK_TLVS}. */
    static final int ATTRIBUTES_FOLLOW = 0x200;

    /** {@code NLM_F_CAPPED}. */
    static final int REQUEST_CAPPED = 0x100;

    /** {@code NLMSGERR_ATTR_MSG}. */
    private static final int MESSAGE = 1;

    static String read(AttributeCursor attributes) {
      while (attributes.next()) {
        if (attributes.type() == MESSAGE) {
          return attributes.string();
        }
      }
      return "";
    }
  }
}
