package io.github.netlinkagent.monitor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables that stand as files beside the tests: a line for each row, words between blanks. */
final class CoverageTable {

  private CoverageTable() {}

  static List<String[]> rows(String file) {
    return lines(file).stream().map(line -> line.split(" +", -1)).toList();
  }

  /** By the name in front of the colon. */
  static Map<String, String> notes(String file) {
    Map<String, String> notes = new HashMap<>();
    for (String line : lines(file)) {
      String[] parts = line.split(": ", 2);
      for (String name : parts[0].split(" +", -1)) {
        notes.put(name, parts[1]);
      }
    }
    return notes;
  }

  private static List<String> lines(String file) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                CoverageTable.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
