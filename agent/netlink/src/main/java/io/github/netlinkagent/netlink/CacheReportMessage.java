package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWCACHEREPORT}: {@code struct rtgenmsg} and {@code IPMRA_CREPORT_*} of {@code
 * linux/mroute.h} or {@code IP6MRA_CREPORT_*} of {@code linux/mroute6.h}: what multicast routing
 * reports to its daemon about a packet. Attributes that did not come are 0, and addresses null.
 *
 * @param family {@link Family#IPV4} or {@link Family#IPV6}
 * @param type {@code IPMRA_CREPORT_MSGTYPE}, {@code IGMPMSG_*} or {@code MRT6MSG_*}, which are the
 *     same
 * @param vif {@code IPMRA_CREPORT_VIF_ID} or {@code IP6MRA_CREPORT_MIF_ID}: the interface in the
 *     daemon's own numbers
 * @param table {@code IPMRA_CREPORT_TABLE}, which IPv6 does not tell
 * @param packet {@code IPMRA_CREPORT_PKT}: what the kernel has sent of the packet
 */
public record CacheReportMessage(
    Header header,
    Family family,
    int type,
    int vif,
    @Nullable IpAddress source,
    @Nullable IpAddress group,
    int table,
    @Nullable RawBytes packet,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code IGMPMSG_NOCACHE}: nobody has said yet where such packets go. */
  public static final int NO_CACHE = 1;

  /** {@code IGMPMSG_WRONGVIF}: it came in by another interface than it should. */
  public static final int WRONG_VIF = 2;

  /** {@code IGMPMSG_WHOLEPKT}: it is for the daemon to send on. */
  public static final int WHOLE_PACKET = 3;

  /** {@code IGMPMSG_WRVIFWHOLE}: both. */
  public static final int WRONG_VIF_WHOLE = 4;

  /** {@code RTNL_FAMILY_IPMR}. */
  private static final int IPMR = 128;

  /** {@code RTNL_FAMILY_IP6MR}. */
  private static final int IP6MR = 129;

  static final MessageFormat FORMAT =
      MessageFormat.of(CacheReportMessage::read, MessageType.NEW_CACHE_REPORT)
          .ofFamilies(Set.of(IPMR, IP6MR));

  /** {@code sizeof(struct rtgenmsg)}. */
  private static final int LENGTH = 1;

  private static final int IPMRA_CREPORT_MSGTYPE = 1;
  private static final int IPMRA_CREPORT_VIF_ID = 2;
  private static final int IPMRA_CREPORT_SRC_ADDR = 3;
  private static final int IPMRA_CREPORT_DST_ADDR = 4;
  private static final int IPMRA_CREPORT_PKT = 5;
  private static final int IPMRA_CREPORT_TABLE = 6;

  static CacheReportMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "rtgenmsg");
    int type = 0;
    int vif = 0;
    IpAddress source = null;
    IpAddress group = null;
    int table = 0;
    RawBytes packet = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case IPMRA_CREPORT_MSGTYPE -> type = attributes.u8();
        case IPMRA_CREPORT_VIF_ID -> vif = attributes.s32();
        case IPMRA_CREPORT_SRC_ADDR -> source = attributes.address();
        case IPMRA_CREPORT_DST_ADDR -> group = attributes.address();
        case IPMRA_CREPORT_PKT -> packet = new RawBytes(attributes.bytes());
        case IPMRA_CREPORT_TABLE -> table = attributes.s32();
        default -> unknown.add(attributes.raw());
      }
    }
    return new CacheReportMessage(
        header,
        Structure.u8(payload, 0) == IP6MR ? Family.IPV6 : Family.IPV4,
        type,
        vif,
        source,
        group,
        table,
        packet,
        List.copyOf(unknown));
  }
}
