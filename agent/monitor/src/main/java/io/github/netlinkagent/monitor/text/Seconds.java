package io.github.netlinkagent.monitor.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Times as {@code %g} of C writes them: six digits, no zeros at the end. */
final class Seconds {

  private static final MathContext SIX_DIGITS = new MathContext(6);

  /** What is larger is written with an exponent. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(1_000_000);

  private Seconds() {}

  /**
   * @param hundredths unsigned
   */
  static String ofHundredths(long hundredths) {
    BigDecimal seconds =
        new BigDecimal(Long.toUnsignedString(hundredths))
            .movePointLeft(2)
            .round(SIX_DIGITS)
            .stripTrailingZeros();
    if (seconds.compareTo(LARGE) < 0) {
      return seconds.toPlainString();
    }
    int exponent = seconds.precision() - seconds.scale() - 1;
    return seconds.movePointLeft(exponent).stripTrailingZeros().toPlainString()
        + String.format("e+%02d", exponent);
  }
}
