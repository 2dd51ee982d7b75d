package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.otel.TelemetryDocument.Attribute;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import io.github.netlinkagent.otel.TelemetryNames.Instrument;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/telemetry.md} promises is what the code sends, and the other way round. */
final class TelemetryDocumentTest {

  private static final Pattern SEVERITY = Pattern.compile("DEBUG|INFO|WARN|ERROR");
  private static final Map<String, Pattern> FORM_OF_TYPE =
      Map.of(
          "string", Pattern.compile("[^\\[\"].*"),
          "string[]", Pattern.compile("\\[\"[^\"]+\"(, \"[^\"]+\")*\\]"),
          "int", Pattern.compile("\\d+"),
          "double", Pattern.compile("\\d+\\.\\d+"),
          "boolean", Pattern.compile("true|false"));

  private final TelemetryDocument document = new TelemetryDocument();

  @Test
  void theTableOfEventsHoldsExactlyOurEvents() {
    assertEquals(
        sorted(Arrays.stream(Event.values()).map(Event::eventName)),
        sorted(document.table("Events", "Event").stream().map(row -> row.get(0))));
  }

  @Test
  void theTableOfOtherKindsHoldsExactlyTheirEvents() {
    assertEquals(
        EventNames.of(Event.OBJECT_CHANGE),
        sorted(document.table("Other kinds", "Event").stream().map(row -> row.get(0))));
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void anEventHasTheSeveritiesThatTheTableTells(Event event) {
    String told =
        document.table("Events", "Event").stream()
            .filter(row -> row.get(0).equals(event.eventName()))
            .map(row -> row.get(1))
            .findFirst()
            .orElse("");

    assertEquals(
        sorted(RecordedEvents.of(event).stream().map(record -> record.getSeverity().name())),
        sorted(SEVERITY.matcher(told).results().map(match -> match.group())));
  }

  @Test
  void theTablesOfAttributesHoldExactlyOurAttributesWithTheirTypes() {
    Map<String, String> keys = new TreeMap<>();
    DeclaredKeys.all().forEach(key -> keys.put(key.getKey(), DeclaredKeys.typeOf(key)));
    Map<String, String> documented = new TreeMap<>();
    for (Attribute attribute : document.attributes()) {
      String other = documented.put(attribute.name(), attribute.type());
      assertTrue(other == null || other.equals(attribute.type()), attribute::toString);
    }

    assertEquals(keys, documented);
  }

  @Test
  void anExampleIsOfItsAttributesType() {
    for (Attribute attribute : document.attributes()) {
      assertTrue(
          FORM_OF_TYPE.get(attribute.type()).matcher(attribute.example()).matches(),
          attribute::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void anEventCarriesAlwaysWhatIsSaidToBeThereAlwaysAndTheRestOnlySometimes(Event event) {
    List<Set<String>> sent =
        RecordedEvents.of(event).stream().map(TelemetryDocumentTest::names).toList();
    Map<String, Boolean> always = new TreeMap<>();
    for (String name : sorted(sent.stream().flatMap(Set::stream))) {
      if (!isFormer(name)) {
        always.put(name, sent.stream().allMatch(names -> names.contains(name)));
      }
    }
    Map<String, Boolean> documented = new TreeMap<>();
    for (Attribute attribute : document.attributesOf(event)) {
      documented.put(attribute.name(), attribute.always());
      assertTrue(attribute.always() || attribute.present().startsWith("if "), attribute::toString);
    }

    assertEquals(always, documented);
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void onlyWhatChangedNamesTheFieldsThatDifferEvenIfThereAreNone(Event event) {
    for (LogRecordData record : RecordedEvents.of(event)) {
      assertEquals(
          "changed".equals(record.getAttributes().get(TelemetryNames.CHANGE_TYPE)),
          names(record).contains(TelemetryNames.CHANGED.getKey()),
          record::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void anEventTellsWhatWasBeforeOfThoseAttributesThatAreSaidToDiffer(Event event) {
    Set<String> sent =
        sorted(
            RecordedEvents.of(event).stream()
                .flatMap(record -> names(record).stream())
                .filter(TelemetryDocumentTest::isFormer));
    Set<String> documented =
        sorted(
            document.attributesOf(event).stream()
                .filter(Attribute::before)
                .map(attribute -> TelemetryNames.before(key(attribute.name())).getKey()));

    assertEquals(sent, documented);
  }

  @ParameterizedTest
  @EnumSource(Event.class)
  void theExampleOfAnEventIsWhatArrives(Event event) {
    assertEquals(
        RecordedEvents.printed(RecordedEvents.of(event).get(0)), document.exampleOf(event));
  }

  @Test
  void theValuesThatAnAttributeCanHaveAreAllNamed() {
    Map<String, Set<String>> values = KnownValues.byAttribute();
    values.putAll(KnownValues.ofElementsByAttribute());
    Set<String> causes = values.remove(TelemetryNames.CHANGE_CAUSE.getKey());
    for (Attribute attribute : document.attributes()) {
      Set<String> expected = values.getOrDefault(attribute.name(), attribute.values());
      assertEquals(expected, attribute.values(), attribute::name);
    }

    assertEquals(causes, sorted(document.table("Causes", "Cause").stream().map(row -> row.get(0))));
  }

  @Test
  void theTableOfMetricsHoldsExactlyOurMetrics() {
    Map<String, List<String>> metrics = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      String attributes =
          metric.attributes().stream().map(AttributeKey::getKey).collect(Collectors.joining(", "));
      metrics.put(
          metric.metricName(), List.of(nameOf(metric.instrument()), metric.unit(), attributes));
    }
    Map<String, List<String>> documented =
        document.table("Metrics", "Metric").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get(0), row -> row.subList(1, 4), (a, b) -> b, TreeMap::new));

    assertEquals(metrics, documented);
  }

  @Test
  void everySeriesOfAMetricIsOfIntegersAndHasAllOfItsAttributes() {
    Map<String, MetricData> collected =
        CollectedMetrics.ofASmallNetwork().stream()
            .collect(Collectors.toMap(MetricData::getName, Function.identity()));
    assertEquals(
        sorted(Arrays.stream(Metric.values()).map(Metric::metricName)), collected.keySet());
    for (Metric metric : Metric.values()) {
      MetricData data = collected.get(metric.metricName());
      assertEquals(
          metric.instrument() == Instrument.GAUGE
              ? MetricDataType.LONG_GAUGE
              : MetricDataType.LONG_SUM,
          data.getType());
      for (PointData series : data.getData().getPoints()) {
        assertEquals(Set.copyOf(metric.attributes()), series.getAttributes().asMap().keySet());
      }
    }
  }

  @Test
  void noNameIsTheNamespaceOfAnother() {
    Set<String> attributes = sorted(DeclaredKeys.all().stream().map(AttributeKey::getKey));
    Set<String> metrics = sorted(Arrays.stream(Metric.values()).map(Metric::metricName));
    Set<String> events =
        sorted(Arrays.stream(Event.values()).flatMap(event -> EventNames.of(event).stream()));
    for (Set<String> names : List.of(attributes, metrics, events)) {
      for (String name : names) {
        assertFalse(
            names.stream().anyMatch(other -> other.startsWith(name + ".")),
            () -> name + " is a namespace too");
      }
    }
  }

  private static Set<String> names(LogRecordData event) {
    return sorted(event.getAttributes().asMap().keySet().stream().map(AttributeKey::getKey));
  }

  private static boolean isFormer(String name) {
    return name.startsWith("netlink.before.");
  }

  private static AttributeKey<?> key(String name) {
    Map<String, AttributeKey<?>> keys =
        DeclaredKeys.all().stream()
            .collect(Collectors.toMap(AttributeKey::getKey, Function.identity()));
    return keys.get(name);
  }

  private static String nameOf(Instrument instrument) {
    return switch (instrument) {
      case COUNTER -> "Counter";
      case UP_DOWN_COUNTER -> "UpDownCounter";
      case GAUGE -> "Gauge";
    };
  }

  private static Set<String> sorted(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }
}
