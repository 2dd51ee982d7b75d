package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.otel.TelemetryNames.Event;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/telemetry.md} promises is what the code sends, and the other way round. */
final class TelemetryDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/telemetry.md");

  @Test
  void theTableOfEventsHoldsExactlyOurEvents() throws IOException {
    Set<String> names =
        Arrays.stream(Event.values())
            .map(Event::eventName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(names, new TreeSet<>(column(table("Event", "Severity"), 0)));
  }

  @Test
  void theTablesOfAttributesHoldExactlyOurAttributesWithTheirTypes() throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (AttributeKey<?> key : keys()) {
      keys.put(key.getKey(), typeOf(key));
    }
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : table("Attribute", "Type")) {
      documented.put(row.get(0), row.get(1));
      assertTrue(!row.get(2).isEmpty(), () -> "an example for " + row);
    }

    assertEquals(keys, documented);
  }

  @Test
  void theTableOfMetricsHoldsExactlyOurMetrics() throws IOException {
    Map<String, List<String>> metrics = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      String attributes =
          metric.attributes().stream().map(AttributeKey::getKey).collect(Collectors.joining(", "));
      metrics.put(
          metric.metricName(), List.of(nameOf(metric.instrument()), metric.unit(), attributes));
    }
    Map<String, List<String>> documented = new TreeMap<>();
    for (List<String> row : table("Metric", "Instrument")) {
      documented.put(row.get(0), row.subList(1, 4));
    }

    assertEquals(metrics, documented);
  }

  @Test
  void noNameIsTheNamespaceOfAnother() {
    Set<String> attributes = keys().stream().map(AttributeKey::getKey).collect(Collectors.toSet());
    for (String name : attributes) {
      assertTrue(
          attributes.stream().noneMatch(other -> other.startsWith(name + ".")),
          () -> name + " is a namespace too");
    }
  }

  private static List<AttributeKey<?>> keys() {
    List<AttributeKey<?>> keys = new ArrayList<>();
    for (Field field : TelemetryNames.class.getFields()) {
      try {
        if (field.get(null) instanceof AttributeKey<?> key) {
          keys.add(key);
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return keys;
  }

  private static String typeOf(AttributeKey<?> key) {
    return switch (key.getType()) {
      case STRING -> "string";
      case LONG -> "int";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case STRING_ARRAY -> "string[]";
      default -> throw new AssertionError(key);
    };
  }

  private static String nameOf(TelemetryNames.Instrument instrument) {
    return switch (instrument) {
      case COUNTER -> "Counter";
      case UP_DOWN_COUNTER -> "UpDownCounter";
      case GAUGE -> "Gauge";
    };
  }

  private static List<String> column(List<List<String>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  /** The rows, without code marks, of all tables whose header begins with these two cells. */
  private static List<List<String>> table(String first, String second) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(DOCUMENT)) {
      List<String> cells = cells(line);
      if (cells.size() < 2) {
        inside = false;
      } else if (cells.get(0).equals(first) && cells.get(1).equals(second)) {
        inside = true;
      } else if (inside && !cells.get(0).startsWith("--")) {
        rows.add(cells);
      }
    }
    assertTrue(!rows.isEmpty(), () -> "a table of " + first + " in " + DOCUMENT);
    return rows;
  }

  private static List<String> cells(String line) {
    if (!line.startsWith("|")) {
      return List.of();
    }
    return Arrays.stream(line.substring(1).split("\\|", -1))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }
}
