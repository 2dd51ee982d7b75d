package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/coverage.md} is what the golden messages show, no more and no less. The test writes
 * what it should be to {@code agent/monitor/target/coverage.md}.
 */
class CoverageDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/coverage.md");
  private static final Path GENERATED = Path.of("target/coverage.md");
  private static final String TABLES = "<!-- The tables are made by CoverageDocumentTest. -->";

  /** Made once: it decodes each golden message some hundred times. */
  private static final List<Coverage.Row> ROWS = new Coverage().rows();

  private final Map<String, String> notes = CoverageTable.notes("coverage-notes.txt");

  @Test
  void thePageIsWhatTheGoldenMessagesShow() throws IOException {
    String page = Files.readString(DOCUMENT);
    String introduction = page.substring(0, page.indexOf(TABLES) + TABLES.length());
    String generated = introduction + "\n" + tables();
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, generated);

    assertEquals(generated, page, "copy agent/monitor/" + GENERATED + " to docs/coverage.md");
  }

  @Test
  void nothingThatTheDocumentsNameIsMissing() {
    Set<String> named = namesOfDocuments();
    ROWS.forEach(row -> named.remove(row.name()));

    assertEquals(Set.of(), named);
  }

  @Test
  void whatTheDocumentsNameAndIsMissingHasAReason() {
    Set<String> named = namesOfDocuments();
    assertEquals(
        List.of(),
        ROWS.stream()
            .filter(row -> named.contains(row.name()))
            .filter(row -> !row.ticks().all() && row.remark().isEmpty())
            .map(CoverageDocumentTest::keyOf)
            .filter(key -> !notes.containsKey(key))
            .toList());
  }

  @Test
  void everyConstantThatHasAWordIsWorded() {
    assertEquals(
        List.of(),
        ROWS.stream()
            .filter(row -> row.remark().equals("NOT WORDED"))
            .map(Coverage.Row::name)
            .toList());
  }

  @Test
  void noReasonIsGivenForWhatIsNotMissing() {
    Set<String> idle = new TreeSet<>(notes.keySet());
    ROWS.stream().filter(row -> !row.ticks().all()).forEach(row -> idle.remove(keyOf(row)));

    assertEquals(Set.of(), idle);
  }

  private String tables() {
    StringBuilder text = new StringBuilder();
    String heading = "";
    for (Coverage.Row row : ROWS) {
      if (!row.heading().equals(heading)) {
        heading = row.heading();
        text.append("\n## ").append(heading).append("\n\n");
        text.append("| Name | Decoded | Modelled | Announced | |\n|---|---|---|---|---|\n");
      }
      text.append("| `").append(row.name()).append("` | ");
      text.append(tick(row.ticks().decoded())).append(" | ");
      text.append(tick(row.ticks().modelled())).append(" | ");
      text.append(tick(row.ticks().announced())).append(" | ");
      text.append(remark(row)).append(" |\n");
    }
    return text.toString();
  }

  private String remark(Coverage.Row row) {
    List<String> remarks = new ArrayList<>(List.of(row.remark(), note(row)));
    return remarks.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
  }

  /** Why a tick is missing; where nobody has said it, what is missing. */
  private String note(Coverage.Row row) {
    if (row.ticks().all() || (!row.ticks().decoded() && !row.remark().isEmpty())) {
      return "";
    }
    return notes.getOrDefault(keyOf(row), whatIsMissing(row));
  }

  private static String whatIsMissing(Coverage.Row row) {
    if (row.ticks().decoded()) {
      return row.ticks().modelled() ? "held, but no change" : "not held";
    }
    return switch (row.heading()) {
      case "Messages" -> row.name().startsWith("RTM_GET") ? "not sent" : "kept raw";
      case "Groups" -> "no kind needs it";
      default -> "no message among ours shows a difference";
    };
  }

  private static Set<String> namesOfDocuments() {
    Set<String> named = new TreeSet<>();
    CoverageTable.rows("names-of-documents.txt").forEach(row -> named.addAll(List.of(row)));
    return named;
  }

  /** Names of fields are told apart by their structure: {@code br_port_msg.family}. */
  private static String keyOf(Coverage.Row row) {
    return row.heading().startsWith("struct ")
        ? row.heading().substring("struct ".length()) + "." + row.name()
        : row.name();
  }

  private static String tick(boolean ticked) {
    return ticked ? "✓" : "";
  }
}
