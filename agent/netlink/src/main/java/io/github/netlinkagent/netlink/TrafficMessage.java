package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_*QDISC}, {@code RTM_*TCLASS}, {@code RTM_*TFILTER} and {@code RTM_*CHAIN}: {@code
 * struct tcmsg} and {@code TCA_*}. Attributes that did not come are null, empty or 0.
 *
 * @param index of the link; {@link #SHARED_BLOCK} for what belongs to a shared block
 * @param handle {@code tcm_handle}, of a qdisc or class: 16 bits of the qdisc, 16 of the class
 * @param parent {@code tcm_parent}; of a shared block its number
 * @param info {@code tcm_info}: of a qdisc how many refer to it, of a class the handle of its own
 *     qdisc, of a filter its priority in the upper 16 bits and its protocol, in network byte order,
 *     in the lower ones
 * @param kind {@code TCA_KIND}
 * @param options {@code TCA_OPTIONS}, read as the kind demands
 * @param statistics {@code TCA_STATS2} with {@code TCA_STATS} and {@code TCA_XSTATS}
 * @param estimator {@code TCA_RATE}
 * @param filterCount {@code TCA_FCNT}
 * @param sizeTable {@code TCA_STAB}
 * @param dumpInvisible {@code TCA_DUMP_INVISIBLE}
 * @param chain {@code TCA_CHAIN}, an unsigned number
 * @param offloaded {@code TCA_HW_OFFLOAD}: whether hardware does it
 * @param ingressBlock {@code TCA_INGRESS_BLOCK}
 * @param egressBlock {@code TCA_EGRESS_BLOCK}
 * @param dumpFlags {@code TCA_DUMP_FLAGS}, those that are set
 * @param warning {@code TCA_EXT_WARN_MSG}: what the kernel has to say about it
 */
public record TrafficMessage(
    Header header,
    int index,
    int handle,
    int parent,
    int info,
    String kind,
    @Nullable TrafficOptions options,
    TrafficStatistics statistics,
    @Nullable Estimator estimator,
    long filterCount,
    @Nullable SizeTable sizeTable,
    boolean dumpInvisible,
    int chain,
    boolean offloaded,
    int ingressBlock,
    int egressBlock,
    long dumpFlags,
    String warning,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code TCM_IFINDEX_MAGIC_BLOCK}. */
  public static final int SHARED_BLOCK = -1;

  static final MessageFormat FORMAT =
      MessageFormat.of(
          TrafficMessage::read,
          MessageType.NEW_QDISC,
          MessageType.DEL_QDISC,
          MessageType.NEW_CLASS,
          MessageType.DEL_CLASS,
          MessageType.NEW_FILTER,
          MessageType.DEL_FILTER,
          MessageType.NEW_CHAIN,
          MessageType.DEL_CHAIN);

  /** {@code sizeof(struct tcmsg)}. */
  static final int LENGTH = 20;

  private static final int INDEX_OFFSET = 4;
  private static final int PARENT_OFFSET = 12;

  private static final int TCA_KIND = 1;
  private static final int TCA_OPTIONS = 2;
  private static final int TCA_STATS = 3;
  private static final int TCA_XSTATS = 4;
  private static final int TCA_RATE = 5;
  private static final int TCA_FCNT = 6;
  private static final int TCA_STATS2 = 7;
  private static final int TCA_STAB = 8;
  private static final int TCA_PAD = 9;
  private static final int TCA_DUMP_INVISIBLE = 10;
  private static final int TCA_CHAIN = 11;
  private static final int TCA_HW_OFFLOAD = 12;
  private static final int TCA_INGRESS_BLOCK = 13;
  private static final int TCA_EGRESS_BLOCK = 14;
  private static final int TCA_DUMP_FLAGS = 15;
  private static final int TCA_EXT_WARN_MSG = 16;

  /**
   * {@code struct tc_estimator}: how the current rate is averaged.
   *
   * @param interval the binary logarithm of the period in quarters of a second
   * @param weight the binary logarithm of the weight of what was before
   */
  public record Estimator(int interval, int weight) {}

  /** Which of the four kinds of objects a message tells of. */
  enum Subject {
    QDISC,
    CLASS,
    FILTER,
    CHAIN;

    static Subject of(int messageType) {
      return switch (messageType) {
        case MessageType.NEW_QDISC, MessageType.DEL_QDISC -> QDISC;
        case MessageType.NEW_CLASS, MessageType.DEL_CLASS -> CLASS;
        case MessageType.NEW_FILTER, MessageType.DEL_FILTER -> FILTER;
        default -> CHAIN;
      };
    }
  }

  /** Asks for all qdiscs: the kernel can't list those of one link. */
  public static Request dumpQdiscs() {
    return Request.dump(MessageType.GET_QDISC, LENGTH, Family.UNSPEC.number());
  }

  /** Asks for the classes of a link: the kernel can't list those of all. */
  public static Request dumpClasses(int link) {
    return Request.dump(MessageType.GET_CLASS, LENGTH, Family.UNSPEC.number())
        .s32(INDEX_OFFSET, link);
  }

  /**
   * Asks for the filters of one parent: the kernel can't list those of all.
   *
   * @param link its index; {@link #SHARED_BLOCK} for those of a shared block
   * @param parent the qdisc or class; of a shared block its number
   */
  public static Request dumpFilters(int link, int parent) {
    return Request.dump(MessageType.GET_FILTER, LENGTH, Family.UNSPEC.number())
        .s32(INDEX_OFFSET, link)
        .s32(PARENT_OFFSET, parent);
  }

  /**
   * Asks for the chains of one parent; what is answered names its qdisc alone.
   *
   * @param link as for the filters, and so is the parent
   */
  public static Request dumpChains(int link, int parent) {
    return Request.dump(MessageType.GET_CHAIN, LENGTH, Family.UNSPEC.number())
        .s32(INDEX_OFFSET, link)
        .s32(PARENT_OFFSET, parent);
  }

  public boolean isOfQdisc() {
    return Subject.of(header.type()) == Subject.QDISC;
  }

  public boolean isOfClass() {
    return Subject.of(header.type()) == Subject.CLASS;
  }

  public boolean isOfFilter() {
    return Subject.of(header.type()) == Subject.FILTER;
  }

  public boolean isOfChain() {
    return Subject.of(header.type()) == Subject.CHAIN;
  }

  /** Of a filter: filters with the lowest are asked first. */
  public int priority() {
    return info >>> 16;
  }

  /** Of a filter: {@code ETH_P_*}, the protocol of the packets that it looks at. */
  public int protocol() {
    short bytes = (short) info;
    return Short.toUnsignedInt(
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? bytes : Short.reverseBytes(bytes));
  }

  static TrafficMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "tcmsg");
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    ByteBuffer options = read.options;
    return new TrafficMessage(
        header,
        payload.getInt(INDEX_OFFSET),
        payload.getInt(8),
        payload.getInt(PARENT_OFFSET),
        payload.getInt(16),
        read.kind,
        options == null
            ? null
            : TrafficOptionsReader.read(Subject.of(header.type()), read.kind, options),
        read.statistics.build(read.kind),
        read.estimator,
        read.filterCount,
        read.sizeTable,
        read.dumpInvisible,
        read.chain,
        read.offloaded,
        read.ingressBlock,
        read.egressBlock,
        read.dumpFlags,
        read.warning,
        List.copyOf(read.unknown));
  }

  private static final class Attributes {

    private String kind = "";
    private @Nullable ByteBuffer options;
    private final TrafficStatistics.Builder statistics = new TrafficStatistics.Builder();
    private @Nullable Estimator estimator;
    private long filterCount;
    private @Nullable SizeTable sizeTable;
    private boolean dumpInvisible;
    private int chain;
    private boolean offloaded;
    private int ingressBlock;
    private int egressBlock;
    private long dumpFlags;
    private String warning = "";
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case TCA_KIND -> kind = attributes.string();
          case TCA_OPTIONS -> options = attributes.from(0);
          case TCA_STATS -> statistics.former(attributes);
          case TCA_STATS2 -> statistics.nested(attributes.nested());
          case TCA_XSTATS -> statistics.ofKind(attributes);
          case TCA_RATE -> estimator = estimator(attributes);
          case TCA_FCNT -> filterCount = attributes.u32();
          case TCA_STAB -> sizeTable = SizeTable.read(attributes.nested());
          case TCA_DUMP_INVISIBLE -> dumpInvisible = true;
          case TCA_CHAIN -> chain = attributes.s32();
          case TCA_HW_OFFLOAD -> offloaded = attributes.u8() != 0;
          case TCA_INGRESS_BLOCK -> ingressBlock = attributes.s32();
          case TCA_EGRESS_BLOCK -> egressBlock = attributes.s32();
          case TCA_DUMP_FLAGS -> dumpFlags = attributes.u32(0) & attributes.u32(4);
          case TCA_EXT_WARN_MSG -> warning = attributes.string();
          case TCA_PAD -> {
            // it aligns what follows
          }
          default -> unknown.add(attributes.raw());
        }
      }
    }

    private static Estimator estimator(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(2);
      return new Estimator(structure.get(0), Structure.u8(structure, 1));
    }
  }
}
