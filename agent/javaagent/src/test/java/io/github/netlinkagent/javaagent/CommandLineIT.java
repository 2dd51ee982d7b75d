package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code java -jar netlink-agent.jar}: the packed jar, without a JVM to attach to. */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class CommandLineIT {

  private static final Pattern TERSE = Pattern.compile("\\[\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] (.*)");

  @Parameter private Jdk jdk;

  @TempDir private Path folder;

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del cl0 2>&- || true; ip rule del priority 77 2>&- || true");
  }

  @Test
  void monitorPrintsLinkmonitorsOwnLines() {
    try (ForkedHost monitor = listening("monitor")) {
      Shell.run(
          "ip link add cl0 type veth peer name cl1;"
              + " ip link set cl0 up; ip link set cl1 up;"
              + " ip address add 192.168.100.101/24 dev cl1;"
              + " ip neigh add 192.168.100.62 lladdr 52:54:00:20:1d:56 nud reachable dev cl1;"
              + " ip rule add priority 77 from 10.7.0.0/16 table 77;"
              + " ip rule del priority 77;"
              + " ip address del 192.168.100.101/24 dev cl1");
      monitor.awaitOutput(" del addr: dev=cl1 address=192.168.100.101");

      Outcome outcome = monitor.terminate().end();
      List<String> lines = outcome.output().stream().map(CommandLineIT::words).toList();
      assertInOrder(
          lines,
          "new link: dev=cl1 flags=1002 change=-1",
          "new link: dev=cl0 flags=1002 change=-1",
          "new addr: dev=cl1 address=192.168.100.101",
          "new neigh: dev=cl1 dst=192.168.100.62 laddr=52:54:0:20:1d:56 reachable",
          "del addr: dev=cl1 address=192.168.100.101");
      assertTrue(lines.contains("new route: dev=cl1 dst=192.168.100.101"), lines::toString);
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("new rule: ")), lines::toString);
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("del rule: ")), lines::toString);
      assertEquals(143, outcome.status());
      assertEquals(1, outcome.errors().size(), outcome::toString);
    }
  }

  @Test
  void onlyTheObjectsThatAreNamedAreTold() {
    try (ForkedHost monitor = listening("monitor", "addr", "rule")) {
      Shell.run(
          "ip link add cl0 type veth peer name cl1; ip link set cl1 up;"
              + " ip address add 192.168.100.101/24 dev cl1; ip rule add priority 77 table 77");
      monitor.awaitOutput(" new rule: ");

      List<String> lines = monitor.terminate().end().output();
      assertEquals(
          List.of(),
          lines.stream()
              .map(CommandLineIT::words)
              .filter(line -> !line.startsWith("new addr: ") && !line.startsWith("new rule: "))
              .toList());
      assertTrue(
          lines.stream().anyMatch(line -> line.endsWith(" address=192.168.100.101")),
          lines::toString);
    }
  }

  @Test
  void jsonIsAnObjectALine() {
    try (ForkedHost monitor = listening("monitor", "--format", "json", "link")) {
      Shell.run(
          "ip link add cl0 type veth peer name cl1; ip link set cl0 mtu 1400 alias 'a\"b\\c'");
      monitor.awaitOutput("\"mtu\":1400");
      Shell.run("ip link del cl0");
      monitor.awaitOutput("\"removed\"");

      List<JsonObject> lines =
          monitor.terminate().end().output().stream()
              .map(line -> JsonParser.parseString(line).getAsJsonObject())
              .toList();
      JsonObject added = first(lines, line -> type(line).equals("added") && of(line).equals("cl0"));
      assertEquals("link", added.get("object").getAsString());
      assertEquals("announced", added.get("cause").getAsString());
      assertTrue(added.get("old").isJsonNull());
      JsonObject changed =
          first(
              lines,
              line ->
                  type(line).equals("changed")
                      && line.getAsJsonObject("new").get("mtu").getAsInt() == 1400);
      assertEquals(1500, changed.getAsJsonObject("old").get("mtu").getAsInt());
    }
  }

  @Test
  void inTheWordsOfIp() {
    List<String> expected;
    try (ForkedHost monitor = listening("monitor", "--format", "ip", "all")) {
      Shell.run("ip rule add priority 77 from 10.7.0.0/16 table 77; ip rule del priority 77");
      monitor.awaitOutput("Deleted 77:");
      expected = monitor.terminate().end().output();
    }
    assertEquals(
        List.of(
            "[RULE]77: from 10.7.0.0/16 lookup 77", "[RULE]Deleted 77: from 10.7.0.0/16 lookup 77"),
        expected.stream().filter(line -> line.startsWith("[RULE]")).toList());
  }

  @Test
  void withASnapshotAllThatIsThereComesFirst() {
    Shell.run("ip link add cl0 type veth peer name cl1");
    try (ForkedHost monitor = listening("monitor", "--snapshot", "link")) {
      List<String> lines =
          monitor.terminate().end().output().stream().map(CommandLineIT::words).toList();
      assertTrue(lines.contains("link: dev=cl0 flags=1002 change=-1"), lines::toString);
    }
  }

  @Test
  void nobodyReadsAnyMore() {
    // The write after the reader has gone fails, and ends the program without a word.
    String jar = ForkedHost.agentJar().toString();
    Path said = folder.resolve("said");
    Path status = folder.resolve("status");
    Shell.run(
        "("
            + "("
            + jdk.tool("java")
            + " -jar "
            + jar
            + " monitor rule 2>"
            + said
            + "; echo $? >"
            + status
            + ") | head -1) >&- 2>&- <&- & ");
    Eventually.holds(() -> contains(said, "listening"), () -> "not listening");
    Eventually.holds(
        () -> {
          Shell.run("ip rule add priority 77 table 77; ip rule del priority 77");
          return contains(status, "0");
        },
        () -> "goes on");
    assertTrue(contains(status, "0"));
    assertEquals(1, lines(said).size(), () -> lines(said).toString());
  }

  @Test
  void showPrintsWhatIpPrints() {
    Shell.run(
        "ip link add cl0 type veth peer name cl1; ip link set cl0 up; ip link set cl1 up;"
            + " ip address add 192.168.100.101/24 dev cl1; ip rule add priority 77 table 77");
    assertEquals(
        normal(Shell.run("ip -4 route show")), shown("show", "-4", "route", "table", "main"));
    assertEquals(normal(Shell.run("ip -4 rule")), shown("show", "-4", "rule"));
    assertEquals(
        normal(Shell.run("tc qdisc show | grep 'dev cl'")),
        shown("show", "qdisc").stream().filter(line -> line.contains(" dev cl")).toList());
    assertEquals(
        normal(Shell.run("ip -br address show dev cl1")), shown("show", "addr", "dev", "cl1"));
    assertEquals(
        normal(Shell.run("ip -br link show dev cl0")), shown("show", "link", "dev", "cl0"));
    assertEquals(
        normal(Shell.run("ip -d -o link show dev cl0 | tr -d '\\\\'")),
        normal(shown("show", "--details", "link", "dev", "cl0")));
    String json = String.join("", shown("show", "--format", "json", "link", "dev", "cl0"));
    assertTrue(json.contains("\"xdp\":{\"attached\":0}"), json);
  }

  @Test
  void whatIsNotUnderstoodIsOneLine() {
    assertMisused(2, "monitor", "--frmat", "ip");
    assertMisused(2, "monitor", "adress");
    assertMisused(2, "show", "route", "dev");
    assertMisused(2, "show", "all");
    assertMisused(2, "show", "route", "table", "nosuch");
    assertMisused(2, "show", "--details", "route");
    assertMisused(1, "show", "route", "dev", "nosuch0");
    Outcome usage = ForkedHost.on(jdk).startProgram().end();
    assertEquals(2, usage.status());
    String text = String.join("\n", usage.errors());
    assertTrue(text.contains("-javaagent:netlink-agent.jar -jar service.jar"), text);
    assertTrue(text.contains("monitor [OBJECT...]"), text);
  }

  @Test
  void helpAndVersionAreAnswered() {
    for (List<String> arguments :
        List.of(List.of("--help"), List.of("monitor", "--help"), List.of("show", "--help"))) {
      Outcome help = ForkedHost.on(jdk).startProgram(arguments.toArray(new String[0])).end();
      assertEquals(0, help.status());
      assertEquals(List.of(), help.errors());
      assertTrue(help.output().get(0).startsWith("Usage: netlink-agent"), help::toString);
    }
    Outcome version = ForkedHost.on(jdk).startProgram("--version").end();
    assertTrue(version.output().get(0).startsWith("netlink-agent "), version::toString);
  }

  private void assertMisused(int status, String... arguments) {
    Outcome outcome = ForkedHost.on(jdk).startProgram(arguments).end();
    assertEquals(status, outcome.status(), outcome::toString);
    assertEquals(List.of(), outcome.output());
    assertEquals(1, outcome.agentLines().size(), outcome::toString);
    assertEquals(List.of(), outcome.otherLines());
  }

  private ForkedHost listening(String... arguments) {
    return ForkedHost.on(jdk).startProgram(arguments).awaitError("[netlink-agent] listening in ");
  }

  private List<String> shown(String... arguments) {
    Outcome outcome = ForkedHost.on(jdk).startProgram(arguments).end();
    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals(List.of(), outcome.errors());
    return outcome.output();
  }

  private static List<String> normal(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("\\s+", " ").strip()).toList();
  }

  private static String words(String line) {
    Matcher matcher = TERSE.matcher(line);
    assertTrue(matcher.matches(), line);
    return matcher.group(1);
  }

  private static void assertInOrder(List<String> lines, String... expected) {
    List<String> rest = new ArrayList<>(lines);
    for (String line : expected) {
      int index = rest.indexOf(line);
      assertTrue(index >= 0, () -> "no \"" + line + "\" where it should be in " + lines);
      rest = rest.subList(index + 1, rest.size());
    }
  }

  private static JsonObject first(List<JsonObject> lines, Predicate<JsonObject> wanted) {
    return lines.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> new AssertionError(lines.toString()));
  }

  private static String type(JsonObject line) {
    return line.get("type").getAsString();
  }

  private static String of(JsonObject line) {
    return line.get("interface").getAsString();
  }

  private static boolean contains(Path file, String word) {
    return lines(file).stream().anyMatch(line -> line.contains(word));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
