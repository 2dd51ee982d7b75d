package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Of {@code tbf}: {@code struct tc_tbf_qopt} and {@code TCA_TBF_*}.
 *
 * @param rateOf64Bits {@code TCA_TBF_RATE64}, in bytes a second; 0 where 32 bits are enough
 * @param peakRateOf64Bits {@code TCA_TBF_PRATE64}, the same of the peak rate
 * @param limit of the queue, in bytes
 * @param buffer the size of the bucket, in ticks of 64 ns at that rate
 * @param mtu the size of the bucket of the peak rate, in ticks as well
 */
public record TokenBucketOptions(
    RateSpecification rate,
    RateSpecification peakRate,
    long limit,
    long buffer,
    long mtu,
    long rateOf64Bits,
    long peakRateOf64Bits,
    List<RawAttribute> unknown)
    implements TrafficOptions {

  private static final int TCA_TBF_PARMS = 1;
  private static final int TCA_TBF_RATE64 = 4;
  private static final int TCA_TBF_PRATE64 = 5;
  private static final int TCA_TBF_PAD = 8;

  /** {@code sizeof(struct tc_tbf_qopt)}. */
  private static final int LENGTH = 2 * RateSpecification.LENGTH + 12;

  /** In bytes a second. */
  public long wholeRate() {
    return rateOf64Bits != 0 ? rateOf64Bits : rate.rate();
  }

  /** In bytes a second; 0 for none. */
  public long wholePeakRate() {
    return peakRateOf64Bits != 0 ? peakRateOf64Bits : peakRate.rate();
  }

  static TokenBucketOptions read(ByteBuffer options) {
    ByteBuffer parameters = null;
    long rate = 0;
    long peakRate = 0;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor nested = new AttributeCursor(options);
    while (nested.next()) {
      switch (nested.type()) {
        case TCA_TBF_PARMS -> parameters = nested.structure(LENGTH);
        case TCA_TBF_RATE64 -> rate = nested.u64(0);
        case TCA_TBF_PRATE64 -> peakRate = nested.u64(0);
        case TCA_TBF_PAD -> {
          // it aligns what follows
        }
        default -> unknown.add(nested.raw());
      }
    }
    if (parameters == null) {
      throw new MalformedMessageException("a token bucket without its parameters");
    }
    return new TokenBucketOptions(
        RateSpecification.read(parameters, 0),
        RateSpecification.read(parameters, RateSpecification.LENGTH),
        Structure.u32(parameters, 24),
        Structure.u32(parameters, 28),
        Structure.u32(parameters, 32),
        rate,
        peakRate,
        List.copyOf(unknown));
  }
}
