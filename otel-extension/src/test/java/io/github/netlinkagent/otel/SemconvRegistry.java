package io.github.netlinkagent.otel;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The registry in {@code semconv/}, by the syntax of the OpenTelemetry semantic conventions. */
final class SemconvRegistry {

  private static final Path FOLDER = Path.of("semconv");
  private static final String MANIFEST = "manifest.yaml";

  /** A group of attributes, an event or a metric; what it refers to is resolved by the registry. */
  record Group(Map<String, Object> fields) {

    String text(String field) {
      return String.valueOf(fields.getOrDefault(field, "")).strip();
    }

    /** The words of that field that stand in backticks. */
    Set<String> codeIn(String field) {
      return TelemetryDocument.code(text(field));
    }

    /** The type of a metric's values, which the syntax knows as an annotation only. */
    String valueType() {
      return map(map(fields.get("annotations")).get("code_generation"))
          .getOrDefault("metric_value_type", "")
          .toString();
    }

    /** The attributes that it defines or refers to. */
    List<Group> attributes() {
      return list(fields.get("attributes"));
    }

    /** The values of an attribute whose type lists them. */
    Set<String> members() {
      return fields.get("type") instanceof Map<?, ?> type
          ? list(type.get("members")).stream()
              .map(member -> member.text("value"))
              .collect(Collectors.toCollection(TreeSet::new))
          : Set.of();
    }

    /** An attribute's type; one that lists its values has values of type string. */
    String type() {
      return fields.get("type") instanceof Map ? "string" : text("type");
    }

    /** {@code always}, or the condition in the words of {@code docs/telemetry.md}. */
    String present() {
      if (!(fields.get("requirement_level") instanceof Map<?, ?> level)) {
        return text("requirement_level").equals("required") ? "always" : "";
      }
      String condition = String.valueOf(level.get("conditionally_required")).strip();
      return condition.replaceFirst("^If ", "if ").replaceFirst("\\.$", "").replace("`", "");
    }

    private static List<Group> list(@Nullable Object value) {
      return value instanceof List<?> list
          ? list.stream().map(item -> new Group(map(item))).toList()
          : List.of();
    }

    @SuppressWarnings("unchecked") // the keys of YAML's maps are strings here
    private static Map<String, Object> map(@Nullable Object value) {
      return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();

  SemconvRegistry() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    for (Path file : files()) {
      try (Reader reader = Files.newBufferedReader(file)) {
        Map<String, Object> content = yaml.load(reader);
        for (Group group : Group.list(content.get("groups"))) {
          Group other = groups.put(group.text("id"), group);
          if (other != null) {
            throw new AssertionError("twice in " + FOLDER + ": " + group.text("id"));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** All groups of that type: {@code attribute_group}, {@code event} or {@code metric}. */
  List<Group> ofType(String type) {
    return groups.values().stream().filter(group -> group.text("type").equals(type)).toList();
  }

  /** The attributes that the registry defines, by name. */
  Map<String, Group> definitions() {
    Map<String, Group> definitions = new TreeMap<>();
    for (Group group : ofType("attribute_group")) {
      for (Group attribute : group.attributes()) {
        if (!attribute.text("id").isEmpty()) {
          definitions.put(attribute.text("id"), attribute);
        }
      }
    }
    return definitions;
  }

  /** When an event or a metric has each of its attributes, inherited ones too, by name. */
  Map<String, String> presences(Group group) {
    Map<String, String> presences = new TreeMap<>();
    if (!group.text("extends").isEmpty()) {
      presences.putAll(presences(groups.get(group.text("extends"))));
    }
    group.attributes().forEach(ref -> presences.put(ref.text("ref"), ref.present()));
    return presences;
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith(MANIFEST)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
