package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code TCA_STAB}: how large packets count that grow on their way, as by the cells of ATM. Its
 * base is {@code struct tc_sizespec}.
 *
 * @param linkLayer 0 unspecified, 1 Ethernet, 2 ATM
 * @param overhead in bytes, for each packet
 * @param minimum in bytes: what is smaller counts as much
 * @param mtu the largest packet that the table knows, in bytes
 * @param length how many entries the table has
 * @param data {@code TCA_STAB_DATA}, the table itself; null where it is none
 */
public record SizeTable(
    int cellLog,
    int sizeLog,
    int cellAlign,
    int overhead,
    long linkLayer,
    long minimum,
    long mtu,
    long length,
    @Nullable RawBytes data,
    List<RawAttribute> unknown) {

  private static final int TCA_STAB_BASE = 1;
  private static final int TCA_STAB_DATA = 2;

  /** {@code sizeof(struct tc_sizespec)}. */
  private static final int BASE_LENGTH = 24;

  static @Nullable SizeTable read(AttributeCursor nested) {
    ByteBuffer base = null;
    RawBytes data = null;
    List<RawAttribute> unknown = new ArrayList<>();
    while (nested.next()) {
      switch (nested.type()) {
        case TCA_STAB_BASE -> base = nested.structure(BASE_LENGTH);
        case TCA_STAB_DATA -> data = new RawBytes(nested.bytes());
        default -> unknown.add(nested.raw());
      }
    }
    return base == null
        ? null
        : new SizeTable(
            Structure.u8(base, 0),
            Structure.u8(base, 1),
            base.getShort(2),
            base.getInt(4),
            Structure.u32(base, 8),
            Structure.u32(base, 12),
            Structure.u32(base, 16),
            Structure.u32(base, 20),
            data,
            List.copyOf(unknown));
  }
}
