package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;

/**
 * A program of classic BPF that the kernel runs on each message before a socket gets it: of the
 * messages about neighbors those of some families only, for there is one group for all. All other
 * messages pass.
 *
 * <p>It sees the head of a datagram only. That is enough on a socket which asks for nothing: an
 * announcement is a datagram of its own, only the answers of a dump come together. See socket(7),
 * {@code SO_ATTACH_FILTER}, and {@code Documentation/networking/filter.rst}.
 *
 * @param families whose messages pass
 */
public record NeighborFilter(Set<Family> families) {

  /** {@code sizeof(struct sock_filter)}. */
  static final int INSTRUCTION_LENGTH = 8;

  private static final int LOAD_HALF_WORD = 0x28; // BPF_LD | BPF_H | BPF_ABS
  private static final int LOAD_BYTE = 0x30; // BPF_LD | BPF_B | BPF_ABS
  private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
  private static final int RETURN = 0x06; // BPF_RET | BPF_K

  private static final int ALL_BYTES = -1;

  /** Offset of {@code nlmsg_type} in {@code struct nlmsghdr}. */
  private static final int TYPE_OFFSET = 4;

  /** Offset of {@code ndm_family}, the first byte behind the header. */
  private static final int FAMILY_OFFSET = 16;

  /** The program as an array of {@code struct sock_filter}. */
  ByteBuffer program() {
    List<Family> passing = families.stream().sorted().toList();
    ByteBuffer program =
        ByteBuffer.allocateDirect((6 + passing.size()) * INSTRUCTION_LENGTH)
            .order(ByteOrder.nativeOrder());
    int pass = passing.size() + 2; // from the load of the family on
    add(program, LOAD_HALF_WORD, 0, 0, TYPE_OFFSET);
    add(program, JUMP_IF_EQUAL, 1, 0, asLoaded(MessageType.NEW_NEIGHBOR));
    add(program, JUMP_IF_EQUAL, 0, pass, asLoaded(MessageType.DEL_NEIGHBOR));
    add(program, LOAD_BYTE, 0, 0, FAMILY_OFFSET);
    for (int i = 0; i < passing.size(); i++) {
      add(program, JUMP_IF_EQUAL, passing.size() - i, 0, passing.get(i).number());
    }
    add(program, RETURN, 0, 0, 0);
    add(program, RETURN, 0, 0, ALL_BYTES);
    return program.flip();
  }

  private static void add(ByteBuffer program, int code, int ifTrue, int ifFalse, int operand) {
    program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(operand);
  }

  /** BPF loads a number as one of the network's order; the header has it in that of the host. */
  private static int asLoaded(int type) {
    short loaded =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? (short) type
            : Short.reverseBytes((short) type);
    return Short.toUnsignedInt(loaded);
  }
}
