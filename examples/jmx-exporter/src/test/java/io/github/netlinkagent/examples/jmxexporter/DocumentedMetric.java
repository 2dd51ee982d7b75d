package io.github.netlinkagent.examples.jmxexporter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the table in README.md.
 *
 * @param beans what follows {@code netlink:} in the pattern of the MBeans' names
 * @param attributes more than one where the attribute's name is a label
 */
record DocumentedMetric(
    String name, String type, List<String> labels, String beans, List<String> attributes) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** All that README.md promises. */
  static List<DocumentedMetric> all(Path readme) throws IOException {
    try (Stream<String> lines = Files.lines(readme)) {
      return lines
          .filter(line -> line.startsWith("| `netlink_"))
          .map(DocumentedMetric::of)
          .toList();
    }
  }

  private static DocumentedMetric of(String row) {
    String[] cells = row.split("\\|", -1);
    return new DocumentedMetric(
        words(cells[1]).get(0),
        cells[2].strip(),
        words(cells[3]),
        words(cells[4]).get(0),
        words(cells[5]));
  }

  private static List<String> words(String cell) {
    List<String> words = new ArrayList<>();
    for (Matcher matcher = CODE.matcher(cell); matcher.find(); ) {
      words.add(matcher.group(1));
    }
    return words;
  }
}
