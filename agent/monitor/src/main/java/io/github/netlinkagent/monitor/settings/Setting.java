package io.github.netlinkagent.monitor.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that the user can set. The constants are all there are.
 *
 * @param key as it is written in the agent's arguments
 * @param defaultText what holds if nothing is set; empty for nothing at all
 * @param allowed the values in words, with their unit
 * @param meaning what it does, in a sentence without the full stop
 * @param parser makes a value of a text; throws an {@link IllegalArgumentException} for a text that
 *     is not {@code allowed}
 */
public record Setting<T>(
    String key, String defaultText, String allowed, String meaning, Function<String, T> parser) {

  public static final Setting<Boolean> ENABLED =
      onOff("enabled", "on", "whether the agent starts at all");

  public static final Setting<Optional<Path>> CONFIG =
      path("config", "a file", "a properties file with further settings, keys as written here");

  public static final Setting<Boolean> JMX =
      onOff("jmx", "on", "whether the network is shown in JMX");

  public static final Setting<Boolean> JFR =
      onOff(
          "jfr",
          "on",
          "whether losses and syncs are events of the JDK Flight Recorder, while it records");

  public static final Setting<Boolean> OTEL =
      onOff("otel", "on", "whether changes and metrics are sent to an OpenTelemetry collector");

  public static final Setting<Duration> AUDIT_INTERVAL =
      new Setting<>(
          "audit.interval",
          "60",
          "a number of seconds from 0 to 86400",
          "time between two audits of each kind of objects, which are read again in the background;"
              + " longer for large tables, 0 for none",
          text -> Duration.ofSeconds(number(text, 0, 86_400)));

  public static final Setting<Duration> STATISTICS_INTERVAL =
      new Setting<>(
          "statistics.interval",
          "10",
          "a number of seconds from 0 to 86400",
          "time between two reads of the counters of all interfaces, 0 for none",
          text -> Duration.ofSeconds(number(text, 0, 86_400)));

  public static final Setting<Duration> METRICS_DELAY =
      new Setting<>(
          "metrics.delay",
          "1000",
          "a number of milliseconds from 1000 to 3600000",
          "shortest time between two collections of metrics, which follow every change",
          text -> Duration.ofMillis(number(text, 1000, 3_600_000)));

  public static final Setting<Boolean> METRICS_SYSTEM =
      onOff(
          "metrics.system",
          "off",
          "whether the traffic of the interfaces is among the metrics, as `system.network.*`");

  public static final Setting<Integer> HISTORY_MAX =
      number("history.max", 1000, 1, 100_000, "changes", "how many of the last changes are kept");

  public static final Setting<Integer> QUEUE_MAX =
      number(
          "queue.max",
          16_384,
          2,
          1_000_000,
          "announcements",
          "how many announcements may wait for each export before they are merged or dropped");

  public static final Setting<Integer> RECEIVE_BUFFER =
      number(
          "receive.buffer",
          4 << 20,
          4096,
          1 << 30,
          "bytes",
          "the wished size of the socket's receive buffer, which the kernel may cap");

  public static final Setting<Optional<Path>> NATIVE_DIR =
      path(
          "native.dir",
          "a directory that is writable and not mounted noexec",
          "the only place where the native library is put while it is loaded");

  /** In the order in which they are documented. */
  public static final List<Setting<?>> ALL =
      Stream.of(
              List.<Setting<?>>of(
                  ENABLED,
                  CONFIG,
                  JMX,
                  JFR,
                  OTEL,
                  METRICS_DELAY,
                  METRICS_SYSTEM,
                  AUDIT_INTERVAL,
                  STATISTICS_INTERVAL,
                  HISTORY_MAX,
                  QUEUE_MAX,
                  RECEIVE_BUFFER,
                  NATIVE_DIR),
              TrackingSettings.TRACKED.all(),
              TrackingSettings.EXPORTED.all())
          .flatMap(List::stream)
          .toList();

  T defaultValue() {
    return parser.apply(defaultText);
  }

  /** {@code true} and {@code false} are what OpenTelemetry's own switches take. */
  private static Setting<Boolean> onOff(String key, String defaultText, String meaning) {
    return new Setting<>(
        key,
        defaultText,
        "on or off",
        meaning,
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "on", "true" -> true;
              case "off", "false" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  private static Setting<Integer> number(
      String key, int defaultValue, int min, int max, String unit, String meaning) {
    return new Setting<>(
        key,
        Integer.toString(defaultValue),
        "a number of " + unit + " from " + min + " to " + max,
        meaning,
        text -> number(text, min, max));
  }

  private static Setting<Optional<Path>> path(String key, String allowed, String meaning) {
    return new Setting<>(
        key,
        "",
        allowed,
        meaning,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)));
  }

  private static int number(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }
}
