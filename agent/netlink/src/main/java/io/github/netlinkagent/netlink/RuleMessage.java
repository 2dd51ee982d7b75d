package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWRULE} and {@code RTM_DELRULE} of IPv4 and IPv6: {@code struct fib_rule_hdr} and
 * {@code FRA_*}. Attributes that did not come are null, 0 or empty, unless something else is said.
 *
 * @param destination {@code FRA_DST} with {@code dst_len}; everything where it is missing
 * @param source {@code FRA_SRC} with {@code src_len}; everything where it is missing
 * @param tos {@code tos}
 * @param table {@code FRA_TABLE}, or the 8 bits of {@code table} where it is missing
 * @param action {@code action}, {@code FR_ACT_*}
 * @param flags {@code flags}, {@code FIB_RULE_*}
 * @param priority {@code FRA_PRIORITY}
 * @param inputName {@code FRA_IIFNAME}
 * @param outputName {@code FRA_OIFNAME}
 * @param target {@code FRA_GOTO}, the priority of another rule
 * @param mark {@code FRA_FWMARK}
 * @param markMask {@code FRA_FWMASK}
 * @param realms {@code FRA_FLOW}: that of the source in the upper 16 bits
 * @param tunnelId {@code FRA_TUN_ID}
 * @param suppressedGroup {@code FRA_SUPPRESS_IFGROUP}; -1 where it is missing
 * @param suppressedLength {@code FRA_SUPPRESS_PREFIXLEN}; -1 where it is missing
 * @param l3mdev {@code FRA_L3MDEV}
 * @param users {@code FRA_UID_RANGE}
 * @param protocol {@code FRA_PROTOCOL}, {@code RTPROT_*}
 * @param ipProtocol {@code FRA_IP_PROTO}, {@code IPPROTO_*}
 * @param sourcePorts {@code FRA_SPORT_RANGE} with {@code FRA_SPORT_MASK}
 * @param destinationPorts {@code FRA_DPORT_RANGE} with {@code FRA_DPORT_MASK}
 * @param dscp {@code FRA_DSCP} with {@code FRA_DSCP_MASK}
 * @param flowLabel {@code FRA_FLOWLABEL} with {@code FRA_FLOWLABEL_MASK}
 */
public record RuleMessage(
    Header header,
    Prefix destination,
    Prefix source,
    int tos,
    int table,
    int action,
    int flags,
    long priority,
    String inputName,
    String outputName,
    long target,
    long mark,
    long markMask,
    int realms,
    long tunnelId,
    int suppressedGroup,
    int suppressedLength,
    boolean l3mdev,
    @Nullable Users users,
    int protocol,
    int ipProtocol,
    @Nullable Ports sourcePorts,
    @Nullable Ports destinationPorts,
    @Nullable Masked dscp,
    @Nullable Masked flowLabel,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(RuleMessage::read, MessageType.NEW_RULE, MessageType.DEL_RULE)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct fib_rule_hdr)}. */
  static final int LENGTH = 12;

  private static final int FRA_DST = 1;
  private static final int FRA_SRC = 2;
  private static final int FRA_IIFNAME = 3;
  private static final int FRA_GOTO = 4;
  private static final int FRA_PRIORITY = 6;
  private static final int FRA_FWMARK = 10;
  private static final int FRA_FLOW = 11;
  private static final int FRA_TUN_ID = 12;
  private static final int FRA_SUPPRESS_IFGROUP = 13;
  private static final int FRA_SUPPRESS_PREFIXLEN = 14;
  private static final int FRA_TABLE = 15;
  private static final int FRA_FWMASK = 16;
  private static final int FRA_OIFNAME = 17;
  private static final int FRA_L3MDEV = 19;
  private static final int FRA_UID_RANGE = 20;
  private static final int FRA_PROTOCOL = 21;
  private static final int FRA_IP_PROTO = 22;
  private static final int FRA_SPORT_RANGE = 23;
  private static final int FRA_DPORT_RANGE = 24;
  private static final int FRA_DSCP = 25;
  private static final int FRA_FLOWLABEL = 26;
  private static final int FRA_FLOWLABEL_MASK = 27;
  private static final int FRA_SPORT_MASK = 28;
  private static final int FRA_DPORT_MASK = 29;
  private static final int FRA_DSCP_MASK = 30;

  /** {@code struct fib_rule_uid_range}, both ends included. */
  public record Users(long first, long last) {

    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  /**
   * {@code struct fib_rule_port_range}, both ends included.
   *
   * @param mask which bits of a single port count; all of them in a range
   */
  public record Ports(int first, int last, int mask) {

    /** The mask of those whose bits all count. */
    public static final int ALL = 0xffff;

    /** As {@code ip rule} writes it. */
    @Override
    public String toString() {
      if (first != last) {
        return first + "-" + last;
      }
      return mask == ALL ? Integer.toString(first) : new Masked(first, mask).toString();
    }
  }

  /** A value, and which of its bits count. */
  public record Masked(int value, int mask) {

    /** The mask of a differentiated services code point whose bits all count. */
    public static final int ALL_OF_DSCP = 0x3f;

    /** The mask of a flow label whose bits all count. */
    public static final int ALL_OF_FLOW_LABEL = 0xfffff;

    /** As {@code ip rule} writes it. */
    @Override
    public String toString() {
      return hex(value) + "/" + hex(mask);
    }

    /** As {@code %#x} of C, which has no prefix for 0. */
    private static String hex(int bits) {
      return bits == 0 ? "0" : "0x" + Integer.toHexString(bits);
    }
  }

  /** Asks for all rules of a family. */
  public static Request dump(Family family) {
    return Request.dump(MessageType.GET_RULE, LENGTH, family.number());
  }

  static RuleMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "fib_rule_hdr");
    Family family = Family.ofIp(Structure.u8(payload, 0));
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    return new RuleMessage(
        header,
        Structure.prefix(family, read.destination, Structure.u8(payload, 1)),
        Structure.prefix(family, read.source, Structure.u8(payload, 2)),
        Structure.u8(payload, 3),
        read.table != null ? read.table : Structure.u8(payload, 4),
        Structure.u8(payload, 7),
        payload.getInt(8),
        read.priority,
        read.inputName,
        read.outputName,
        read.target,
        read.mark,
        read.markMask,
        read.realms,
        read.tunnelId,
        read.suppressedGroup,
        read.suppressedLength,
        read.l3mdev,
        read.users,
        read.protocol,
        read.ipProtocol,
        withMask(read.sourcePorts, read.sourcePortMask),
        withMask(read.destinationPorts, read.destinationPortMask),
        read.dscp < 0 ? null : new Masked(read.dscp, read.dscpMask),
        read.flowLabel < 0 ? null : new Masked(read.flowLabel, read.flowLabelMask),
        List.copyOf(read.unknown));
  }

  private static @Nullable Ports withMask(@Nullable Ports ports, int mask) {
    return ports == null ? null : new Ports(ports.first, ports.last, mask);
  }

  private static final class Attributes {

    private @Nullable IpAddress destination;
    private @Nullable IpAddress source;
    private @Nullable Integer table;
    private long priority;
    private String inputName = "";
    private String outputName = "";
    private long target;
    private long mark;
    private long markMask;
    private int realms;
    private long tunnelId;
    private int suppressedGroup = -1;
    private int suppressedLength = -1;
    private boolean l3mdev;
    private @Nullable Users users;
    private int protocol;
    private int ipProtocol;
    private @Nullable Ports sourcePorts;
    private int sourcePortMask = Ports.ALL;
    private @Nullable Ports destinationPorts;
    private int destinationPortMask = Ports.ALL;
    private int dscp = -1;
    private int dscpMask = Masked.ALL_OF_DSCP;
    private int flowLabel = -1;
    private int flowLabelMask = Masked.ALL_OF_FLOW_LABEL;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case FRA_DST -> destination = attributes.address();
          case FRA_SRC -> source = attributes.address();
          case FRA_TABLE -> table = attributes.s32();
          case FRA_PRIORITY -> priority = attributes.u32();
          case FRA_IIFNAME -> inputName = attributes.string();
          case FRA_OIFNAME -> outputName = attributes.string();
          case FRA_GOTO -> target = attributes.u32();
          case FRA_FWMARK -> mark = attributes.u32();
          case FRA_FWMASK -> markMask = attributes.u32();
          case FRA_FLOW -> realms = attributes.s32();
          case FRA_TUN_ID -> tunnelId = attributes.be64();
          case FRA_SUPPRESS_IFGROUP -> suppressedGroup = attributes.s32();
          case FRA_SUPPRESS_PREFIXLEN -> suppressedLength = attributes.s32();
          case FRA_L3MDEV -> l3mdev = attributes.u8() != 0;
          case FRA_UID_RANGE -> users = new Users(attributes.u32(0), attributes.u32(4));
          case FRA_PROTOCOL -> protocol = attributes.u8();
          case FRA_IP_PROTO -> ipProtocol = attributes.u8();
          case FRA_SPORT_RANGE -> sourcePorts = ports(attributes);
          case FRA_SPORT_MASK -> sourcePortMask = attributes.u16();
          case FRA_DPORT_RANGE -> destinationPorts = ports(attributes);
          case FRA_DPORT_MASK -> destinationPortMask = attributes.u16();
          case FRA_DSCP -> dscp = attributes.u8();
          case FRA_DSCP_MASK -> dscpMask = attributes.u8();
          case FRA_FLOWLABEL -> flowLabel = attributes.be32();
          case FRA_FLOWLABEL_MASK -> flowLabelMask = attributes.be32();
          default -> unknown.add(attributes.raw());
        }
      }
    }

    private static Ports ports(AttributeCursor range) {
      return new Ports(range.u16(0), range.u16(2), Ports.ALL);
    }
  }
}
