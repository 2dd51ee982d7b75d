package io.github.netlinkagent.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class QuickstartIT {

  private static final Duration A_MINUTE = Duration.ofSeconds(60);
  private static final Pattern JCONSOLE =
      Pattern.compile("^# (.*)\\S*jconsole (\\d+)\\s*$", Pattern.MULTILINE);

  @Test
  void withoutTerminalItPlaysItsStoryOnceAndAllOfItArrives() throws Exception {
    try (RunningQuickstart quickstart = RunningQuickstart.withoutTerminal()) {
      int status = quickstart.waitForEnd(A_MINUTE);
      String output = quickstart.output();

      assertEquals(0, status, output);
      assertPrivateNetwork(output);
      assertAll(
          Stream.of(
                  "netlink.sync.complete",
                  "netlink.interface.change added announced",
                  "netlink.address.change added announced",
                  "netlink.route.change added announced",
                  "netlink.neighbor.change added announced",
                  "netlink.interface.change changed announced",
                  "netlink.route.change removed link-down",
                  "netlink.route.count[main, ipv4] 3")
              .map(line -> (Executable) () -> assertTrue(output.contains(line), line + output)));
    }
  }

  @Test
  void theCommandForJConsoleReadsTheAgentAndCtrlCEndsEveryProcess() throws Exception {
    try (RunningQuickstart quickstart = RunningQuickstart.onTerminal()) {
      quickstart.waitFor(Pattern.compile("Ctrl-C ends it all"), A_MINUTE);
      var command = quickstart.waitFor(JCONSOLE, A_MINUTE);
      assertPrivateNetwork(quickstart.output());
      String enter = command.group(1).replaceAll("\\S+$", "");
      String pid = command.group(2);

      assertEquals("State RUNNING", readAgent(enter, pid), quickstart.output());

      List<ProcessHandle> processes = quickstart.processes();
      assertFalse(processes.isEmpty());
      quickstart.pressCtrlC();
      quickstart.waitForEnd(A_MINUTE);
      quickstart.waitUntil(
          () -> processes.stream().noneMatch(ProcessHandle::isAlive),
          "all processes have ended",
          A_MINUTE);
    }
  }

  private static void assertPrivateNetwork(String output) {
    assumeFalse(
        output.contains("No private network can be made here"),
        "no network namespace could be made: see unshare(1)");
  }

  /** Starts {@link AgentReader} by the same way as JConsole is to be started. */
  private static String readAgent(String enter, String pid) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes =
        Path.of(AgentReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String reader = AgentReader.class.getName();
    String client = String.join(" ", java.toString(), "-cp", classes.toString(), reader, pid);
    Process process =
        new ProcessBuilder("sh", "-c", enter + client).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
