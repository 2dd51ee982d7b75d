package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWNDUSEROPT}: options of a router's advertisement which the kernel leaves to
 * programs, {@code struct nduseroptmsg} of {@code include/uapi/linux/rtnetlink.h}. The kernel never
 * lists them.
 *
 * @param index {@code nduseropt_ifindex}: the link on which it was received
 * @param icmpType {@code nduseropt_icmp_type}: 134 for a router's advertisement
 * @param icmpCode {@code nduseropt_icmp_code}
 * @param options those that stand between the structure and the attributes, mostly one
 * @param router {@code NDUSEROPT_SRCADDR}; null if it did not come
 */
public record NdUserOptionMessage(
    Header header,
    Family family,
    int index,
    int icmpType,
    int icmpCode,
    List<NdOption> options,
    @Nullable IpAddress router,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(NdUserOptionMessage::read, MessageType.NEW_ND_USER_OPTION)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  private static final int LENGTH = 16;

  private static final int NDUSEROPT_SRCADDR = 1;

  static NdUserOptionMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "nduseroptmsg");
    int optionsLength = Structure.u16(payload, 2);
    Structure.require(payload, LENGTH + optionsLength, "nduseroptmsg with its options");
    IpAddress router = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH + optionsLength);
    while (attributes.next()) {
      switch (attributes.type()) {
        case NDUSEROPT_SRCADDR -> router = attributes.address();
        default -> unknown.add(attributes.raw());
      }
    }
    return new NdUserOptionMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        payload.getInt(4),
        Structure.u8(payload, 8),
        Structure.u8(payload, 9),
        NdOptionReader.read(payload.slice(LENGTH, optionsLength)),
        router,
        List.copyOf(unknown));
  }
}
