package io.github.netlinkagent.monitor.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first table of {@code docs/configuration.md} is what {@link Setting} says. */
class ConfigurationDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/configuration.md");

  @Test
  void theTableOfSettingsHoldsExactlyThoseThatThereAre() throws IOException {
    List<String> settings = Setting.ALL.stream().map(ConfigurationDocumentTest::row).toList();
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      assertEquals(
          settings,
          lines
              .takeWhile(line -> !line.startsWith("## "))
              .filter(line -> line.startsWith("| `"))
              .toList());
    }
  }

  private static String row(Setting<?> setting) {
    List<String> cells =
        List.of(
            "`" + setting.key() + "`", setting.defaultText(), setting.allowed(), setting.meaning());
    return ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |");
  }
}
