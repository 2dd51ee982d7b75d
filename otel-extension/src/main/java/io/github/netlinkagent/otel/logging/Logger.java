package io.github.netlinkagent.otel.logging;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code java.util.logging.Logger}. Warnings of the libraries become one short line a
 * minute at the most, all else is silent: the host's error output is not ours to fill.
 *
 * <p>What the exporters log is left out, since the export tells itself, and better, what became of
 * its attempts.
 */
public final class Logger {

  private static final long INTERVAL_NANOS = 60_000_000_000L;
  private static final String EXPORTERS = "io.opentelemetry.exporter.";
  private static final int LONGEST_LINE = 300;

  private static final AtomicLong nextLine = new AtomicLong(System.nanoTime());
  private static volatile Consumer<String> lines = line -> {};

  private final String name;

  private Logger(String name) {
    this.name = name;
  }

  /** Where the lines go from now on; nowhere before that. */
  public static void route(Consumer<String> destination) {
    lines = destination;
  }

  public static Logger getLogger(String name) {
    return new Logger(name);
  }

  public String getName() {
    return name;
  }

  public boolean isLoggable(Level level) {
    return level.compareTo(Level.WARNING) >= 0 && !name.startsWith(EXPORTERS);
  }

  public void info(String message) {
    log(Level.INFO, message);
  }

  public void fine(String message) {
    log(Level.FINE, message);
  }

  public void finest(String message) {
    log(Level.FINEST, message);
  }

  public void finest(Supplier<String> message) {
    if (isLoggable(Level.FINEST)) {
      log(Level.FINEST, message.get());
    }
  }

  public void warning(String message) {
    log(Level.WARNING, message);
  }

  public void log(Level level, String message, @Nullable Object parameter) {
    log(level, message);
  }

  public void log(Level level, String message, @Nullable Object[] parameters) {
    log(level, message);
  }

  public void log(Level level, String message, @Nullable Throwable thrown) {
    log(level, thrown == null ? message : message + " (" + thrown + ")");
  }

  public void log(Level level, String message) {
    if (isLoggable(level) && isTimeForALine()) {
      String line = name + ": " + message.replaceAll("\\p{Cntrl}+", " ");
      lines.accept(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
    }
  }

  private static boolean isTimeForALine() {
    long now = System.nanoTime();
    long next = nextLine.get();
    return now - next >= 0 && nextLine.compareAndSet(next, now + INTERVAL_NANOS);
  }
}
