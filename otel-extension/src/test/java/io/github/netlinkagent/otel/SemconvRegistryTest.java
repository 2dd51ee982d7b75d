package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.otel.SemconvRegistry.Group;
import io.github.netlinkagent.otel.TelemetryDocument.Attribute;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The registry in {@code semconv/} says what the code does, and what the page for people says. */
final class SemconvRegistryTest {

  private static final String OURS = "netlink.";
  private static final String BEFORE = "if it was different before the change";
  private static final Pattern SEVERITY = Pattern.compile("DEBUG|INFO|WARN|ERROR");

  private final SemconvRegistry registry = new SemconvRegistry();
  private final TelemetryDocument document = new TelemetryDocument();

  @Test
  void itDefinesExactlyTheAttributesOfOurNamespaceWithTheirTypes() {
    Map<String, String> keys = new TreeMap<>();
    DeclaredKeys.all().forEach(key -> keys.put(key.getKey(), DeclaredKeys.typeOf(key)));
    for (Event event : Event.values()) {
      formerKeys(event).forEach(key -> keys.put(key.getKey(), DeclaredKeys.typeOf(key)));
    }
    keys.keySet().removeIf(name -> !name.startsWith(OURS));

    Map<String, String> defined = new TreeMap<>();
    registry.definitions().forEach((name, attribute) -> defined.put(name, attribute.type()));
    assertEquals(keys, defined);
  }

  @Test
  void itListsTheValuesThatAnAttributeCanHave() {
    Map<String, Set<String>> listed = new TreeMap<>();
    registry
        .definitions()
        .forEach(
            (name, attribute) -> {
              if (!attribute.members().isEmpty()) {
                listed.put(name, attribute.members());
              }
            });

    assertEquals(KnownValues.byAttribute(), listed);
  }

  @Test
  void theNoteOfAnArrayOfFlagsNamesThem() {
    KnownValues.ofElementsByAttribute()
        .forEach(
            (name, flags) ->
                assertEquals(flags, registry.definitions().get(name).codeIn("note"), name));
  }

  @Test
  void theErrorTypeOfAnEventIsOneOfThoseThatTheRegistryAndThePageName() {
    String errorType = TelemetryNames.ERROR_TYPE.getKey();
    for (Event event : Event.values()) {
      Set<String> known = KnownValues.ofErrorType(event);
      assertEquals(
          known,
          RecordedEvents.of(event).stream()
              .map(record -> record.getAttributes().get(TelemetryNames.ERROR_TYPE))
              .filter(Objects::nonNull)
              .collect(sorted()));
      assertEquals(
          known,
          groups(event).stream()
              .flatMap(group -> group.attributes().stream())
              .filter(ref -> ref.text("ref").equals(errorType))
              .flatMap(ref -> ref.codeIn("note").stream())
              .collect(sorted()));
      assertEquals(
          known,
          document.attributesOf(event).stream()
              .filter(attribute -> attribute.name().equals(errorType))
              .flatMap(attribute -> attribute.values().stream())
              .collect(sorted()));
    }
  }

  @Test
  void itHasExactlyOurEvents() {
    assertEquals(
        Arrays.stream(Event.values())
            .flatMap(event -> EventNames.of(event).stream())
            .collect(sorted()),
        registry.ofType("event").stream().map(event -> event.text("name")).collect(sorted()));
  }

  @Test
  void anEventHasTheAttributesOfThePageUnderTheSameConditions() {
    for (Event event : Event.values()) {
      Map<String, String> presences = new TreeMap<>();
      for (Attribute attribute : document.attributesOf(event)) {
        presences.put(attribute.name(), attribute.present());
      }
      formerKeys(event).forEach(key -> presences.put(key.getKey(), BEFORE));

      for (Group group : groups(event)) {
        assertEquals(presences, registry.presences(group), group::toString);
      }
    }
  }

  @Test
  void theNoteOfAnEventTellsItsSeverities() {
    for (Event event : Event.values()) {
      assertEquals(
          RecordedEvents.of(event).stream()
              .map(record -> record.getSeverity().name())
              .collect(sorted()),
          groups(event).stream()
              .flatMap(group -> SEVERITY.matcher(group.text("note")).results())
              .map(match -> match.group())
              .collect(sorted()),
          event::eventName);
    }
  }

  @Test
  void itHasExactlyOurMetricsWithTypeInstrumentUnitDescriptionAndAttributes() {
    Map<String, List<Object>> metrics = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      if (!metric.metricName().startsWith(OURS)) {
        continue; // the conventions define it
      }
      metrics.put(
          metric.metricName(),
          List.of(
              "int",
              metric.instrument().name().toLowerCase(Locale.ROOT).replace("_", ""),
              metric.unit(),
              metric.description() + ".",
              metric.attributes().stream()
                  .collect(Collectors.toMap(AttributeKey::getKey, attribute -> "always"))));
    }
    Map<String, List<Object>> registered = new TreeMap<>();
    for (Group metric : registry.ofType("metric")) {
      registered.put(
          metric.text("metric_name"),
          List.of(
              metric.valueType(),
              metric.text("instrument"),
              metric.text("unit"),
              metric.text("brief"),
              registry.presences(metric)));
    }

    assertEquals(metrics, registered);
  }

  @Test
  void everythingHasABriefAStabilityAndWhatIsNoEnumerationAnExample() {
    List<Group> all = new ArrayList<>(registry.definitions().values());
    all.addAll(registry.ofType("event"));
    all.addAll(registry.ofType("metric"));
    for (Group group : all) {
      assertTrue(group.text("brief").endsWith("."), group::toString);
      assertEquals("development", group.text("stability"), group::toString);
    }
    for (Group attribute : registry.definitions().values()) {
      assertFalse(attribute.text("examples").isEmpty(), attribute::toString);
    }
  }

  /** What tells the former value of those attributes of which the page says that they differ. */
  private List<AttributeKey<?>> formerKeys(Event event) {
    Map<String, AttributeKey<?>> keys =
        DeclaredKeys.all().stream()
            .collect(Collectors.toMap(AttributeKey::getKey, Function.identity()));
    List<AttributeKey<?>> former = new ArrayList<>();
    for (Attribute attribute : document.attributesOf(event)) {
      if (attribute.before()) {
        former.add(TelemetryNames.before(keys.get(attribute.name())));
      }
    }
    return former;
  }

  /** One for each name that the event goes by. */
  private List<Group> groups(Event event) {
    Set<String> names = EventNames.of(event);
    return registry.ofType("event").stream()
        .filter(group -> names.contains(group.text("name")))
        .toList();
  }

  private static Collector<String, ?, Set<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}
