package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWNEIGH} and {@code RTM_DELNEIGH}: {@code struct ndmsg} and {@code NDA_*}. Of IPv4
 * and IPv6 they tell of neighbors and proxies, of {@link Family#BRIDGE} of forwarding entries.
 * Attributes that did not come are null or 0.
 *
 * @param state {@code ndm_state}, {@code NUD_*}
 * @param flags {@code ndm_flags}, {@code NTF_*}
 * @param type {@code ndm_type}, {@code RTN_*}
 * @param destination {@code NDA_DST}: of a neighbor its address, of a VXLAN the remote end
 * @param extendedFlags {@code NDA_FLAGS_EXT}
 * @param probes {@code NDA_PROBES}
 * @param protocol {@code NDA_PROTOCOL}
 * @param vlan {@code NDA_VLAN}
 * @param port {@code NDA_PORT}, the UDP port of the remote end
 * @param vni {@code NDA_VNI}, to which packets to the remote end belong; -1 where it is missing
 * @param sourceVni {@code NDA_SRC_VNI}, to which the entry belongs; -1 where it is missing
 * @param remoteIndex {@code NDA_IFINDEX}, the link by which the remote end is reached
 * @param master {@code NDA_MASTER}, the bridge
 * @param linkNetnsId {@code NDA_LINK_NETNSID}; -1 where it is missing
 * @param nexthopId {@code NDA_NH_ID}
 * @param activityNotify {@code NFEA_ACTIVITY_NOTIFY} of {@code NDA_FDB_EXT_ATTRS}, {@code
 *     FDB_NOTIFY_*}
 * @param dontRefresh {@code NFEA_DONT_REFRESH} of {@code NDA_FDB_EXT_ATTRS}
 * @param stateMask {@code NDA_NDM_STATE_MASK}
 * @param flagsMask {@code NDA_NDM_FLAGS_MASK}
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
    int vlan,
    int port,
    long vni,
    long sourceVni,
    int remoteIndex,
    int master,
    int linkNetnsId,
    int nexthopId,
    int activityNotify,
    boolean dontRefresh,
    int stateMask,
    int flagsMask,
    @Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code NTF_PROXY}: answered for on behalf of another, no neighbor of this host. */
  public static final int PROXY = 0x08;

  static final MessageFormat FORMAT =
      MessageFormat.of(NeighborMessage::read, MessageType.NEW_NEIGHBOR, MessageType.DEL_NEIGHBOR)
          .ofFamilies(Set.of(Family.IPV4.number(), Family.IPV6.number(), Family.BRIDGE.number()));

  /** {@code sizeof(struct ndmsg)}. */
  static final int LENGTH = 12;

  private static final int INDEX_OFFSET = 4;
  private static final int FLAGS_OFFSET = 10;

  private static final int NDA_DST = 1;
  private static final int NDA_LLADDR = 2;
  private static final int NDA_CACHEINFO = 3;
  private static final int NDA_PROBES = 4;
  private static final int NDA_VLAN = 5;
  private static final int NDA_PORT = 6;
  private static final int NDA_VNI = 7;
  private static final int NDA_IFINDEX = 8;
  private static final int NDA_MASTER = 9;
  private static final int NDA_LINK_NETNSID = 10;
  private static final int NDA_SRC_VNI = 11;
  private static final int NDA_PROTOCOL = 12;
  private static final int NDA_NH_ID = 13;
  private static final int NDA_FDB_EXT_ATTRS = 14;
  private static final int NDA_FLAGS_EXT = 15;
  private static final int NDA_NDM_STATE_MASK = 16;
  private static final int NDA_NDM_FLAGS_MASK = 17;

  private static final int NFEA_ACTIVITY_NOTIFY = 1;
  private static final int NFEA_DONT_REFRESH = 2;

  /** {@code struct nda_cacheinfo}: ages in hundredths of a second, and who refers to the entry. */
  public record CacheInfo(long confirmed, long used, long updated, long references) {}

  /**
   * Asks for all neighbors of a family, those of proxies aside.
   *
   * @param index of that link only, where the kernel can filter; 0 for all
   */
  public static Request dump(Family family, int index) {
    Request request = dump(family);
    return index == 0 ? request : request.attribute(NDA_IFINDEX, index);
  }

  private static Request dump(Family family) {
    return Request.dump(MessageType.GET_NEIGHBOR, LENGTH, family.number());
  }

  /** Asks for all proxies of a family. */
  public static Request dumpProxies(Family family) {
    return dump(family).u8(FLAGS_OFFSET, PROXY);
  }

  /**
   * Asks for all forwarding entries.
   *
   * @param index of that link only, where the kernel can filter; 0 for all
   */
  public static Request dumpForwarding(int index) {
    return dump(Family.BRIDGE).s32(INDEX_OFFSET, index);
  }

  static NeighborMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ndmsg");
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    int family = Structure.u8(payload, 0);
    return new NeighborMessage(
        header,
        family == Family.BRIDGE.number() ? Family.BRIDGE : Family.ofIp(family),
        payload.getInt(INDEX_OFFSET),
        Structure.u16(payload, 8),
        Structure.u8(payload, FLAGS_OFFSET),
        Structure.u8(payload, 11),
        read.destination,
        read.address,
        read.extendedFlags,
        read.probes,
        read.protocol,
        read.vlan,
        read.port,
        read.vni,
        read.sourceVni,
        read.remoteIndex,
        read.master,
        read.linkNetnsId,
        read.nexthopId,
        read.activityNotify,
        read.dontRefresh,
        read.stateMask,
        read.flagsMask,
        read.cacheInfo,
        List.copyOf(read.unknown));
  }

  private static final class Attributes {

    private @Nullable IpAddress destination;
    private @Nullable HardwareAddress address;
    private int extendedFlags;
    private int probes;
    private int protocol;
    private int vlan;
    private int port;
    private long vni = -1;
    private long sourceVni = -1;
    private int remoteIndex;
    private int master;
    private int linkNetnsId = -1;
    private int nexthopId;
    private int activityNotify;
    private boolean dontRefresh;
    private int stateMask;
    private int flagsMask;
    private @Nullable CacheInfo cacheInfo;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case NDA_DST -> destination = attributes.address();
          case NDA_LLADDR -> address = attributes.hardwareAddress();
          case NDA_FLAGS_EXT -> extendedFlags = attributes.s32();
          case NDA_PROBES -> probes = attributes.s32();
          case NDA_PROTOCOL -> protocol = attributes.u8();
          case NDA_VLAN -> vlan = attributes.u16();
          case NDA_PORT -> port = attributes.be16();
          case NDA_VNI -> vni = attributes.u32();
          case NDA_SRC_VNI -> sourceVni = attributes.u32();
          case NDA_IFINDEX -> remoteIndex = attributes.s32();
          case NDA_MASTER -> master = attributes.s32();
          case NDA_LINK_NETNSID -> linkNetnsId = attributes.s32();
          case NDA_NH_ID -> nexthopId = attributes.s32();
          case NDA_FDB_EXT_ATTRS -> extended(attributes.nested());
          case NDA_NDM_STATE_MASK -> stateMask = attributes.u16();
          case NDA_NDM_FLAGS_MASK -> flagsMask = attributes.u8();
          case NDA_CACHEINFO ->
              cacheInfo =
                  new CacheInfo(
                      attributes.u32(0), attributes.u32(4), attributes.u32(8), attributes.u32(12));
          default -> unknown.add(attributes.raw());
        }
      }
    }

    private void extended(AttributeCursor nested) {
      while (nested.next()) {
        switch (nested.type()) {
          case NFEA_ACTIVITY_NOTIFY -> activityNotify = nested.u8();
          case NFEA_DONT_REFRESH -> dontRefresh = true;
          default -> unknown.add(nested.raw());
        }
      }
    }
  }
}
