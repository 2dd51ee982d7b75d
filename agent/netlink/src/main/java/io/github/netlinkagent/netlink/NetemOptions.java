package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * Of {@code netem}: {@code struct tc_netem_qopt} and {@code TCA_NETEM_*}. Shares and correlations
 * are unsigned: the largest number of 32 bits stands for always.
 *
 * @param latency in ticks of 64 ns, as is the jitter; {@link #LATENCY64} tells more
 * @param limit of the queue, in packets
 * @param loss the share of packets that are lost
 * @param gap every so many packets one is reordered; 0 for none
 * @param duplicate the share of packets that come twice
 * @param attributes by the keys of this class
 */
public record NetemOptions(
    long latency,
    long limit,
    long loss,
    long gap,
    long duplicate,
    long jitter,
    AttributeSet attributes)
    implements TrafficOptions {

  /** {@code sizeof(struct tc_netem_qopt)}. */
  private static final int LENGTH = 24;

  private static final AttributeTable TABLE = new AttributeTable("TCA_NETEM_");
  private static final AttributeTable LOSSES = new AttributeTable("NETEM_LOSS_");

  public static final AttributeKey<Correlation> CORR = TABLE.value(1, "corr", Correlation::read);
  public static final AttributeKey<Share> REORDER = TABLE.value(3, "reorder", Share::read);
  public static final AttributeKey<Share> CORRUPT = TABLE.value(4, "corrupt", Share::read);

  /** Without it packets are lost at random. */
  public static final AttributeKey<AttributeSet> LOSS = TABLE.nested(5, "loss", LOSSES);

  public static final AttributeKey<Rate> RATE = TABLE.value(6, "rate", Rate::read);

  /** There if packets are marked instead of lost. */
  public static final AttributeKey<Long> ECN = TABLE.number(7, "ecn");

  /** Bytes a second, where 32 bits are not enough. */
  public static final AttributeKey<Long> RATE64 = TABLE.number(8, "rate64");

  /** Nanoseconds. */
  public static final AttributeKey<Long> LATENCY64 = TABLE.number(10, "latency64");

  /** Nanoseconds. */
  public static final AttributeKey<Long> JITTER64 = TABLE.number(11, "jitter64");

  public static final AttributeKey<Slot> SLOT = TABLE.value(12, "slot", Slot::read);

  /** With which the random numbers began. */
  public static final AttributeKey<Long> PRNG_SEED = TABLE.number(14, "prng_seed");

  /** Within {@link #LOSS}. */
  public static final AttributeKey<FourStates> LOSS_GI = LOSSES.value(1, "gi", FourStates::read);

  /** Within {@link #LOSS}. */
  public static final AttributeKey<GilbertElliot> LOSS_GE =
      LOSSES.value(2, "ge", GilbertElliot::read);

  /** {@code struct tc_netem_corr}: how much each random number depends on the one before. */
  public record Correlation(long delay, long loss, long duplicate) {

    private static Correlation read(AttributeCursor attribute) {
      return new Correlation(attribute.u32(0), attribute.u32(4), attribute.u32(8));
    }
  }

  /** {@code struct tc_netem_reorder} and {@code struct tc_netem_corrupt}. */
  public record Share(long probability, long correlation) {

    private static Share read(AttributeCursor attribute) {
      return new Share(attribute.u32(0), attribute.u32(4));
    }
  }

  /**
   * {@code struct tc_netem_rate}.
   *
   * @param rate in bytes a second; the largest number where {@link #RATE64} tells more
   * @param packetOverhead in bytes, for each packet
   * @param cellSize in bytes: packets are sent in cells; 0 for none
   * @param cellOverhead in bytes, for each cell
   */
  public record Rate(long rate, int packetOverhead, long cellSize, int cellOverhead) {

    private static Rate read(AttributeCursor attribute) {
      return new Rate(attribute.u32(0), attribute.s32(4), attribute.u32(8), attribute.s32(12));
    }
  }

  /**
   * {@code struct tc_netem_slot}: packets are kept, and sent together. Times are in nanoseconds.
   *
   * @param packets that are sent together at the most; 0 for all, as of the bytes
   * @param distributionDelay where the time between the slots follows a distribution, its mean
   * @param distributionJitter its width; 0 where it lies evenly between the minimum and the maximum
   */
  public record Slot(
      long minimumDelay,
      long maximumDelay,
      int packets,
      int bytes,
      long distributionDelay,
      long distributionJitter) {

    private static Slot read(AttributeCursor attribute) {
      return new Slot(
          attribute.u64(0),
          attribute.u64(8),
          attribute.s32(16),
          attribute.s32(20),
          attribute.u64(24),
          attribute.u64(32));
    }
  }

  /** {@code struct tc_netem_gimodel}: how probable each change between four states is. */
  public record FourStates(long p13, long p31, long p32, long p14, long p23) {

    private static FourStates read(AttributeCursor attribute) {
      return new FourStates(
          attribute.u32(0),
          attribute.u32(4),
          attribute.u32(8),
          attribute.u32(12),
          attribute.u32(16));
    }
  }

  /**
   * {@code struct tc_netem_gemodel}.
   *
   * @param p from the good state to the bad one
   * @param r back again
   * @param h packets that are not lost in the bad state
   * @param k1 packets that are lost in the good state
   */
  public record GilbertElliot(long p, long r, long h, long k1) {

    private static GilbertElliot read(AttributeCursor attribute) {
      return new GilbertElliot(
          attribute.u32(0), attribute.u32(4), attribute.u32(8), attribute.u32(12));
    }
  }

  static NetemOptions read(ByteBuffer options) {
    Structure.require(options, LENGTH, "tc_netem_qopt");
    return new NetemOptions(
        Structure.u32(options, 0),
        Structure.u32(options, 4),
        Structure.u32(options, 8),
        Structure.u32(options, 12),
        Structure.u32(options, 16),
        Structure.u32(options, 20),
        TABLE.read(Structure.attributesAfter(options, LENGTH)));
  }
}
