package io.github.netlinkagent.javaagent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/command-line.md} names the commands, options and exit statuses that there are. */
class CommandLineDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/command-line.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final CommandSpec program = NetlinkAgent.commandLine().getCommandSpec();

  @Test
  void everyCommandHasASection() throws IOException {
    Set<String> sections =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("## `"))
            .map(line -> line.replaceAll("[# `]", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(program.subcommands().keySet()), sections);
  }

  @Test
  void theTableOfOptionsIsThatOfMonitor() throws IOException {
    assertEquals(
        optionsOf(program.subcommands().get("monitor")),
        firstCells("Option").collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void thatOfShowHasTheOptionsThatMonitorHasNot() throws IOException {
    Set<String> own = optionsOf(program.subcommands().get("show"));
    own.removeAll(optionsOf(program.subcommands().get("monitor")));

    assertEquals(
        own, firstCells("Option of `show`").collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theExitStatusesAreThoseOfTheHelp() throws IOException {
    assertEquals(
        program.usageMessage().exitCodeList().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList(),
        rows("Status").map(cells -> cells.get(0) + " " + cells.get(1)).toList());
  }

  private static Set<String> optionsOf(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::names)
        .flatMap(Stream::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> firstCells(String column) throws IOException {
    return rows(column)
        .flatMap(cells -> CODE.matcher(cells.get(0)).results().map(match -> match.group(1)));
  }

  /** Those of the table whose first column has that heading. */
  private static Stream<List<String>> rows(String column) throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int heading = 0;
    while (!lines.get(heading).startsWith("| " + column + " |")) {
      heading++;
    }
    return lines.subList(heading + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Stream.of(line.substring(1).split("\\|", -1)).map(String::strip).toList());
  }
}
