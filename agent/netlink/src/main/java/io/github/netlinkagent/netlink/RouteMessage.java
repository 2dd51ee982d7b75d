package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWROUTE} and {@code RTM_DELROUTE} of IPv4 and IPv6: {@code struct rtmsg} and {@code
 * RTA_*}. Attributes that did not come are null, 0 or empty.
 *
 * @param destination {@code RTA_DST} with {@code rtm_dst_len}; everything where it is missing
 * @param source {@code RTA_SRC} with {@code rtm_src_len}; everything where it is missing
 * @param table {@code RTA_TABLE}, or the 8 bits of {@code rtm_table} where it is missing
 * @param protocol {@code rtm_protocol}, {@code RTPROT_*}
 * @param scope {@code rtm_scope}, {@code RT_SCOPE_*}
 * @param type {@code rtm_type}, {@code RTN_*}
 * @param flags {@code rtm_flags}: {@code RTM_F_*}, and {@code RTNH_F_*} of a single hop
 * @param inputIndex {@code RTA_IIF}
 * @param priority {@code RTA_PRIORITY}
 * @param preferredSource {@code RTA_PREFSRC}
 * @param hops of {@code RTA_MULTIPATH}; else the one that {@code RTA_OIF}, {@code RTA_GATEWAY},
 *     {@code RTA_VIA}, {@code RTA_FLOW} and {@code RTA_ENCAP} make; else none
 * @param metrics {@code RTA_METRICS}: {@code RTAX_*} to value, but for {@code RTAX_CC_ALGO}
 * @param congestionControl {@code RTAX_CC_ALGO}
 * @param nexthopId {@code RTA_NH_ID}
 * @param preference {@code RTA_PREF}; -1 where it is missing
 * @param mark {@code RTA_MARK}
 */
public record RouteMessage(
    Header header,
    Prefix destination,
    Prefix source,
    int tos,
    int table,
    int protocol,
    int scope,
    int type,
    int flags,
    int inputIndex,
    long priority,
    @Nullable IpAddress preferredSource,
    List<Hop> hops,
    Map<Integer, Long> metrics,
    String congestionControl,
    int nexthopId,
    int preference,
    long mark,
    @Nullable CacheInfo cacheInfo,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code RTM_F_CLONED}: a cached copy of a route, for one destination; no entry of a table. */
  public static final int CLONED = 0x200;

  /** {@code RTM_F_LOOKUP_TABLE}: asks a lookup to answer with the table that was used. */
  private static final int LOOKUP_TABLE = 0x1000;

  static final MessageFormat FORMAT =
      MessageFormat.of(RouteMessage::read, MessageType.NEW_ROUTE, MessageType.DEL_ROUTE)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct rtmsg)}. */
  static final int LENGTH = 12;

  /** Offset of {@code rtm_protocol}. */
  private static final int PROTOCOL_OFFSET = 5;

  private static final int RTA_DST = 1;
  private static final int RTA_SRC = 2;
  private static final int RTA_IIF = 3;
  private static final int RTA_OIF = 4;
  private static final int RTA_GATEWAY = 5;
  private static final int RTA_PRIORITY = 6;
  private static final int RTA_PREFSRC = 7;
  private static final int RTA_METRICS = 8;
  private static final int RTA_MULTIPATH = 9;
  private static final int RTA_FLOW = 11;
  private static final int RTA_CACHEINFO = 12;
  private static final int RTA_TABLE = 15;
  private static final int RTA_MARK = 16;
  private static final int RTA_VIA = 18;
  private static final int RTA_PREF = 20;
  private static final int RTA_ENCAP_TYPE = 21;
  private static final int RTA_ENCAP = 22;
  private static final int RTA_NH_ID = 30;

  private static final int RTAX_CC_ALGO = 16;

  /** The flags that belong to a hop, {@code RTNH_F_*} and {@code RTNH_COMPARE_MASK}. */
  private static final int HOP_FLAGS = 0xff;

  /**
   * {@code struct rta_cacheinfo}.
   *
   * @param expires hundredths of a second until the route goes; 0 for never, negative if it is
   *     overdue
   * @param error negative errno that the route answers with
   */
  public record CacheInfo(
      long references,
      long lastUse,
      int expires,
      int error,
      long used,
      long id,
      long timestamp,
      long age) {}

  /**
   * Asks for all routes of a family.
   *
   * @param table of that table only, where the kernel can filter; 0 for all
   * @param protocol {@code RTPROT_*} of those only, where the kernel can filter; 0 for all
   * @param link of those with a hop over that link only, where the kernel can filter; 0 for all.
   *     The answer is {@code ENODEV} if there is no such link
   */
  public static Request dump(Family family, int table, int protocol, int link) {
    Request request =
        Request.dump(MessageType.GET_ROUTE, LENGTH, family.number()).u8(PROTOCOL_OFFSET, protocol);
    if (table != 0) {
      request = request.attribute(RTA_TABLE, table);
    }
    return link == 0 ? request : request.attribute(RTA_OIF, link);
  }

  /** Asks for the route that a packet to that address would take. */
  public static Request lookup(IpAddress destination) {
    byte[] bytes = destination.bytes();
    Request request =
        Request.get(MessageType.GET_ROUTE, LENGTH, destination.family().number())
            .u8(1, 8 * bytes.length);
    if (destination.family() == Family.IPV4) {
      // IPv6 always tells the table, and strict checking refuses the flag.
      request = request.s32(8, LOOKUP_TABLE);
    }
    return request.attribute(RTA_DST, bytes);
  }

  static RouteMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "rtmsg");
    Family family = Family.ofIp(Structure.u8(payload, 0));
    int flags = payload.getInt(8);
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    return new RouteMessage(
        header,
        Structure.prefix(family, read.destination, Structure.u8(payload, 1)),
        Structure.prefix(family, read.source, Structure.u8(payload, 2)),
        Structure.u8(payload, 3),
        read.table != null ? read.table : Structure.u8(payload, 4),
        Structure.u8(payload, 5),
        Structure.u8(payload, 6),
        Structure.u8(payload, 7),
        flags,
        read.inputIndex,
        read.priority,
        read.preferredSource,
        read.hops(flags & HOP_FLAGS),
        read.metrics,
        read.congestionControl,
        read.nexthopId,
        read.preference,
        read.mark,
        read.cacheInfo,
        List.copyOf(read.unknown));
  }

  /** Those of a route, or of one hop of {@code RTA_MULTIPATH}, which has the same ones. */
  private static final class Attributes {

    private @Nullable IpAddress destination;
    private @Nullable IpAddress source;
    private @Nullable Integer table;
    private int inputIndex;
    private int outputIndex;
    private @Nullable IpAddress gateway;
    private long priority;
    private @Nullable IpAddress preferredSource;
    private Map<Integer, Long> metrics = Map.of();
    private String congestionControl = "";
    private int realm;
    private int nexthopId;
    private int preference = -1;
    private long mark;
    private int encapsulationType;
    private @Nullable RawBytes encapsulation;
    private @Nullable CacheInfo cacheInfo;
    private @Nullable List<Hop> multipath;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case RTA_DST -> destination = attributes.address();
          case RTA_SRC -> source = attributes.address();
          case RTA_TABLE -> table = attributes.s32();
          case RTA_IIF -> inputIndex = attributes.s32();
          case RTA_OIF -> outputIndex = attributes.s32();
          case RTA_GATEWAY -> gateway = attributes.address();
          // struct rtvia: a family of 16 bits, then the address
          case RTA_VIA -> gateway = attributes.addressAt(2);
          case RTA_PRIORITY -> priority = attributes.u32();
          case RTA_PREFSRC -> preferredSource = attributes.address();
          case RTA_METRICS -> metrics(attributes.nested());
          case RTA_FLOW -> realm = attributes.s32();
          case RTA_NH_ID -> nexthopId = attributes.s32();
          case RTA_PREF -> preference = attributes.u8();
          case RTA_MARK -> mark = attributes.u32();
          case RTA_ENCAP_TYPE -> encapsulationType = attributes.u16();
          case RTA_ENCAP -> encapsulation = new RawBytes(attributes.bytes());
          case RTA_MULTIPATH -> multipath = multipath(attributes.from(0));
          case RTA_CACHEINFO -> cacheInfo = cacheInfo(attributes);
          default -> unknown.add(attributes.raw());
        }
      }
    }

    List<Hop> hops(int flags) {
      if (multipath != null) {
        return List.copyOf(multipath);
      }
      if (outputIndex == 0 && gateway == null && encapsulation == null) {
        return List.of();
      }
      return List.of(hop(outputIndex, 0, flags));
    }

    private Hop hop(int index, int weight, int flags) {
      return new Hop(
          gateway,
          index,
          weight,
          flags,
          realm,
          encapsulation == null ? null : new Encapsulation(encapsulationType, encapsulation));
    }

    private void metrics(AttributeCursor nested) {
      Map<Integer, Long> values = new TreeMap<>();
      while (nested.next()) {
        if (nested.type() == RTAX_CC_ALGO) {
          congestionControl = nested.string();
        } else {
          values.put(nested.type(), nested.u32());
        }
      }
      metrics = Collections.unmodifiableMap(values);
    }

    /** {@code struct rtnexthop}: length, flags, weight less one, index, then attributes. */
    private static List<Hop> multipath(ByteBuffer hops) {
      List<Hop> list = new ArrayList<>();
      int start = 0;
      while (hops.limit() - start >= 8) {
        int length = Structure.u16(hops, start);
        if (length < 8 || length > hops.limit() - start) {
          throw new MalformedMessageException("a hop of %d bytes".formatted(length));
        }
        Attributes ofHop = new Attributes();
        ofHop.all(new AttributeCursor(hops.slice(start + 8, length - 8)));
        list.add(
            ofHop.hop(
                hops.getInt(start + 4),
                Structure.u8(hops, start + 3) + 1,
                Structure.u8(hops, start + 2)));
        start += AttributeCursor.align(length);
      }
      return list;
    }

    private static CacheInfo cacheInfo(AttributeCursor info) {
      return new CacheInfo(
          info.u32(0),
          info.u32(4),
          info.s32(8),
          info.s32(12),
          info.u32(16),
          info.u32(20),
          info.u32(24),
          info.u32(28));
    }
  }
}
