package io.github.netlinkagent.monitor;

/**
 * A name of interfaces with {@code *} for any characters and {@code ?} for one: {@code veth*}.
 *
 * @param text as the user has written it
 */
public record NamePattern(String text) {

  /** Whether the whole name is meant. */
  public boolean matches(String name) {
    int star = -1;
    int retry = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        retry = n;
      } else if (p < text.length() && (text.charAt(p) == '?' || text.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        // The last star takes one character more.
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
