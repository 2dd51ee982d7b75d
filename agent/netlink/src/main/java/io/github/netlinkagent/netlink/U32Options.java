package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of a {@code u32} filter: {@code TCA_U32_*}. It is a hash table, or a node in one.
 *
 * @param classId {@code TCA_U32_CLASSID}: the class of what matches; 0 for none
 * @param hash {@code TCA_U32_HASH}: the table and bucket that it is in; 0 of a table
 * @param link {@code TCA_U32_LINK}: the table where to look next; 0 for none
 * @param divisor {@code TCA_U32_DIVISOR}: how many buckets a table has; 0 of a node
 * @param selector {@code TCA_U32_SEL}; null of a table
 * @param policed {@code TCA_U32_POLICE}: whether a policer limits what matches
 * @param actions {@code TCA_U32_ACT}, by their kinds
 * @param inputInterface {@code TCA_U32_INDEV}; empty for any
 * @param hits {@code TCA_U32_PCNT}: how many packets were looked at; it counts
 * @param mark {@code TCA_U32_MARK}; null for any
 * @param flags {@code TCA_U32_FLAGS}: {@code TCA_CLS_FLAGS_*}
 */
public record U32Options(
    int classId,
    int hash,
    int link,
    int divisor,
    @Nullable Selector selector,
    boolean policed,
    List<String> actions,
    String inputInterface,
    long hits,
    @Nullable Mark mark,
    int flags,
    List<RawAttribute> unknown)
    implements TrafficOptions {

  private static final int TCA_U32_CLASSID = 1;
  private static final int TCA_U32_HASH = 2;
  private static final int TCA_U32_LINK = 3;
  private static final int TCA_U32_DIVISOR = 4;
  private static final int TCA_U32_SEL = 5;
  private static final int TCA_U32_POLICE = 6;
  private static final int TCA_U32_ACT = 7;
  private static final int TCA_U32_INDEV = 8;
  private static final int TCA_U32_PCNT = 9;
  private static final int TCA_U32_MARK = 10;
  private static final int TCA_U32_FLAGS = 11;
  private static final int TCA_U32_PAD = 12;

  /**
   * {@code struct tc_u32_sel}.
   *
   * @param flags {@code TC_U32_*}
   * @param offsetMask with what of the packet the offset of the next header is made
   * @param hashMask with what of the packet a bucket of the next table is chosen
   */
  public record Selector(
      int flags,
      int offsetShift,
      int offsetMask,
      int offset,
      int offsetAt,
      int hashAt,
      int hashMask,
      List<Key> keys) {

    /** {@code TC_U32_TERMINAL}. */
    public static final int TERMINAL = 1;

    /** {@code TC_U32_OFFSET}. */
    public static final int OFFSET = 2;

    /** {@code TC_U32_VAROFFSET}. */
    public static final int VARIABLE_OFFSET = 4;

    /** {@code TC_U32_EAT}. */
    public static final int EAT = 8;

    private static final int LENGTH = 16;

    private static Selector read(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(LENGTH);
      ByteBuffer network = structure.duplicate().order(ByteOrder.BIG_ENDIAN);
      int count = Structure.u8(structure, 2);
      attribute.structure(LENGTH + count * Key.LENGTH);
      List<Key> keys = new ArrayList<>(count);
      for (int at = LENGTH; keys.size() < count; at += Key.LENGTH) {
        keys.add(
            new Key(
                network.getInt(at),
                network.getInt(at + 4),
                structure.getInt(at + 8),
                structure.getInt(at + 12)));
      }
      return new Selector(
          Structure.u8(structure, 0),
          Structure.u8(structure, 1),
          Short.toUnsignedInt(network.getShort(4)),
          Short.toUnsignedInt(structure.getShort(6)),
          structure.getShort(8),
          structure.getShort(10),
          network.getInt(12),
          List.copyOf(keys));
    }
  }

  /**
   * {@code struct tc_u32_key}.
   *
   * @param offset where in the packet, in bytes
   * @param offsetMask not 0 if it counts from the next header
   */
  public record Key(int mask, int value, int offset, int offsetMask) {

    private static final int LENGTH = 16;
  }

  /**
   * {@code struct tc_u32_mark}.
   *
   * @param matches how many packets had it; it counts
   */
  public record Mark(int value, int mask, int matches) {

    private static final int LENGTH = 12;

    private static Mark read(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(LENGTH);
      return new Mark(structure.getInt(0), structure.getInt(4), structure.getInt(8));
    }
  }

  @Override
  public TrafficOptions lasting() {
    return new U32Options(
        classId,
        hash,
        link,
        divisor,
        selector,
        policed,
        actions,
        inputInterface,
        0,
        mark == null ? null : new Mark(mark.value, mark.mask, 0),
        flags,
        unknown);
  }

  static U32Options read(ByteBuffer options) {
    int classId = 0;
    int hash = 0;
    int link = 0;
    int divisor = 0;
    Selector selector = null;
    boolean policed = false;
    List<String> actions = List.of();
    String inputInterface = "";
    long hits = 0;
    Mark mark = null;
    int flags = 0;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor nested = new AttributeCursor(options);
    while (nested.next()) {
      switch (nested.type()) {
        case TCA_U32_CLASSID -> classId = nested.s32();
        case TCA_U32_HASH -> hash = nested.s32();
        case TCA_U32_LINK -> link = nested.s32();
        case TCA_U32_DIVISOR -> divisor = nested.s32();
        case TCA_U32_SEL -> selector = Selector.read(nested);
        case TCA_U32_POLICE -> policed = true;
        case TCA_U32_ACT -> actions = TrafficActions.kinds(nested.nested());
        case TCA_U32_INDEV -> inputInterface = nested.string();
        case TCA_U32_PCNT -> hits = nested.u64(0);
        case TCA_U32_MARK -> mark = Mark.read(nested);
        case TCA_U32_FLAGS -> flags = nested.s32();
        case TCA_U32_PAD -> {
          // it aligns what follows
        }
        default -> unknown.add(nested.raw());
      }
    }
    return new U32Options(
        classId,
        hash,
        link,
        divisor,
        selector,
        policed,
        actions,
        inputInterface,
        hits,
        mark,
        flags,
        List.copyOf(unknown));
  }
}
