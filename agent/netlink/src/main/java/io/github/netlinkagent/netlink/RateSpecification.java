package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * {@code struct tc_ratespec}: how fast, and how the size of a packet is counted.
 *
 * @param linkLayer {@code TC_LINKLAYER_*}: 0 unknown, 1 Ethernet, 2 ATM
 * @param overhead in bytes, for each packet
 * @param minimum in bytes: what is smaller counts as much
 * @param rate in bytes a second; the largest number where an attribute of 64 bits tells more
 */
public record RateSpecification(
    int cellLog, int linkLayer, int overhead, int cellAlign, int minimum, long rate) {

  /** {@code sizeof(struct tc_ratespec)}. */
  static final int LENGTH = 12;

  /** {@code TC_LINKLAYER_MASK}. */
  private static final int LINK_LAYER_MASK = 0xf;

  static RateSpecification read(ByteBuffer structure, int offset) {
    return new RateSpecification(
        Structure.u8(structure, offset),
        Structure.u8(structure, offset + 1) & LINK_LAYER_MASK,
        Structure.u16(structure, offset + 2),
        structure.getShort(offset + 4),
        Structure.u16(structure, offset + 6),
        Structure.u32(structure, offset + 8));
  }
}
