package io.github.netlinkagent.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** All that the start-up checks look at. */
final class Surroundings {

  private final String arguments;
  private final Properties properties;
  private final Map<String, String> environment;

  /**
   * @param arguments of the agent; null where it has none
   */
  Surroundings(String arguments, Properties properties, Map<String, String> environment) {
    this.arguments = arguments == null ? "" : arguments;
    this.properties = properties;
    this.environment = environment;
  }

  static Surroundings ofThisJvm(String arguments) {
    return new Surroundings(arguments, System.getProperties(), System.getenv());
  }

  /** A system property, or an empty string. */
  String property(String name) {
    return properties.getProperty(name, "");
  }

  /**
   * A setting, as far as it is known before the agent's settings can be read: from the agent's
   * arguments, the system properties or the environment, in this order; or an empty string.
   */
  String setting(String key) {
    String value = argument(key);
    if (value.isEmpty()) {
      value = property("netlink." + key).trim();
    }
    if (value.isEmpty()) {
      String variable = environment.get("NETLINK_" + key.toUpperCase(Locale.ROOT));
      value = variable == null ? "" : variable.trim();
    }
    return value;
  }

  /** Where a key is given twice, the last one holds. */
  private String argument(String key) {
    String value = "";
    for (String item : arguments.split(",", -1)) {
      int equals = item.indexOf('=');
      if (equals >= 0 && item.substring(0, equals).trim().equals(key)) {
        value = item.substring(equals + 1).trim();
      }
    }
    return value;
  }
}
