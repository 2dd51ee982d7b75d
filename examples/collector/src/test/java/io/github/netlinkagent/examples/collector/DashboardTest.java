package io.github.netlinkagent.examples.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.netlinkagent.otel.PrometheusSeries;
import io.github.netlinkagent.otel.TelemetryNames;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboard asks Prometheus and Loki for is what the agent sends. */
class DashboardTest {

  /** How our names begin. */
  private static final Pattern NAME = Pattern.compile("\\b(?:netlink|network|system|error)_\\w+");

  private JsonObject dashboard;

  @BeforeEach
  void read() throws IOException {
    dashboard =
        JsonParser.parseString(Files.readString(Path.of("dashboard.json"))).getAsJsonObject();
  }

  @Test
  void everyPanelAsksForMetricsThatThereAreByLabelsThatTheyHave() {
    List<JsonObject> targets = queries("prometheus");
    assertFalse(targets.isEmpty());
    for (JsonObject target : targets) {
      Set<String> names = names(target.get("expr").getAsString());
      List<Metric> metrics =
          Stream.of(Metric.values())
              .filter(metric -> names.remove(PrometheusSeries.nameOf(metric)))
              .toList();
      assertFalse(metrics.isEmpty(), () -> "no metric in " + target);
      if (target.has("legendFormat")) {
        names.addAll(names(target.get("legendFormat").getAsString()));
      }
      metrics.forEach(metric -> names.removeAll(labels(metric.attributes())));
      assertEquals(Set.of(), names, () -> "unknown in " + target);
    }
  }

  @Test
  void everyAnnotationAndLogPanelAsksForAttributesThatThereAre() throws Exception {
    Set<String> attributes = labels(attributes());
    List<JsonObject> queries = queries("loki");
    assertTrue(queries.size() > 1);
    for (JsonObject query : queries) {
      Set<String> names = names(query.toString());
      assertFalse(names.isEmpty(), query::toString);
      names.removeAll(attributes);
      assertEquals(Set.of(), names, () -> "unknown in " + query);
    }
  }

  @Test
  void itsVariablesAreFilledFromMetricsThatThereAre() {
    Set<String> names = names(dashboard.getAsJsonObject("templating").toString());

    assertFalse(names.isEmpty());
    Stream.of(Metric.values()).map(PrometheusSeries::nameOf).forEach(names::remove);
    assertEquals(Set.of(), names);
  }

  @Test
  void everyMetricIsShown() {
    Set<String> shown = new TreeSet<>();
    queries("prometheus").forEach(target -> shown.addAll(names(target.get("expr").getAsString())));

    for (Metric metric : Metric.values()) {
      assertTrue(shown.contains(PrometheusSeries.nameOf(metric)), () -> "not shown: " + metric);
    }
  }

  /** The targets of all panels, and the annotations, that ask such a data source. */
  private List<JsonObject> queries(String dataSource) {
    List<JsonObject> queries = new ArrayList<>();
    for (JsonElement element : dashboard.getAsJsonArray("panels")) {
      JsonObject panel = element.getAsJsonObject();
      if (asks(panel, dataSource)) {
        panel.getAsJsonArray("targets").forEach(target -> queries.add(target.getAsJsonObject()));
      }
    }
    for (JsonElement element : dashboard.getAsJsonObject("annotations").getAsJsonArray("list")) {
      if (asks(element.getAsJsonObject(), dataSource)) {
        queries.add(element.getAsJsonObject());
      }
    }
    return queries;
  }

  private static boolean asks(JsonObject asker, String dataSource) {
    return asker.getAsJsonObject("datasource").get("type").getAsString().equals(dataSource);
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> labels(List<AttributeKey<?>> attributes) {
    return attributes.stream()
        .map(key -> PrometheusSeries.labelOf(key.getKey()))
        .collect(Collectors.toSet());
  }

  private static List<AttributeKey<?>> attributes() throws IllegalAccessException {
    List<AttributeKey<?>> keys = new ArrayList<>();
    for (Field field : TelemetryNames.class.getFields()) {
      if (field.get(null) instanceof AttributeKey<?> key) {
        keys.add(key);
      }
    }
    return keys;
  }
}
