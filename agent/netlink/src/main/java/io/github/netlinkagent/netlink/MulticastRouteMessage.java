package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWROUTE} and {@code RTM_DELROUTE} of the families {@code RTNL_FAMILY_IPMR} and {@code
 * RTNL_FAMILY_IP6MR}: a multicast route. A kernel that knows no multicast routes answers a request
 * for them with ordinary routes, which are of other families.
 *
 * @param family {@link Family#IPV4} or {@link Family#IPV6}
 * @param table {@code RTA_TABLE}
 * @param protocol {@code rtm_protocol}, {@code RTPROT_*}
 * @param flags {@code rtm_flags}, {@code RTNH_F_*}
 * @param source {@code RTA_SRC}; {@code 0.0.0.0} or {@code ::} for any
 * @param group {@code RTA_DST}
 * @param inputIndex {@code RTA_IIF}: the link by which packets come in; 0 if that is not known
 * @param outputs {@code RTA_MULTIPATH}
 * @param counters {@code RTA_MFC_STATS}; null where it did not come
 * @param age {@code RTA_EXPIRES}, a u64 here: since the last packet, in hundredths of a second; -1
 *     where it did not come
 */
public record MulticastRouteMessage(
    Header header,
    Family family,
    int table,
    int protocol,
    int flags,
    IpAddress source,
    IpAddress group,
    int inputIndex,
    List<Output> outputs,
    @Nullable Counters counters,
    long age,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code RTNL_FAMILY_IPMR}. */
  private static final int IPMR = 128;

  /** {@code RTNL_FAMILY_IP6MR}. */
  private static final int IP6MR = 129;

  static final MessageFormat FORMAT =
      MessageFormat.of(MulticastRouteMessage::read, MessageType.NEW_ROUTE, MessageType.DEL_ROUTE)
          .ofFamilies(Set.of(IPMR, IP6MR));

  private static final int RTA_DST = 1;
  private static final int RTA_SRC = 2;
  private static final int RTA_IIF = 3;
  private static final int RTA_MULTIPATH = 9;
  private static final int RTA_TABLE = 15;
  private static final int RTA_MFC_STATS = 17;
  private static final int RTA_EXPIRES = 23;

  /** {@code sizeof(struct rtnexthop)}. */
  private static final int NEXTHOP_LENGTH = 8;

  /**
   * A link that packets go out by: {@code struct rtnexthop}.
   *
   * @param threshold only packets with a greater time to live go out; 1 for all
   */
  public record Output(int index, int threshold) {}

  /** {@code struct rta_mfc_stats}: what has been forwarded, and what came in by another link. */
  public record Counters(long packets, long bytes, long wrongInterface) {}

  /** Asks for all multicast routes of a family. */
  public static Request dump(Family family) {
    return Request.dump(
        MessageType.GET_ROUTE, RouteMessage.LENGTH, family == Family.IPV6 ? IP6MR : IPMR);
  }

  static MulticastRouteMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, RouteMessage.LENGTH, "rtmsg");
    Family family = Structure.u8(payload, 0) == IP6MR ? Family.IPV6 : Family.IPV4;
    int table = Structure.u8(payload, 4);
    IpAddress source = IpAddress.any(family);
    IpAddress group = IpAddress.any(family);
    int inputIndex = 0;
    List<Output> outputs = List.of();
    Counters counters = null;
    long age = -1;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, RouteMessage.LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case RTA_DST -> group = attributes.address();
        case RTA_SRC -> source = attributes.address();
        case RTA_IIF -> inputIndex = attributes.s32();
        case RTA_TABLE -> table = attributes.s32();
        case RTA_MULTIPATH -> outputs = outputs(attributes.from(0));
        case RTA_MFC_STATS ->
            counters = new Counters(attributes.u64(0), attributes.u64(8), attributes.u64(16));
        case RTA_EXPIRES -> age = attributes.u64(0);
        default -> unknown.add(attributes.raw());
      }
    }
    return new MulticastRouteMessage(
        header,
        family,
        table,
        Structure.u8(payload, 5),
        payload.getInt(8),
        source,
        group,
        inputIndex,
        outputs,
        counters,
        age,
        List.copyOf(unknown));
  }

  private static List<Output> outputs(ByteBuffer nexthops) {
    List<Output> outputs = new ArrayList<>();
    int start = 0;
    while (nexthops.limit() - start >= NEXTHOP_LENGTH) {
      int length = Structure.u16(nexthops, start);
      if (length < NEXTHOP_LENGTH || length > nexthops.limit() - start) {
        throw new MalformedMessageException("an output claims %d bytes".formatted(length));
      }
      outputs.add(new Output(nexthops.getInt(start + 4), Structure.u8(nexthops, start + 3)));
      start += AttributeCursor.align(length);
    }
    return List.copyOf(outputs);
  }
}
