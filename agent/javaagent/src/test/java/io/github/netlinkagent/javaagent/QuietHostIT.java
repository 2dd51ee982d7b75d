package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ChattyHost;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a host notices of the agent: nothing but the lines that it is meant to read. */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class QuietHostIT {

  @Parameter private Jdk jdk;

  @Test
  void theAgentIsAtWorkAndJmxTellsSo() throws Exception {
    try (ForkedHost host = ForkedHost.on(jdk).agent().start(ObedientHost.class)) {
      host.awaitLine("ready").awaitMonitor();
      try (JMXConnector connector = host.connect()) {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        ObjectName agent = new ObjectName("netlink:type=Agent");
        Eventually.holds(() -> server.isRegistered(agent), () -> "no " + agent + " in " + host);
        Eventually.holds(
            () -> server.getAttribute(agent, "State").equals("RUNNING"), host::toString);
      }
    }
  }

  @Test
  void theHostPrintsExactlyWhatItPrintsWithoutTheAgent() {
    Outcome without = end(ForkedHost.on(jdk).start(ChattyHost.class, "a", "b"));
    Outcome with = end(ForkedHost.on(jdk).agent().start(ChattyHost.class, "a", "b").awaitMonitor());

    assertEquals(3, without.status());
    assertEquals(without, with);
  }

  @Test
  void withoutJmxAndOpenTelemetryTheAgentHasOneThreadThatStays() {
    try (ForkedHost host = ForkedHost.on(jdk).agent("jmx=off,otel=off").start(ObedientHost.class)) {
      host.awaitLine("ready").awaitMonitor();
      assertEquals("netlink-monitor", awaitThreads(host, 1));
    }
  }

  @Test
  void withoutOpenTelemetryTheAgentHasTwoThreads() {
    try (ForkedHost host = ForkedHost.on(jdk).agent().start(ObedientHost.class)) {
      host.awaitLine("ready").awaitMonitor();
      assertEquals("netlink-agent netlink-monitor", awaitThreads(host, 2));
    }
  }

  @Test
  void attachedTwiceItRunsOnceAndSaysOneLine() {
    Outcome outcome =
        end(ForkedHost.on(jdk).agent().agent().start(ChattyHost.class).awaitMonitor());

    assertEquals(
        List.of(
            "[netlink-agent] not started: it was started in this JVM already. Remove the second"
                + " -javaagent (JAVA_TOOL_OPTIONS may name one), or netlink-otel-extension.jar."),
        outcome.agentLines());
    assertEquals(3, outcome.status());
  }

  @Test
  void aSecondCopyOfTheJarIsNotStartedEither(@TempDir Path folder) throws IOException {
    Path copy = Files.copy(ForkedHost.agentJar(), folder.resolve("copy.jar"));
    Outcome outcome =
        end(
            ForkedHost.on(jdk)
                .agent()
                .option("-javaagent:" + copy)
                .start(ChattyHost.class)
                .awaitMonitor());

    assertEquals(1, outcome.agentLines().size(), outcome::toString);
    assertEquals(3, outcome.status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enabled=off", "jmx=off,enabled=off"})
  void switchedOffItIsNotThere(String arguments) {
    Outcome without = end(ForkedHost.on(jdk).start(ChattyHost.class));
    ForkedHost host = ForkedHost.on(jdk).agent(arguments).start(ChattyHost.class).awaitLine("one");
    assertTrue(host.threads().stream().noneMatch(name -> name.startsWith("netlink")));

    assertEquals(without, end(host));
  }

  @Test
  void aPropertiesFileCanSwitchItOff(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("netlink.properties"), "enabled=off\n");
    Outcome without = end(ForkedHost.on(jdk).start(ChattyHost.class));

    assertEquals(
        without,
        end(
            ForkedHost.on(jdk)
                .agent("config=" + file)
                .start(ChattyHost.class)
                .awaitNoThread("netlink-agent")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        ",,,",
        "=,=,otel=off",
        "otel=off,foo",
        "otel=off,jmx=\u0001\u001b[2J|",
        "otel=off,x=%s{}$"
      })
  void garbageInTheArgumentsIsALineAtMostForEach(String arguments) {
    Outcome without = end(ForkedHost.on(jdk).start(ChattyHost.class));
    Outcome with =
        end(
            ForkedHost.on(jdk)
                .environment("NETLINK_OTEL", "off")
                .agent(arguments)
                .start(ChattyHost.class)
                .awaitMonitor());

    assertEquals(without.status(), with.status());
    assertEquals(without.output(), with.output());
    assertEquals(without.errors(), with.otherLines());
    assertTrue(with.agentLines().size() <= 2, with::toString);
  }

  @Test
  void theSourceLauncherIsAHost(@TempDir Path folder) throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Service.java"),
            """
            class Service {
              public static void main(String[] arguments) throws Exception {
                System.out.println("service");
                System.in.read();
              }
            }
            """);
    Outcome outcome =
        ForkedHost.on(jdk)
            .agent()
            .startSource(source)
            .awaitLine("service")
            .awaitMonitor()
            .tellNoMore()
            .end();

    assertEquals(new Outcome(0, List.of("service"), List.of()), outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javac -version", "jcmd -l", "keytool -help", "jshell --version"})
  void aToolOfTheJdkPrintsNothingOfOurs(String command) {
    List<String> words = List.of(command.split(" ", -1));
    Outcome outcome =
        ForkedHost.on(jdk)
            .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + ForkedHost.agentJar())
            .startTool(words.get(0), words.subList(1, words.size()))
            .tellNoMore()
            .end();

    assertEquals(0, outcome.status(), outcome::toString);
    assertEquals(List.of(), outcome.agentLines());
    assertFalse(outcome.output().isEmpty() && outcome.errors().isEmpty());
  }

  @Test
  void withoutJavaManagementOnlyJmxIsLeftOut() {
    Outcome outcome =
        end(
            ForkedHost.on(jdk)
                .option("--limit-modules=java.instrument,java.logging")
                .agent()
                .start(ChattyHost.class)
                .awaitMonitor()
                .awaitNoThread("netlink-agent"));

    assertEquals(3, outcome.status());
    assertEquals(1, outcome.agentLines().size(), outcome::toString);
    assertTrue(outcome.agentLines().get(0).startsWith("[netlink-agent] JMX is left out: "));
  }

  private static String awaitThreads(ForkedHost host, int count) {
    Eventually.holds(
        () -> ours(host).size() == count && host.ask("threads").split(" ", -1).length == count,
        () -> "not " + count + " threads of ours: " + ours(host));
    return host.ask("threads");
  }

  private static List<String> ours(ForkedHost host) {
    return host.threads().stream().filter(name -> name.startsWith("netlink")).toList();
  }

  /** Lets a {@link ChattyHost} go on. */
  private static Outcome end(ForkedHost host) {
    host.tell("go on");
    return host.end();
  }
}
