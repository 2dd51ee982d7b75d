package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWADDR} and {@code RTM_DELADDR}: {@code struct ifaddrmsg} and {@code IFA_*}.
 * Attributes that did not come are null or 0.
 *
 * @param flags {@code IFA_FLAGS}, or the 8 bits of {@code ifa_flags} where it is missing
 * @param address {@code IFA_ADDRESS}: the prefix's address, or that of a point-to-point peer
 * @param local {@code IFA_LOCAL}: the address of the link itself; missing on IPv6 without a peer
 * @param metric {@code IFA_RT_PRIORITY}
 * @param protocol {@code IFA_PROTO}
 */
public record AddressMessage(
    Header header,
    Family family,
    int prefixLength,
    int flags,
    int scope,
    int index,
    @Nullable IpAddress address,
    @Nullable IpAddress local,
    @Nullable IpAddress broadcast,
    @Nullable IpAddress anycast,
    @Nullable IpAddress multicast,
    String label,
    int metric,
    int protocol,
    @Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(AddressMessage::read, MessageType.NEW_ADDRESS, MessageType.DEL_ADDRESS)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct ifaddrmsg)}. */
  static final int LENGTH = 8;

  private static final int INDEX_OFFSET = 4;

  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;
  private static final int IFA_LABEL = 3;
  private static final int IFA_BROADCAST = 4;
  private static final int IFA_ANYCAST = 5;
  private static final int IFA_CACHEINFO = 6;
  private static final int IFA_MULTICAST = 7;
  private static final int IFA_FLAGS = 8;
  private static final int IFA_RT_PRIORITY = 9;
  private static final int IFA_PROTO = 11;

  /**
   * {@code struct ifa_cacheinfo}.
   *
   * @param preferred seconds left as preferred; {@link #FOREVER} for no end
   * @param valid seconds left; {@link #FOREVER} for no end
   * @param created hundredths of a second since the host has started
   * @param updated hundredths of a second since the host has started
   */
  public record CacheInfo(long preferred, long valid, long created, long updated) {

    /** {@code INFINITY_LIFE_TIME}. */
    public static final long FOREVER = 0xffffffffL;
  }

  /**
   * Asks for all addresses of a family.
   *
   * @param index of that link only, where the kernel can filter; 0 for all. The answer is {@code
   *     ENODEV} if there is no such link
   */
  public static Request dump(Family family, int index) {
    return Request.dump(MessageType.GET_ADDRESS, LENGTH, family.number()).s32(INDEX_OFFSET, index);
  }

  static AddressMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ifaddrmsg");
    int flags = Structure.u8(payload, 2);
    IpAddress address = null;
    IpAddress local = null;
    IpAddress broadcast = null;
    IpAddress anycast = null;
    IpAddress multicast = null;
    String label = "";
    int metric = 0;
    int protocol = 0;
    CacheInfo cacheInfo = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case IFA_ADDRESS -> address = attributes.address();
        case IFA_LOCAL -> local = attributes.address();
        case IFA_LABEL -> label = attributes.string();
        case IFA_BROADCAST -> broadcast = attributes.address();
        case IFA_ANYCAST -> anycast = attributes.address();
        case IFA_MULTICAST -> multicast = attributes.address();
        case IFA_FLAGS -> flags = attributes.s32();
        case IFA_RT_PRIORITY -> metric = attributes.s32();
        case IFA_PROTO -> protocol = attributes.u8();
        case IFA_CACHEINFO ->
            cacheInfo =
                new CacheInfo(
                    attributes.u32(0), attributes.u32(4), attributes.u32(8), attributes.u32(12));
        default -> unknown.add(attributes.raw());
      }
    }
    return new AddressMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        Structure.u8(payload, 1),
        flags,
        Structure.u8(payload, 3),
        payload.getInt(INDEX_OFFSET),
        address,
        local,
        broadcast,
        anycast,
        multicast,
        label,
        metric,
        protocol,
        cacheInfo,
        List.copyOf(unknown));
  }
}
