package io.github.netlinkagent.monitor.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** One of the places where settings are looked for. A blank value counts as none. */
public final class Source {

  private static final String PROPERTY_PREFIX = "netlink.";
  private static final String VARIABLE_PREFIX = "NETLINK_";

  private final UnaryOperator<String> spelling;
  private final Map<String, String> values;

  private Source(UnaryOperator<String> spelling, Map<String, String> values) {
    this.spelling = spelling;
    this.values = values;
  }

  /**
   * The agent's arguments, {@code key=value,key=value}. What has no equals sign is a key without a
   * value; of a key that comes twice the last value holds.
   */
  public static Source ofArguments(String arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String item : arguments.split(",", -1)) {
      int equals = item.indexOf('=');
      String key = equals < 0 ? item : item.substring(0, equals);
      if (!key.isBlank()) {
        values.put(key.strip(), equals < 0 ? "" : item.substring(equals + 1));
      }
    }
    return new Source(key -> key + " in the agent's arguments", values);
  }

  /** Those that begin with {@code netlink.}, which is how they are given to {@code java -D}. */
  public static Source ofSystemProperties(Properties properties) {
    return ofProperties(properties, PROPERTY_PREFIX, key -> "-D" + PROPERTY_PREFIX + key);
  }

  /** Those that begin with {@code NETLINK_}: {@code NETLINK_AUDIT_INTERVAL}. */
  public static Source ofEnvironment(Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    environment.forEach(
        (name, value) -> {
          // An empty variable is the usual way to unset one.
          if (name.startsWith(VARIABLE_PREFIX) && !value.isBlank()) {
            values.put(keyOf(name.substring(VARIABLE_PREFIX.length())), value);
          }
        });
    return new Source(
        key -> VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_'), values);
  }

  /**
   * A properties file in UTF-8.
   *
   * @throws IOException if it can't be read or is not a properties file
   */
  public static Source ofFile(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is not a properties file: " + e.getMessage(), e);
    }
    return ofProperties(properties, "", key -> key + " in " + file);
  }

  /**
   * Any other place.
   *
   * @param prefix that the keys have there, such as {@code otel.instrumentation.netlink.}
   * @param values by key, without the prefix
   */
  public static Source of(String prefix, Map<String, String> values) {
    return new Source(key -> prefix + key, new LinkedHashMap<>(values));
  }

  private static Source ofProperties(
      Properties properties, String prefix, UnaryOperator<String> spelling) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        values.put(name.substring(prefix.length()), properties.getProperty(name, ""));
      }
    }
    return new Source(spelling, values);
  }

  private static String keyOf(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  Iterable<String> keys() {
    return values.keySet();
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip);
  }

  /** How a key is written here, as the user knows it. */
  String spell(String key) {
    return spelling.apply(key);
  }
}
