package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of a {@code bpf} filter: {@code TCA_BPF_*}.
 *
 * @param actions {@code TCA_BPF_ACT}, by their kinds
 * @param policed {@code TCA_BPF_POLICE}: whether a policer limits what matches
 * @param classId {@code TCA_BPF_CLASSID}: the class of what matches; 0 for none
 * @param operations {@code TCA_BPF_OPS}, the program, {@code TCA_BPF_OPS_LEN} of them; only of
 *     classic BPF
 * @param name {@code TCA_BPF_NAME}; empty for none
 * @param flags {@code TCA_BPF_FLAGS}: {@link #DIRECT_ACTION}
 * @param generalFlags {@code TCA_BPF_FLAGS_GEN}: {@code TCA_CLS_FLAGS_*}
 * @param tag {@code TCA_BPF_TAG}: a hash of the program; null of classic BPF
 * @param program {@code TCA_BPF_ID}: the kernel's number of the program; 0 of classic BPF
 */
public record BpfOptions(
    List<String> actions,
    boolean policed,
    int classId,
    List<Operation> operations,
    String name,
    int flags,
    int generalFlags,
    @Nullable RawBytes tag,
    int program,
    List<RawAttribute> unknown)
    implements TrafficOptions {

  /** {@code TCA_BPF_FLAG_ACT_DIRECT}: what the program returns is what is done. */
  public static final int DIRECT_ACTION = 1;

  private static final int TCA_BPF_ACT = 1;
  private static final int TCA_BPF_POLICE = 2;
  private static final int TCA_BPF_CLASSID = 3;
  private static final int TCA_BPF_OPS_LEN = 4;
  private static final int TCA_BPF_OPS = 5;
  private static final int TCA_BPF_NAME = 7;
  private static final int TCA_BPF_FLAGS = 8;
  private static final int TCA_BPF_FLAGS_GEN = 9;
  private static final int TCA_BPF_TAG = 10;
  private static final int TCA_BPF_ID = 11;

  /**
   * {@code struct sock_filter} of {@code linux/filter.h}.
   *
   * @param operand unsigned
   */
  public record Operation(int code, int jumpIfTrue, int jumpIfFalse, long operand) {

    private static final int LENGTH = 8;

    private static List<Operation> readAll(AttributeCursor attribute, int count) {
      ByteBuffer program = attribute.structure(count * LENGTH);
      List<Operation> operations = new ArrayList<>(count);
      for (int at = 0; operations.size() < count; at += LENGTH) {
        operations.add(
            new Operation(
                Short.toUnsignedInt(program.getShort(at)),
                Structure.u8(program, at + 2),
                Structure.u8(program, at + 3),
                Structure.u32(program, at + 4)));
      }
      return List.copyOf(operations);
    }
  }

  static BpfOptions read(ByteBuffer options) {
    List<String> actions = List.of();
    boolean policed = false;
    int classId = 0;
    int count = 0;
    List<Operation> operations = List.of();
    String name = "";
    int flags = 0;
    int generalFlags = 0;
    RawBytes tag = null;
    int program = 0;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor nested = new AttributeCursor(options);
    while (nested.next()) {
      switch (nested.type()) {
        case TCA_BPF_ACT -> actions = TrafficActions.kinds(nested.nested());
        case TCA_BPF_POLICE -> policed = true;
        case TCA_BPF_CLASSID -> classId = nested.s32();
        case TCA_BPF_OPS_LEN -> count = nested.u16();
        // The kernel tells their number first.
        case TCA_BPF_OPS -> operations = Operation.readAll(nested, count);
        case TCA_BPF_NAME -> name = nested.string();
        case TCA_BPF_FLAGS -> flags = nested.s32();
        case TCA_BPF_FLAGS_GEN -> generalFlags = nested.s32();
        case TCA_BPF_TAG -> tag = nested.raw().value();
        case TCA_BPF_ID -> program = nested.s32();
        default -> unknown.add(nested.raw());
      }
    }
    return new BpfOptions(
        actions,
        policed,
        classId,
        operations,
        name,
        flags,
        generalFlags,
        tag,
        program,
        List.copyOf(unknown));
  }
}
