package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/drift-cases.md} names the tests that there are of each case, by {@link Case}. */
class CasesTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path DOCUMENT = ROOT.resolve("docs/drift-cases.md");
  private static final List<String> ROOMS =
      List.of("agent/netlink", "agent/monitor", "agent/javaagent", "otel-extension");

  private static final Pattern ANNOTATION = Pattern.compile("@Case\\(\\{?([\\d,\\s]+)}?\\)");
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);

  private static final int CASES = 62;

  /** Of a case without a test the page says why it has none. */
  private static final String NONE_HERE = "not here: ";

  /** Of a case that nobody has come to yet. */
  private static final String OPEN = "open";

  @Test
  void eachCaseHasARow() throws IOException {
    assertEquals(IntStream.rangeClosed(1, CASES).boxed().toList(), List.copyOf(rows().keySet()));
  }

  @Test
  void thePageNamesTheTestsThatThereAre() throws IOException {
    Map<Integer, Set<String>> tests = tests();
    Map<Integer, Set<String>> named = new TreeMap<>();
    rows()
        .forEach(
            (number, cell) -> {
              if (!cell.startsWith(NONE_HERE) && !cell.equals(OPEN)) {
                named.put(number, new TreeSet<>(Arrays.asList(cell.split(", "))));
              }
            });
    assertEquals(tests, named);
  }

  private static Map<Integer, String> rows() throws IOException {
    Map<Integer, String> rows = new TreeMap<>();
    ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .forEach(row -> rows.put(Integer.parseInt(row.group(1)), row.group(2)));
    return rows;
  }

  /** The classes of the tests of each case. */
  private static Map<Integer, Set<String>> tests() throws IOException {
    Map<Integer, Set<String>> tests = new TreeMap<>();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(room).resolve("src/test/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(file -> add(tests, file));
      }
    }
    assertTrue(!tests.isEmpty(), "no test is found");
    return tests;
  }

  private static void add(Map<Integer, Set<String>> tests, Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    try {
      ANNOTATION
          .matcher(Files.readString(file))
          .results()
          .flatMap(match -> Stream.of(match.group(1).split(",")))
          .map(number -> Integer.parseInt(number.strip()))
          .forEach(number -> tests.computeIfAbsent(number, none -> new TreeSet<>()).add(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
