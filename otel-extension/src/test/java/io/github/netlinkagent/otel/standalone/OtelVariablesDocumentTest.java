package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.otel.MetricOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} names exactly the {@code OTEL_*} variables that are looked up. */
final class OtelVariablesDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/configuration.md");
  private static final Pattern VARIABLE = Pattern.compile("`(OTEL_[A-Z_]+)`");

  private static final String HONOURED = "## OpenTelemetry's variables";
  private static final String OTHERS = "### Not looked at";

  @Test
  void theTableHoldsEveryVariableThatIsLookedUpAndNoOther() throws IOException {
    assertEquals(lookedUp(), variables(HONOURED));
  }

  @Test
  void whatIsSaidNotToBeLookedAtIsNot() throws IOException {
    Set<String> others = variables(OTHERS);

    assertTrue(others.contains("OTEL_CONFIG_FILE"), others::toString);
    others.retainAll(lookedUp());
    assertEquals(Set.of(), others);
  }

  private static Set<String> lookedUp() {
    Set<String> names = new TreeSet<>();
    List<String> complaints = new ArrayList<>();
    OtelSettings.of(
        new OtelVariables(
            name -> {
              names.add(name);
              return null;
            },
            complaints::add));
    // The one that is looked up before all others.
    ScriptedMonitor monitor = new ScriptedMonitor(2);
    OtelExport.start(
        new OtelExport.Source(
            monitor.model(), monitor::status, monitor.subscription(), Object::toString),
        new MetricOptions(Duration.ofSeconds(1), false),
        name -> {
          names.add(name);
          return "true";
        },
        complaints::add);
    assertEquals(List.of(), complaints);
    return names;
  }

  /** Those in the tables below a heading, up to the next one. */
  private static Set<String> variables(String heading) throws IOException {
    Set<String> names = new TreeSet<>();
    boolean inside = false;
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("#")) {
        inside = line.equals(heading);
      } else if (inside && line.startsWith("|")) {
        Matcher variable = VARIABLE.matcher(line);
        while (variable.find()) {
          names.add(variable.group(1));
        }
      }
    }
    return names;
  }
}
