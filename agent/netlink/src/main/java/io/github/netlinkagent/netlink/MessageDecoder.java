package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Splits what a socket has received into messages. */
public final class MessageDecoder {

  private static final List<MessageFormat> FORMATS =
      List.of(
          LinkMessage.FORMAT,
          StatisticsMessage.FORMAT,
          AddressMessage.FORMAT,
          RouteMessage.FORMAT,
          MulticastRouteMessage.FORMAT,
          CacheReportMessage.FORMAT,
          NeighborMessage.FORMAT,
          GroupAddressMessage.FORMAT,
          AddressLabelMessage.FORMAT,
          NeighborTableMessage.FORMAT,
          MdbMessage.FORMAT,
          BridgeVlanMessage.FORMAT,
          RuleMessage.FORMAT,
          TrafficMessage.FORMAT,
          NexthopMessage.FORMAT,
          NexthopBucketMessage.FORMAT,
          PrefixMessage.FORMAT,
          NdUserOptionMessage.FORMAT,
          NetconfMessage.FORMAT,
          NamespaceIdMessage.FORMAT,
          MessageFormat.of(MessageDecoder::error, MessageType.ERROR));

  private static final Map<Integer, List<MessageFormat>> BY_TYPE = byType();

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
    if (header.type() == MessageType.DONE) {
      return done(header, payload);
    }
    List<MessageFormat> formats = BY_TYPE.getOrDefault(header.type(), List.of());
    if (!formats.isEmpty() && !payload.hasRemaining()) {
      throw new MalformedMessageException("a message without a structure");
    }
    for (MessageFormat format : formats) {
      if (format.reads(payload)) {
        return format.reader().read(header, payload);
      }
    }
    return unknown(header, payload);
  }

  private static Map<Integer, List<MessageFormat>> byType() {
    Map<Integer, List<MessageFormat>> byType = new HashMap<>();
    for (MessageFormat format : FORMATS) {
      for (int type : format.types()) {
        byType.computeIfAbsent(type, none -> new ArrayList<>(1)).add(format);
      }
    }
    return byType;
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
        int said = Math.max(Header.LENGTH, payload.getInt(4));
        int echoed = Math.min(payload.limit(), said - Header.LENGTH);
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
