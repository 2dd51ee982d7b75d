package io.github.netlinkagent.monitor.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as {@code tc} words them: handles, rates, sizes and times, with its own rounding. */
final class TrafficNumbers {

  /** {@code TC_H_ROOT}. */
  private static final int ROOT = 0xffffffff;

  /** A tick is 64 ns, as {@code /proc/net/psched} has said since Linux 2.6.31. */
  private static final double TICKS_PER_MICROSECOND = 1000.0 / 64;

  private static final double MICROSECONDS_PER_SECOND = 1_000_000;
  private static final long KILO = 1024;
  private static final long MEGA = KILO * KILO;
  private static final String[] RATE_UNITS = {"bit", "Kbit", "Mbit", "Gbit", "Tbit"};

  private TrafficNumbers() {}

  /** {@code print_tc_classid}: {@code root}, {@code 1:}, {@code 1:10}. */
  static String handle(int handle) {
    int major = handle >>> 16;
    int minor = handle & 0xffff;
    if (handle == ROOT) {
      return "root";
    }
    if (handle == 0) {
      return "none";
    }
    return (major == 0 ? "" : Integer.toHexString(major))
        + ":"
        + (minor == 0 ? "" : Integer.toHexString(minor));
  }

  /**
   * {@code print_rate}: {@code 10Mbit}.
   *
   * @param rate unsigned, in bytes a second
   */
  static String rate(long rate) {
    long bits = rate << 3;
    int unit = 0;
    while (unit < RATE_UNITS.length - 1
        && Long.compareUnsigned(bits, 1000) >= 0
        && (Long.remainderUnsigned(bits, 1000) == 0
            || Long.compareUnsigned(bits, 1_000_000) >= 0)) {
      bits = Long.divideUnsigned(bits, 1000);
      unit++;
    }
    return Long.toUnsignedString(bits) + RATE_UNITS[unit];
  }

  /**
   * {@code sprint_size}: {@code 1600b}, {@code 20Kb}, {@code 4Mb}.
   *
   * @param size in bytes, of which 32 bits count
   */
  static String size(long size) {
    long bytes = size & 0xffffffffL;
    long megas = (long) Math.rint((double) bytes / MEGA);
    long kilos = (long) Math.rint((double) bytes / KILO);
    if (bytes >= MEGA && Math.abs(megas * MEGA - bytes) < 1024) {
      return megas + "Mb";
    }
    if (bytes >= KILO && Math.abs(kilos * KILO - bytes) < 16) {
      return general((double) kilos, 6) + "Kb";
    }
    return bytes + "b";
  }

  /**
   * {@code sprint_time}: {@code 47.2ms}.
   *
   * @param microseconds of which 32 bits count
   */
  static String time(long microseconds) {
    long time = microseconds & 0xffffffffL;
    if (time >= 1_000_000) {
      return general(time / 1e6, 3) + "s";
    }
    return time >= 1000 ? general(time / 1e3, 3) + "ms" : time + "us";
  }

  /**
   * {@code sprint_time64}.
   *
   * @param time in nanoseconds
   */
  static String nanoseconds(long time) {
    if (time >= 1_000_000_000) {
      return general(time / 1e9, 3) + "s";
    }
    if (time >= 1_000_000) {
      return general(time / 1e6, 3) + "ms";
    }
    return time >= 1000 ? general(time / 1e3, 3) + "us" : time + "ns";
  }

  /** {@code tc_core_tick2time}: microseconds, cut off. */
  static long microseconds(long ticks) {
    return (long) (ticks / TICKS_PER_MICROSECOND);
  }

  /** {@code tc_calc_xmitsize}: how many bytes are sent at that rate in so many ticks. */
  static long sizeAt(long rate, long ticks) {
    return (long) (unsigned(rate) * microseconds(ticks) / MICROSECONDS_PER_SECOND) & 0xffffffffL;
  }

  /** The time in microseconds in which so many bytes are sent; infinite at no rate. */
  static double timeAt(long rate, long size) {
    return MICROSECONDS_PER_SECOND * (size / unsigned(rate));
  }

  /** As {@code %.Ng} of printf: that many significant digits, no zeros at the end. */
  static String general(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static double unsigned(long value) {
    double half = (value >>> 1) * 2.0;
    return value >= 0 ? value : half;
  }
}
