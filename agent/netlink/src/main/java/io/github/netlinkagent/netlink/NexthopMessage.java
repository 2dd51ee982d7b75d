package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWNEXTHOP} and {@code RTM_DELNEXTHOP}: {@code struct nhmsg} and {@code NHA_*}.
 * Attributes that did not come are null, 0, false or empty.
 *
 * @param family {@code nh_family}; {@link Family#UNSPEC} for a group
 * @param scope {@code nh_scope}, {@code RT_SCOPE_*}
 * @param protocol {@code nh_protocol}, {@code RTPROT_*}
 * @param flags {@code nh_flags}, {@code RTNH_F_*}
 * @param id {@code NHA_ID}
 * @param group {@code NHA_GROUP}
 * @param groupType {@code NHA_GROUP_TYPE}, {@code NEXTHOP_GRP_TYPE_*}
 * @param resilience {@code NHA_RES_GROUP}
 * @param blackhole {@code NHA_BLACKHOLE}
 * @param index {@code NHA_OIF}
 * @param gateway {@code NHA_GATEWAY}
 * @param encapsulation {@code NHA_ENCAP} and {@code NHA_ENCAP_TYPE}
 * @param fdb {@code NHA_FDB}
 * @param operationFlags {@code NHA_OP_FLAGS}, {@code NHA_OP_FLAG_RESP_*}
 * @param statistics {@code NHA_GROUP_STATS}, only told to who asks for it
 * @param hardwareCounts {@code NHA_HW_STATS_ENABLE}, likewise
 * @param hardwareCounted {@code NHA_HW_STATS_USED}, likewise
 */
public record NexthopMessage(
    Header header,
    Family family,
    int scope,
    int protocol,
    int flags,
    int id,
    List<Member> group,
    int groupType,
    @Nullable Resilience resilience,
    boolean blackhole,
    int index,
    @Nullable IpAddress gateway,
    @Nullable Encapsulation encapsulation,
    boolean fdb,
    int operationFlags,
    List<MemberStatistics> statistics,
    boolean hardwareCounts,
    boolean hardwareCounted,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(NexthopMessage::read, MessageType.NEW_NEXTHOP, MessageType.DEL_NEXTHOP);

  /** {@code sizeof(struct nhmsg)}. */
  static final int LENGTH = 8;

  static final int NHA_ID = 1;

  private static final int NHA_GROUP = 2;
  private static final int NHA_GROUP_TYPE = 3;
  private static final int NHA_BLACKHOLE = 4;
  private static final int NHA_OIF = 5;
  private static final int NHA_GATEWAY = 6;
  private static final int NHA_ENCAP_TYPE = 7;
  private static final int NHA_ENCAP = 8;
  private static final int NHA_FDB = 11;
  private static final int NHA_RES_GROUP = 12;
  private static final int NHA_OP_FLAGS = 14;
  private static final int NHA_GROUP_STATS = 15;
  private static final int NHA_HW_STATS_ENABLE = 16;
  private static final int NHA_HW_STATS_USED = 17;

  private static final int NHA_RES_GROUP_BUCKETS = 1;
  private static final int NHA_RES_GROUP_IDLE_TIMER = 2;
  private static final int NHA_RES_GROUP_UNBALANCED_TIMER = 3;
  private static final int NHA_RES_GROUP_UNBALANCED_TIME = 4;

  private static final int NHA_GROUP_STATS_ENTRY = 1;
  private static final int NHA_GROUP_STATS_ENTRY_ID = 1;
  private static final int NHA_GROUP_STATS_ENTRY_PACKETS = 2;
  private static final int NHA_GROUP_STATS_ENTRY_PACKETS_HW = 3;

  /**
   * {@code struct nexthop_grp}.
   *
   * @param weight 1 to 65536
   */
  public record Member(int id, int weight) {

    private static final int LENGTH = 8;

    /** As {@code ip nexthop} writes it. */
    @Override
    public String toString() {
      String text = Integer.toUnsignedString(id);
      return weight == 1 ? text : text + "," + weight;
    }
  }

  /**
   * {@code NHA_RES_GROUP_*} of a resilient group; times in hundredths of a second.
   *
   * @param idleTimer how long a bucket is unused before it may move
   * @param unbalancedTimer how long the group may be out of balance before buckets in use move; 0
   *     for ever
   * @param unbalancedTime how long it has been out of balance
   */
  public record Resilience(
      int buckets, long idleTimer, long unbalancedTimer, long unbalancedTime) {}

  /**
   * {@code NHA_GROUP_STATS_ENTRY_*}: what a member has forwarded.
   *
   * @param hardwarePackets those of them that the hardware has forwarded
   */
  public record MemberStatistics(int id, long packets, long hardwarePackets) {}

  /** Asks for all nexthops. */
  public static Request dump() {
    return Request.dump(MessageType.GET_NEXTHOP, LENGTH, Family.UNSPEC.number());
  }

  static NexthopMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "nhmsg");
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    int family = Structure.u8(payload, 0);
    return new NexthopMessage(
        header,
        MessageFormat.IP_FAMILIES.contains(family) ? Family.ofIp(family) : Family.UNSPEC,
        Structure.u8(payload, 1),
        Structure.u8(payload, 2),
        payload.getInt(4),
        read.id,
        read.group,
        read.groupType,
        read.resilience,
        read.blackhole,
        read.index,
        read.gateway,
        read.encapsulation == null
            ? null
            : new Encapsulation(read.encapsulationType, read.encapsulation),
        read.fdb,
        read.operationFlags,
        List.copyOf(read.statistics),
        read.hardwareCounts,
        read.hardwareCounted,
        List.copyOf(read.unknown));
  }

  private static final class Attributes {

    private int id;
    private List<Member> group = List.of();
    private int groupType;
    private @Nullable Resilience resilience;
    private boolean blackhole;
    private int index;
    private @Nullable IpAddress gateway;
    private int encapsulationType;
    private @Nullable RawBytes encapsulation;
    private boolean fdb;
    private int operationFlags;
    private final List<MemberStatistics> statistics = new ArrayList<>();
    private boolean hardwareCounts;
    private boolean hardwareCounted;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case NHA_ID -> id = attributes.s32();
          case NHA_GROUP -> group = group(attributes);
          case NHA_GROUP_TYPE -> groupType = attributes.u16();
          case NHA_BLACKHOLE -> blackhole = true;
          case NHA_OIF -> index = attributes.s32();
          case NHA_GATEWAY -> gateway = attributes.address();
          case NHA_ENCAP_TYPE -> encapsulationType = attributes.u16();
          case NHA_ENCAP -> encapsulation = new RawBytes(attributes.bytes());
          case NHA_FDB -> fdb = true;
          case NHA_RES_GROUP -> resilience = resilience(attributes.nested());
          case NHA_OP_FLAGS -> operationFlags = attributes.s32();
          case NHA_GROUP_STATS -> statistics(attributes.nested());
          case NHA_HW_STATS_ENABLE -> hardwareCounts = attributes.s32() != 0;
          case NHA_HW_STATS_USED -> hardwareCounted = attributes.s32() != 0;
          default -> unknown.add(attributes.raw());
        }
      }
    }

    /** Each an id, a weight less one whose upper 8 bits came later, and 16 bits unused. */
    private static List<Member> group(AttributeCursor array) {
      List<Member> members = new ArrayList<>();
      for (int start = 0; array.length() - start >= Member.LENGTH; start += Member.LENGTH) {
        int weight = array.u8(start + 5) << 8 | array.u8(start + 4);
        members.add(new Member(array.s32(start), weight + 1));
      }
      return List.copyOf(members);
    }

    private Resilience resilience(AttributeCursor nested) {
      int buckets = 0;
      long idleTimer = 0;
      long unbalancedTimer = 0;
      long unbalancedTime = 0;
      while (nested.next()) {
        switch (nested.type()) {
          case NHA_RES_GROUP_BUCKETS -> buckets = nested.u16();
          case NHA_RES_GROUP_IDLE_TIMER -> idleTimer = nested.u32();
          case NHA_RES_GROUP_UNBALANCED_TIMER -> unbalancedTimer = nested.u32();
          case NHA_RES_GROUP_UNBALANCED_TIME -> unbalancedTime = nested.u64(0);
          default -> unknown.add(nested.raw());
        }
      }
      return new Resilience(buckets, idleTimer, unbalancedTimer, unbalancedTime);
    }

    private void statistics(AttributeCursor nested) {
      while (nested.next()) {
        if (nested.type() == NHA_GROUP_STATS_ENTRY) {
          statistics.add(entry(nested.nested()));
        } else {
          unknown.add(nested.raw());
        }
      }
    }

    private MemberStatistics entry(AttributeCursor nested) {
      int member = 0;
      long packets = 0;
      long hardwarePackets = 0;
      while (nested.next()) {
        switch (nested.type()) {
          case NHA_GROUP_STATS_ENTRY_ID -> member = nested.s32();
          case NHA_GROUP_STATS_ENTRY_PACKETS -> packets = nested.uint();
          case NHA_GROUP_STATS_ENTRY_PACKETS_HW -> hardwarePackets = nested.uint();
          default -> unknown.add(nested.raw());
        }
      }
      return new MemberStatistics(member, packets, hardwarePackets);
    }
  }
}
