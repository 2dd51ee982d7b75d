package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ip monitor all} and ours over the same 300 operations: what {@code ip} tells, ours tells
 * too, and what only ours tells has a reason.
 */
@RequiresNamespace
class SideBySideIT {

  private static final int OPERATIONS = 300;

  /** Rules that mark the beginning and the end for both; no operation makes such. */
  private static final int BEGINNING = 4241;

  private static final int END = 4242;

  @TempDir private Path folder;

  @AfterEach
  void tidyUp() {
    Shell.run(
        """
        ip netns delete other 2>&- || true
        for link in v0 v1 v2 v3 br0 br1 ifb7 ifb8 vx0 vx1 t0 t1; do
          ip link del $link 2>&- || true
        done
        ip link set lo mtu 65536
        ip nexthop flush
        for table in main 100 4294967295; do
          ip -4 route flush table $table 2>&- || true
          ip -6 route flush table $table 2>&- || true
        done
        ip rule flush
        ip rule add lookup main priority 32766
        ip rule add lookup default priority 32767
        ip -6 rule flush
        ip -6 rule add lookup main priority 32766
        """);
  }

  @Test
  void whatIpTellsIsToldAndWhatOnlyOursTellsHasAReason() throws IOException {
    String version = Shell.run("ip -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the words are those of iproute2 6.1; here is " + version);
    List<String> operations = operations();
    assertEquals(OPERATIONS, operations.size());

    Path told = folder.resolve("ip");
    Process ip =
        new ProcessBuilder("ip", "-ts", "-d", "-o", "monitor", "all")
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    List<String> lines;
    try (ForkedHost monitor =
        ForkedHost.on(Jdk.all().get(0))
            .option("-Dnetlink.audit.interval=0")
            .startProgram("monitor", "--format", "json")
            .awaitError("[netlink-agent] listening in ")) {
      Eventually.holds(
          () -> {
            mark(BEGINNING);
            return isDeleted(told, BEGINNING);
          },
          () -> "ip does not listen");
      Shell.run(String.join("\n", operations));
      mark(END);
      Eventually.holds(() -> isDeleted(told, END), () -> "no end in " + told);
      monitor.awaitOutput("\"old\":{\"priority\":" + END);
      lines = monitor.terminate().end().output();
    } finally {
      ip.destroy();
    }
    judge(IpMonitorLine.read(Files.readString(told)), lines.stream().map(OurChange::read).toList());
  }

  private static void judge(List<IpMonitorLine> all, List<OurChange> allOurs) {
    List<IpMonitorLine> lines = between(all, "[RULE]Deleted " + BEGINNING, "[RULE]" + END);
    List<OurChange> ours =
        between(
            allOurs,
            "rule removed announced rule " + BEGINNING,
            "rule added announced rule " + END);
    SideBySide sides = new SideBySide(lines, ours);
    print(sides, lines.size(), ours.size());
    assertEquals("", String.join("\n", sides.missing()), "lines of ip without a change of ours");
    assertEquals(
        "",
        sides.oursAlone().stream()
            .filter(change -> OursAlone.reason(change).isEmpty())
            .map(OurChange::toString)
            .collect(Collectors.joining("\n")),
        "changes of ours that ip should have told");
    assertTrue(sides.matched() > OPERATIONS, () -> sides.matched() + " lines have their change");
  }

  private static void print(SideBySide sides, int lines, int ours) {
    System.out.printf(
        "%d operations: ip monitor all told %d lines, of which %d have their change and %d are"
            + " refreshes without difference; ours told %d changes, of which these alone:%n",
        OPERATIONS, lines, sides.matched(), sides.refreshes().size(), ours);
    sides.oursAlone().stream()
        .collect(
            Collectors.groupingBy(
                change -> OursAlone.reason(change).orElse("NO REASON"),
                TreeMap::new,
                Collectors.groupingBy(OurChange::sort, TreeMap::new, Collectors.counting())))
        .forEach((reason, sorts) -> System.out.println("  " + reason + ": " + sorts));
  }

  private static List<String> operations() throws IOException {
    try (InputStream script = SideBySideIT.class.getResourceAsStream("side-by-side.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }

  private static void mark(int rule) {
    Shell.run("ip rule add priority %1$d table 7; ip rule del priority %1$d".formatted(rule));
  }

  private static boolean isDeleted(Path told, int rule) throws IOException {
    return Files.readString(told).contains("[RULE]Deleted " + rule + ":");
  }

  /** What stands between the last line that begins so and the first one that begins otherwise. */
  private static <T> List<T> between(List<T> lines, String beginning, String end) {
    int from = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).toString();
      if (line.startsWith(beginning)) {
        from = i + 1;
      } else if (line.startsWith(end)) {
        return lines.subList(from, i);
      }
    }
    throw new AssertionError("no end in " + lines);
  }
}
