package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWNEIGH} and {@code RTM_DELNEIGH} of IPv4 and IPv6: {@code struct ndmsg} and {@code
 * NDA_*}. Attributes that did not come are null or 0.
 *
 * @param state {@code ndm_state}, {@code NUD_*}
 * @param flags {@code ndm_flags}, {@code NTF_*}
 * @param type {@code ndm_type}, {@code RTN_*}
 * @param extendedFlags {@code NDA_FLAGS_EXT}
 * @param probes {@code NDA_PROBES}
 * @param protocol {@code NDA_PROTOCOL}
 */
public record NeighborMessage(
    Header header,
    Family family,
    int index,
    int state,
    int flags,
    int type,
    @Nullable IpAddress destination,
    @Nullable HardwareAddress address,
    int extendedFlags,
    int probes,
    int protocol,
    @Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code NTF_PROXY}: answered for on behalf of another, no neighbor of this host. */
  public static final int PROXY = 0x08;

  /** {@code sizeof(struct ndmsg)}. */
  static final int LENGTH = 12;

  private static final int NDA_DST = 1;
  private static final int NDA_LLADDR = 2;
  private static final int NDA_CACHEINFO = 3;
  private static final int NDA_PROBES = 4;
  private static final int NDA_PROTOCOL = 12;
  private static final int NDA_FLAGS_EXT = 15;

  /** {@code struct nda_cacheinfo}: ages in hundredths of a second, and who refers to the entry. */
  public record CacheInfo(long confirmed, long used, long updated, long references) {}

  static NeighborMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ndmsg");
    IpAddress destination = null;
    HardwareAddress address = null;
    int extendedFlags = 0;
    int probes = 0;
    int protocol = 0;
    CacheInfo cacheInfo = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case NDA_DST -> destination = attributes.address();
        case NDA_LLADDR -> address = attributes.hardwareAddress();
        case NDA_FLAGS_EXT -> extendedFlags = attributes.s32();
        case NDA_PROBES -> probes = attributes.s32();
        case NDA_PROTOCOL -> protocol = attributes.u8();
        case NDA_CACHEINFO ->
            cacheInfo =
                new CacheInfo(
                    attributes.u32(0), attributes.u32(4), attributes.u32(8), attributes.u32(12));
        default -> unknown.add(attributes.raw());
      }
    }
    return new NeighborMessage(
        header,
        Family.ofIp(Structure.u8(payload, 0)),
        payload.getInt(4),
        Structure.u16(payload, 8),
        Structure.u8(payload, 10),
        Structure.u8(payload, 11),
        destination,
        address,
        extendedFlags,
        probes,
        protocol,
        cacheInfo,
        List.copyOf(unknown));
  }
}
