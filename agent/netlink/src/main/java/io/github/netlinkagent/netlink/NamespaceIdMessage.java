package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * {@code RTM_NEWNSID} and {@code RTM_DELNSID}: {@code struct rtgenmsg} and {@code NETNSA_*} of
 * {@code linux/net_namespace.h}.
 *
 * @param attributes by {@link #TABLE}
 */
public record NamespaceIdMessage(Header header, AttributeSet attributes) implements Message {

  static final AttributeTable TABLE = new AttributeTable("NETNSA_");

  /** By which this namespace knows another one; -1 for none. */
  public static final AttributeKey<Integer> NSID = TABLE.signed(1, "nsid");

  static final MessageFormat FORMAT =
      MessageFormat.of(NamespaceIdMessage::read, MessageType.NEW_NSID, MessageType.DEL_NSID);

  /** {@code sizeof(struct rtgenmsg)}, aligned. */
  static final int LENGTH = 4;

  /** Asks for all that this namespace knows. */
  public static Request dump() {
    return Request.dump(MessageType.GET_NSID, LENGTH, Family.UNSPEC.number());
  }

  static NamespaceIdMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, 1, "rtgenmsg");
    return new NamespaceIdMessage(header, TABLE.read(Structure.attributesAfter(payload, LENGTH)));
  }
}
