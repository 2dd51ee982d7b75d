package io.github.netlinkagent.monitor.settings;

import io.github.netlinkagent.monitor.Limits;
import io.github.netlinkagent.netlink.AddressLiteral;
import io.github.netlinkagent.netlink.Prefix;
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

  public static final Setting<Integer> ROUTES_MAX =
      number(
          "routes.max",
          Limits.DEFAULT.routes(),
          1,
          100_000_000,
          "routes",
          "how many routes of a table are kept; of more only their number, the default routes and"
              + " `routes.watched`");

  public static final Setting<List<Prefix>> ROUTES_WATCHED =
      new Setting<>(
          "routes.watched",
          "",
          "a list of prefixes, such as `192.0.2.0/24`",
          "prefixes of which the routes are kept though those of their table are too many",
          text ->
              text.isEmpty()
                  ? List.of()
                  : Stream.of(text.split("\\|", -1)).map(AddressLiteral::parsePrefix).toList());

  public static final Setting<Integer> NEIGHBORS_MAX =
      number(
          "neighbors.max",
          Limits.DEFAULT.neighbors(),
          1,
          100_000_000,
          "neighbors",
          "how many neighbors of an interface are kept, of each IP version; of more only their number"
              + " and the gateways of default routes");

  public static final Setting<Integer> OBJECTS_MAX =
      number(
          "objects.max",
          Limits.DEFAULT.objects(),
          1,
          100_000_000,
          "objects",
          "how many objects of any other kind are kept, of one interface where they belong to one; of"
              + " more only their number");

  public static final Setting<Integer> HEAP_MAX =
      number(
          "heap.max",
          Limits.DEFAULT.heapPercent(),
          1,
          90,
          "percent",
          "how much of the JVM's largest heap all these may take, 600 bytes each");

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
                  ROUTES_MAX,
                  ROUTES_WATCHED,
                  NEIGHBORS_MAX,
                  OBJECTS_MAX,
                  HEAP_MAX,
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
