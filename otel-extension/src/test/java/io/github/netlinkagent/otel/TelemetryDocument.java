package io.github.netlinkagent.otel;

import io.github.netlinkagent.otel.TelemetryNames.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/telemetry.md} says, by its headings, in which names stand in backticks. */
final class TelemetryDocument {

  private static final Path FILE = Path.of("../docs/telemetry.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /**
   * A row of a table of attributes.
   *
   * @param present {@code always}, or a condition that begins with {@code if}
   * @param before whether events tell what it was before
   * @param values the words of its meaning that stand in backticks
   */
  record Attribute(
      String name,
      String type,
      String present,
      boolean before,
      String example,
      Set<String> values) {

    boolean always() {
      return present.equals("always");
    }
  }

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  TelemetryDocument() {
    List<String> section = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (line.startsWith("#")) {
          section = new ArrayList<>();
          sections.put(plain(line.replaceFirst("#+", "")), section);
        } else {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows of attributes, in which an attribute stands as often as there are events with it. */
  List<Attribute> attributes() {
    return sections.keySet().stream().flatMap(name -> attributesUnder(name).stream()).toList();
  }

  /** Those of the event's own section, and those that it shares with others. */
  List<Attribute> attributesOf(Event event) {
    List<Attribute> attributes = new ArrayList<>(attributesUnder("Every event"));
    if (event.eventName().endsWith(".change")) {
      attributes.addAll(attributesUnder("Every change"));
    }
    attributes.addAll(attributesUnder(event.eventName()));
    return attributes;
  }

  /** The block of code in that event's section. */
  String exampleOf(Event event) {
    List<String> section = sections.getOrDefault(event.eventName(), List.of());
    int start = section.indexOf("```");
    int end = section.lastIndexOf("```");
    return start < end ? String.join("\n", section.subList(start + 1, end)) + "\n" : "";
  }

  /** The cells of the table of that section which begins with that column, without backticks. */
  List<List<String>> table(String section, String firstColumn) {
    return rows(section, firstColumn).stream()
        .map(row -> row.stream().map(TelemetryDocument::plain).toList())
        .toList();
  }

  private List<Attribute> attributesUnder(String section) {
    return rows(section, "Attribute").stream()
        .map(
            row ->
                new Attribute(
                    plain(row.get(0)),
                    row.get(1),
                    plain(row.get(2)),
                    row.get(3).equals("yes"),
                    plain(row.get(4)),
                    code(row.get(5))))
        .toList();
  }

  private List<List<String>> rows(String section, String firstColumn) {
    List<List<String>> rows =
        sections.get(section).stream()
            .filter(line -> line.startsWith("|") && !line.startsWith("|--"))
            .map(TelemetryDocument::cells)
            .toList();
    return !rows.isEmpty() && rows.get(0).get(0).equals(firstColumn)
        ? rows.subList(1, rows.size())
        : List.of();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
  }

  private static String plain(String text) {
    return text.replace("`", "").strip();
  }

  /** The words in backticks. */
  static Set<String> code(String text) {
    return CODE.matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
