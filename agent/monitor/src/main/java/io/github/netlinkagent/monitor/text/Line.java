package io.github.netlinkagent.monitor.text;

/**
 * A line that grows word by word, with one blank between them. Whatever could break the line or
 * drive a terminal is escaped, for some words are chosen by others: the kernel takes almost any
 * byte in the names of interfaces and labels.
 */
final class Line {

  private final StringBuilder text = new StringBuilder();

  Line add(String word) {
    if (!word.isEmpty()) {
      if (text.length() > 0) {
        text.append(' ');
      }
      word.codePoints().forEach(this::append);
    }
    return this;
  }

  Line add(String keyword, Object value) {
    return add(keyword).add(value.toString());
  }

  /** As linkmonitor writes what it names: {@code dev=veth1}. */
  Line pair(String name, Object value) {
    return add(name + "=" + value);
  }

  Line addIf(boolean condition, String word) {
    return condition ? add(word) : this;
  }

  Line addIf(boolean condition, String keyword, Object value) {
    return condition ? add(keyword, value) : this;
  }

  private void append(int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          text.append(String.format(codePoint > 0xff ? "\\u%04x" : "\\x%02x", codePoint));
      default -> text.appendCodePoint(codePoint);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
