package io.github.netlinkagent.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What the schemas know nothing of: the collectors' own configuration, by the real collector. */
class CollectorConfigurationTest {

  @TempDir Path folder;

  @BeforeEach
  void requireTheCollector() {
    Tool.require("otelcol");
  }

  @Test
  void theCollectorTakesEveryConfiguration() throws Exception {
    List<String> configurations = configurations();

    assertEquals(2, configurations.size());
    for (String configuration : configurations) {
      Tool.Result result = validate(configuration);
      assertEquals(0, result.status(), result.output());
    }
  }

  @Test
  void theCollectorRefusesABrokenConfiguration() throws Exception {
    for (String configuration : configurations()) {
      Tool.Result result = validate(configuration.replace("verbosity", "verbose"));
      assertNotEquals(0, result.status(), result.output());
    }
  }

  private static List<String> configurations() {
    Stream<String> ofConfigMaps =
        Manifests.ofKind("ConfigMap").stream()
            .map(object -> object.at("data", "collector.yaml").text());
    Stream<String> ofOperator =
        Manifests.ofKind("OpenTelemetryCollector").stream()
            .map(object -> new Yaml().dump(object.at("spec", "config").value()));
    return Stream.concat(ofConfigMaps, ofOperator).toList();
  }

  private Tool.Result validate(String configuration) throws Exception {
    Path file = Files.writeString(folder.resolve("collector.yaml"), configuration);
    return Tool.run(List.of("otelcol", "validate", "--config=" + file));
  }
}
