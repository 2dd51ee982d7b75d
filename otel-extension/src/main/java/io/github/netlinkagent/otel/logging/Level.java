package io.github.netlinkagent.otel.logging;

/** Stands in for {@code java.util.logging.Level}: the levels that the libraries use. */
public enum Level {
  FINEST,
  FINER,
  FINE,
  INFO,
  WARNING,
  SEVERE
}
