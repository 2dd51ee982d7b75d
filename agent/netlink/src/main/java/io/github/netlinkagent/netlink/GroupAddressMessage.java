package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_*MULTICAST} and {@code RTM_*ANYCAST} of IPv4 and IPv6: {@code struct ifaddrmsg},
 * {@code IFA_MULTICAST} and {@code IFA_ANYCAST}. The kernel lists them with the type of the
 * request. Attributes that did not come are null.
 *
 * @param prefixLength {@code ifa_prefixlen}
 * @param flags {@code ifa_flags}, {@code IFA_F_*}
 * @param scope {@code ifa_scope}; the kernel lists another one than it announces
 * @param index {@code ifa_index}
 */
public record GroupAddressMessage(
    Header header,
    Family family,
    int prefixLength,
    int flags,
    int scope,
    int index,
    @Nullable IpAddress multicast,
    @Nullable IpAddress anycast,
    AddressMessage.@Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(
              GroupAddressMessage::read,
              MessageType.NEW_MULTICAST,
              MessageType.DEL_MULTICAST,
              MessageType.GET_MULTICAST,
              MessageType.NEW_ANYCAST,
              MessageType.DEL_ANYCAST,
              MessageType.GET_ANYCAST)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct ifaddrmsg)}. */
  static final int LENGTH = 8;

  private static final int IFA_ANYCAST = 5;
  private static final int IFA_CACHEINFO = 6;
  private static final int IFA_MULTICAST = 7;

  /** Asks for the multicast addresses that all links listen to. */
  public static Request dumpMulticast(Family family) {
    return Request.dump(MessageType.GET_MULTICAST, LENGTH, family.number());
  }

  /** Asks for the anycast addresses of all links; there are none of IPv4. */
  public static Request dumpAnycast(Family family) {
    return Request.dump(MessageType.GET_ANYCAST, LENGTH, family.number());
  }

  static GroupAddressMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ifaddrmsg");
    IpAddress multicast = null;
    IpAddress anycast = null;
    AddressMessage.CacheInfo cacheInfo = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case IFA_MULTICAST -> multicast = attributes.address();
        case IFA_ANYCAST -> anycast = attributes.address();
        case IFA_CACHEINFO ->
            cacheInfo =
                new AddressMessage.CacheInfo(
                    attributes.u32(0), attributes.u32(4), attributes.u32(8), attributes.u32(12));
        default -> unknown.add(attributes.raw());
      }
    }
    return new GroupAddressMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        Structure.u8(payload, 1),
        Structure.u8(payload, 2),
        Structure.u8(payload, 3),
        payload.getInt(4),
        multicast,
        anycast,
        cacheInfo,
        List.copyOf(unknown));
  }
}
