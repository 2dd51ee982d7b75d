package io.github.netlinkagent.monitor.settings;

/** Words what the user wrote so that it can't break the line it is told in. */
final class Complaint {

  private static final int LONGEST_QUOTE = 80;

  private Complaint() {}

  static String quoted(String text) {
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }

  /** On one line and without control characters, which a terminal would obey. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
        .forEach(line::appendCodePoint);
    return line.toString();
  }
}
