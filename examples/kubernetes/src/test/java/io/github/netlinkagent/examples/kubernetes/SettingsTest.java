package io.github.netlinkagent.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String EXTENSION = "OTEL_INSTRUMENTATION_NETLINK_";

  /** The agent's settings by the end of their variables: {@code AUDIT_INTERVAL}. */
  private static final Map<String, Setting<?>> SETTINGS =
      Setting.ALL.stream()
          .collect(
              Collectors.toMap(
                  setting -> setting.key().toUpperCase(Locale.ROOT).replace('.', '_'),
                  Function.identity()));

  @ParameterizedTest
  @ValueSource(strings = {"NETLINK_", EXTENSION})
  void everySettingIsThereAndTakesTheValue(String prefix) {
    List<Node> variables =
        Manifests.variables().stream()
            .filter(variable -> variable.at("name").text().startsWith(prefix))
            .toList();

    assertFalse(variables.isEmpty());
    for (Node variable : variables) {
      String name = variable.at("name").text();
      Setting<?> setting = SETTINGS.get(name.substring(prefix.length()));
      assertNotNull(setting, () -> name + " is none of " + SETTINGS.keySet());
      assertDoesNotThrow(() -> setting.parser().apply(variable.at("value").text()), name);
    }
  }

  @Test
  void everyVariableOfOpenTelemetryIsOneThatTheAgentReads() throws Exception {
    Path page = Path.of(System.getProperty("docs.dir"), "telemetry.md");
    String documented = Files.readString(page);
    List<String> names =
        Manifests.variables().stream()
            .map(variable -> variable.at("name").text())
            .filter(name -> name.startsWith("OTEL_") && !name.startsWith(EXTENSION))
            .toList();

    assertFalse(names.isEmpty());
    names.forEach(name -> assertTrue(documented.contains("`" + name + "`"), name));
  }
}
