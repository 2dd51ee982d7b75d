package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of {@code htb} and its classes: {@code TCA_HTB_*}.
 *
 * @param whole {@code TCA_HTB_INIT}: what holds for the qdisc; null of a class
 * @param share {@code TCA_HTB_PARMS}: what a class gets; null of the qdisc
 * @param rateOf64Bits {@code TCA_HTB_RATE64}, in bytes a second; 0 where 32 bits are enough
 * @param ceilingOf64Bits {@code TCA_HTB_CEIL64}, the same of the ceiling
 * @param directQueueLength {@code TCA_HTB_DIRECT_QLEN}, in packets; -1 where it is missing
 * @param offload {@code TCA_HTB_OFFLOAD}: whether hardware does it
 */
public record HtbOptions(
    @Nullable Whole whole,
    @Nullable Share share,
    long rateOf64Bits,
    long ceilingOf64Bits,
    long directQueueLength,
    boolean offload,
    List<RawAttribute> unknown)
    implements TrafficOptions {

  private static final int TCA_HTB_PARMS = 1;
  private static final int TCA_HTB_INIT = 2;
  private static final int TCA_HTB_DIRECT_QLEN = 5;
  private static final int TCA_HTB_RATE64 = 6;
  private static final int TCA_HTB_CEIL64 = 7;
  private static final int TCA_HTB_PAD = 8;
  private static final int TCA_HTB_OFFLOAD = 9;

  /**
   * {@code struct tc_htb_glob}.
   *
   * @param version of the kernel's part, the major number in the upper 16 bits
   * @param rateToQuantum by how much rates are divided to get a quantum
   * @param defaultClass the minor number of the class for what no filter classifies
   * @param directPackets how many packets were in no class; it counts
   */
  public record Whole(
      int version, int rateToQuantum, int defaultClass, int debug, long directPackets) {

    private static final int LENGTH = 20;

    private static Whole read(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(LENGTH);
      return new Whole(
          structure.getInt(0),
          structure.getInt(4),
          structure.getInt(8),
          structure.getInt(12),
          Structure.u32(structure, 16));
    }
  }

  /**
   * {@code struct tc_htb_opt}.
   *
   * @param buffer in ticks of 64 ns at the rate
   * @param ceilingBuffer in ticks of 64 ns at the ceiling
   * @param quantum in bytes: how much is borrowed in a turn
   * @param level 0 of a class without classes; the kernel tells it, nobody sets it
   * @param priority in which what is left is borrowed, 0 first
   */
  public record Share(
      RateSpecification rate,
      RateSpecification ceiling,
      long buffer,
      long ceilingBuffer,
      int quantum,
      int level,
      int priority) {

    private static final int LENGTH = 2 * RateSpecification.LENGTH + 20;

    private static Share read(AttributeCursor attribute) {
      ByteBuffer structure = attribute.structure(LENGTH);
      return new Share(
          RateSpecification.read(structure, 0),
          RateSpecification.read(structure, RateSpecification.LENGTH),
          Structure.u32(structure, 24),
          Structure.u32(structure, 28),
          structure.getInt(32),
          structure.getInt(36),
          structure.getInt(40));
    }
  }

  @Override
  public TrafficOptions lasting() {
    if (whole == null) {
      return this;
    }
    Whole still = new Whole(whole.version, whole.rateToQuantum, whole.defaultClass, whole.debug, 0);
    return new HtbOptions(
        still, share, rateOf64Bits, ceilingOf64Bits, directQueueLength, offload, unknown);
  }

  static HtbOptions read(ByteBuffer options) {
    Whole whole = null;
    Share share = null;
    long rate = 0;
    long ceiling = 0;
    long directQueueLength = -1;
    boolean offload = false;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor nested = new AttributeCursor(options);
    while (nested.next()) {
      switch (nested.type()) {
        case TCA_HTB_INIT -> whole = Whole.read(nested);
        case TCA_HTB_PARMS -> share = Share.read(nested);
        case TCA_HTB_RATE64 -> rate = nested.u64(0);
        case TCA_HTB_CEIL64 -> ceiling = nested.u64(0);
        case TCA_HTB_DIRECT_QLEN -> directQueueLength = nested.u32();
        case TCA_HTB_OFFLOAD -> offload = true;
        case TCA_HTB_PAD -> {
          // it aligns what follows
        }
        default -> unknown.add(nested.raw());
      }
    }
    return new HtbOptions(
        whole, share, rate, ceiling, directQueueLength, offload, List.copyOf(unknown));
  }
}
