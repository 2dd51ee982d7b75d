package io.github.netlinkagent.monitor;

import java.util.Locale;

/** The kinds of objects in the model. */
public enum Kind {
  LINK,
  ADDRESS,
  ROUTE,
  NEIGHBOR;

  /** The kind as it stands in names and texts: {@code link}, {@code address}, ... */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
