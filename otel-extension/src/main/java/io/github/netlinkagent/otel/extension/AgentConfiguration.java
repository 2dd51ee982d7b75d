package io.github.netlinkagent.otel.extension;

import io.github.netlinkagent.monitor.settings.Setting;
import io.github.netlinkagent.monitor.settings.Source;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.incubator.ExtendedOpenTelemetry;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings as the OpenTelemetry agent knows them: {@code otel.instrumentation.netlink.*} as
 * system properties, environment variables or in its configuration file; or, in a declarative
 * configuration file, the node {@code instrumentation/development: java: netlink:} with a level for
 * each dot of a key.
 */
final class AgentConfiguration {

  private static final String NAME = "netlink";
  private static final String PREFIX = "otel.instrumentation.netlink.";
  private static final String VARIABLE_PREFIX = "OTEL_INSTRUMENTATION_NETLINK_";

  private AgentConfiguration() {}

  static Source of(OpenTelemetry sdk) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!isWanted()) {
      values.put(Setting.ENABLED.key(), "off");
    }
    values.putAll(configured(sdk));
    return Source.of(PREFIX, values);
  }

  /** Both the interface to the configuration and its parts are still in the making there. */
  private static Map<String, String> configured(OpenTelemetry sdk) {
    try {
      if (sdk instanceof ExtendedOpenTelemetry extended) {
        DeclarativeConfigProperties node = extended.getInstrumentationConfig(NAME);
        Map<String, Object> declared = DeclarativeConfigProperties.toMap(node);
        return declared.isEmpty() ? asked(node) : flattened("", declared);
      }
    } catch (LinkageError e) {
      // Another agent than this was built for: its users can still write plain properties.
    }
    return namedInThisProcess();
  }

  /** Plain properties can't be listed there, but asked for; what nobody asks for is misspelt. */
  private static Map<String, String> asked(DeclarativeConfigProperties node) {
    Map<String, String> values = namedInThisProcess();
    for (Setting<?> setting : Setting.ALL) {
      put(values, setting.key(), node.getString(setting.key()));
    }
    return values;
  }

  private static Map<String, String> flattened(String prefix, Map<?, ?> declared) {
    Map<String, String> values = new LinkedHashMap<>();
    declared.forEach(
        (name, value) -> {
          String key = prefix + name;
          if (value instanceof Map<?, ?> nested) {
            values.putAll(flattened(key + ".", nested));
          } else if (value instanceof List<?> list) {
            values.put(key, list.stream().map(String::valueOf).collect(Collectors.joining("|")));
          } else {
            put(values, key, value == null ? null : value.toString());
          }
        });
    return values;
  }

  /** By system properties, and by environment variables, which go behind them. */
  private static Map<String, String> namedInThisProcess() {
    Map<String, String> values = new LinkedHashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith(VARIABLE_PREFIX)) {
                String key = name.substring(VARIABLE_PREFIX.length());
                values.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value);
              }
            });
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        put(values, name.substring(PREFIX.length()), System.getProperty(name));
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  /**
   * What the agent says of all instrumentations ({@code
   * otel.instrumentation.common.default-enabled} and its declarative sister), which it keeps in an
   * internal class of its interface.
   */
  private static boolean isWanted() {
    try {
      Class<?> type =
          Class.forName(
              "io.opentelemetry.javaagent.extension.instrumentation.internal"
                  + ".AgentDistributionConfig");
      Object config = type.getMethod("get").invoke(null);
      Object enabled =
          type.getMethod("isInstrumentationEnabled", String.class).invoke(config, NAME);
      return Boolean.TRUE.equals(enabled);
    } catch (ReflectiveOperationException | LinkageError e) {
      return true;
    }
  }
}
