package io.github.netlinkagent.monitor.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The metrics of a route ({@code RTAX_*}) as {@code ip route} words them. */
final class MetricsWording {

  private static final int LOCK = 1;
  private static final int RTT = 4;
  private static final int RTTVAR = 5;
  private static final int HOPLIMIT = 10;
  private static final int FEATURES = 12;
  private static final int RTO_MIN = 13;
  private static final int CC_ALGO = 16;

  private static final int FEATURE_ECN = 1;
  private static final long UNSET_HOPLIMIT = 0xffffffffL;

  /** By number, from 2 on: 1 is the lock. */
  private static final List<String> NAMES =
      List.of(
          "mtu",
          "window",
          "rtt",
          "rttvar",
          "ssthresh",
          "cwnd",
          "advmss",
          "reordering",
          "hoplimit",
          "initcwnd",
          "features",
          "rto_min",
          "initrwnd",
          "quickack",
          "congctl",
          "fastopen_no_cookie");

  private MetricsWording() {}

  static void add(Line line, Map<Integer, Long> metrics, String congestionControl) {
    long locked = metrics.getOrDefault(LOCK, 0L);
    for (int number = 2; number < NAMES.size() + 2; number++) {
      boolean lock = (locked & (1L << number)) != 0;
      boolean set = number == CC_ALGO ? !congestionControl.isEmpty() : metrics.containsKey(number);
      long value = metrics.getOrDefault(number, 0L);
      if ((!set && !lock) || (number == HOPLIMIT && value == UNSET_HOPLIMIT)) {
        continue;
      }
      line.add(NAMES.get(number - 2)).addIf(lock, "lock");
      switch (number) {
        case FEATURES -> features(line, value);
        case RTT -> line.add(time(value / 8));
        case RTTVAR -> line.add(time(value / 4));
        case RTO_MIN -> line.add(time(value));
        case CC_ALGO -> line.add(congestionControl);
        default -> line.add(Long.toString(value));
      }
    }
  }

  private static void features(Line line, long features) {
    line.addIf((features & FEATURE_ECN) != 0, "ecn");
    line.addIf((features & ~FEATURE_ECN) != 0, "0x" + Long.toHexString(features));
  }

  private static String time(long millis) {
    return millis < 1000 ? millis + "ms" : sixDigits(millis / 1e3) + "s";
  }

  /** {@code %g} of {@code printf(3)}, which {@link String#format} does not know. */
  private static String sixDigits(double value) {
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < 6
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).toPlainString()
            + String.format(Locale.ROOT, "e+%02d", exponent);
  }
}
