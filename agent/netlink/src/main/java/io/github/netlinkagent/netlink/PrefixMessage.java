package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWPREFIX}: a prefix that a router has advertised, {@code struct prefixmsg} of {@code
 * include/uapi/linux/rtnetlink.h}. The kernel never lists them. Attributes that did not come are
 * null.
 *
 * @param index {@code prefix_ifindex}: the link on which it was received
 * @param type {@code prefix_type}: that of the option of the advertisement, 3
 * @param prefixLength {@code prefix_len}, as the router has said it, which may be any number to 255
 * @param flags {@code prefix_flags}; {@link #onLink} and {@link #autonomous} read them
 */
public record PrefixMessage(
    Header header,
    Family family,
    int index,
    int type,
    int prefixLength,
    int flags,
    @Nullable IpAddress address,
    @Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(PrefixMessage::read, MessageType.NEW_PREFIX)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  private static final int LENGTH = 12;

  private static final int PREFIX_ADDRESS = 1;
  private static final int PREFIX_CACHEINFO = 2;

  /** The bits of the option itself (RFC 4861 4.6.2), which newer kernels hand on. */
  private static final int OPTION_BITS = 0xf0;

  private static final int OPTION_ON_LINK = 0x80;
  private static final int OPTION_AUTONOMOUS = 0x40;

  /** {@code IF_PREFIX_*} of the kernel's {@code include/net/if_inet6.h}: those of older ones. */
  private static final int IF_PREFIX_ONLINK = 0x01;

  private static final int IF_PREFIX_AUTOCONF = 0x02;

  /**
   * {@code struct prefix_cacheinfo}, as the router has said it.
   *
   * @param preferred in seconds; 4294967295 for ever
   * @param valid in seconds; 4294967295 for ever, 0 if the prefix is withdrawn
   */
  public record CacheInfo(long preferred, long valid) {}

  /** Whether addresses of the prefix are reached without a router. */
  public boolean onLink() {
    return has(OPTION_ON_LINK, IF_PREFIX_ONLINK);
  }

  /** Whether hosts make addresses of the prefix for themselves. */
  public boolean autonomous() {
    return has(OPTION_AUTONOMOUS, IF_PREFIX_AUTOCONF);
  }

  private boolean has(int ofOption, int ofKernel) {
    return (flags & ((flags & OPTION_BITS) != 0 ? ofOption : ofKernel)) != 0;
  }

  static PrefixMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "prefixmsg");
    IpAddress address = null;
    CacheInfo cacheInfo = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case PREFIX_ADDRESS -> address = attributes.address();
        case PREFIX_CACHEINFO -> cacheInfo = new CacheInfo(attributes.u32(0), attributes.u32(4));
        default -> unknown.add(attributes.raw());
      }
    }
    return new PrefixMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        payload.getInt(4),
        Structure.u8(payload, 8),
        Structure.u8(payload, 9),
        Structure.u8(payload, 10),
        address,
        cacheInfo,
        List.copyOf(unknown));
  }
}
