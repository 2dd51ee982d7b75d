package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * {@code RTM_NEWNETCONF} and {@code RTM_DELNETCONF} of IPv4, IPv6 and MPLS: {@code struct
 * netconfmsg} and {@code NETCONFA_*}. When one setting changes, the message holds that one only;
 * when all are gone, none.
 *
 * @param index {@code NETCONFA_IFINDEX}; {@link #ALL} and {@link #DEFAULT} are of no interface
 * @param settings by {@link NetconfAttributes#TABLE}
 */
public record NetconfMessage(Header header, Family family, int index, AttributeSet settings)
    implements Message {

  /** {@code NETCONFA_IFINDEX_ALL}: what holds for all interfaces beside what each has. */
  public static final int ALL = -1;

  /** {@code NETCONFA_IFINDEX_DEFAULT}: what interfaces to come will have. */
  public static final int DEFAULT = -2;

  static final MessageFormat FORMAT =
      MessageFormat.of(NetconfMessage::read, MessageType.NEW_NETCONF, MessageType.DEL_NETCONF)
          .ofFamilies(Set.of(Family.IPV4.number(), Family.IPV6.number(), Family.MPLS.number()));

  /** {@code sizeof(struct netconfmsg)}, aligned. */
  static final int LENGTH = 4;

  /**
   * Asks for the settings of all interfaces. A kernel without that family answers with those of all
   * that it has.
   */
  public static Request dump(Family family) {
    return Request.dump(MessageType.GET_NETCONF, LENGTH, family.number());
  }

  static NetconfMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, 1, "netconfmsg");
    AttributeSet attributes =
        NetconfAttributes.TABLE.read(Structure.attributesAfter(payload, LENGTH));
    return new NetconfMessage(
        header,
        family(Structure.u8(payload, 0)),
        attributes.get(NetconfAttributes.IFINDEX, 0),
        attributes);
  }

  private static Family family(int number) {
    return number == Family.MPLS.number() ? Family.MPLS : Family.ofIp(number);
  }
}
