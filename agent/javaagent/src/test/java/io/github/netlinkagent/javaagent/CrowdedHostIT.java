package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.HostLogManager;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.testing.Eventually;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Hosts that have what the agent has too, in versions and implementations of their own. */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class CrowdedHostIT {

  @Parameter private Jdk jdk;

  @Test
  void aHostWithItsOwnOldLibrariesUsesThoseAndTheAgentItsOwn(@TempDir Path classes)
      throws IOException {
    List<Path> classPath = new ArrayList<>(hostLibraries());
    compile(Path.of("src/test/hosts/OldLibrariesHost.java"), classPath, classes);
    classPath.add(classes);
    Outcome without = run(ForkedHost.on(jdk), classPath, false);
    Outcome with = run(ForkedHost.on(jdk).agent(), classPath, true);

    assertEquals(
        List.of(
            "ready",
            "getpid is true",
            "jnr is the host's: true",
            "jffi is the host's: true",
            "Byte Buddy says generated",
            "OpenTelemetry has 1 record"),
        with.output());
    assertEquals(0, with.status());
    assertEquals(without.output(), with.output());
    // With addresses of memory and names of temporary files in the JVM's own warnings, on Java 25.
    assertEquals(without.errors().size(), with.errors().size(), with::toString);
    assertEquals(List.of(), with.agentLines());
  }

  @Test
  void theLogManagerOfTheHostIsTheOneThatIsInstalledAndTheAgentIsShown() {
    ForkedHost host =
        ForkedHost.on(jdk)
            .option("-Djava.util.logging.manager=" + HostLogManager.class.getName())
            .agent()
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor();

    assertEquals("HostLogManager", host.ask("log"));
    // Asking creates the MBean server, which the agent has been waiting for.
    Eventually.holds(
        () -> host.ask("registered netlink:type=Agent").equals("true"), host::toString);
    Eventually.holds(
        () -> host.ask("attribute netlink:type=Agent State").equals("RUNNING"), host::toString);
    Outcome outcome = host.tellNoMore().end();
    assertTrue(outcome.errors().stream().anyMatch(line -> line.contains("a line of the host")));
    assertTrue(
        outcome.errors().stream().noneMatch(line -> line.contains("Could not load Logmanager")),
        outcome::toString);
    assertEquals(List.of(), outcome.agentLines());
  }

  @Test
  void noLogManagerIsChosenBeforeTheHostHasChosenItsOwn() {
    ForkedHost host =
        ForkedHost.on(jdk)
            .option(
                "-Djava.util.logging.manager=" + HostLogManager.class.getName(),
                "-Xlog:class+init:stdout")
            .agent("otel=on")
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor();
    host.awaitError("[netlink-agent] OpenTelemetry: no collector");
    host.tell("threads");
    host.awaitOutput("netlink-monitor");
    host.tell("log");
    host.awaitLine("HostLogManager");
    List<String> output = host.tellNoMore().end().output();

    // Whoever initializes the class chooses.
    int asked = indexContaining("netlink-monitor", output);
    int chosen = indexContaining("Initializing 'java/util/logging/LogManager'", output);
    assertTrue(asked < chosen, () -> "chosen at " + chosen + ", before the host logs at " + asked);
  }

  @Test
  void anEncryptedExportWaitsUntilTheHostHasLoadedItsLogManager(@TempDir Path folder)
      throws IOException {
    Path logging = Files.createFile(folder.resolve("logging.properties"));
    ForkedHost host =
        ForkedHost.on(jdk)
            .option(
                "-Djava.util.logging.manager=" + HostLogManager.class.getName(),
                // With a configuration the JDK's own loggers, such as that of TLS, load it too.
                "-Djava.util.logging.config.file=" + logging,
                "-Xlog:class+load:stdout")
            .agent("jmx=off")
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "https://127.0.0.1:9")
            .start(ObedientHost.class)
            .awaitOutput(" io.github.netlinkagent.monitor.jmx.HostServer ");

    host.tell("log");
    host.awaitLine("HostLogManager");
    // It creates the MBean server, which the export has been waiting for.
    host.tell("registered netlink:type=Agent");
    host.awaitError("[netlink-agent] OpenTelemetry: no collector");
    List<String> output = host.tellNoMore().end().output();

    int hosts = indexOf(HostLogManager.class.getName(), output);
    int tls = indexOf("okhttp3.internal.platform.Platform", output);
    assertTrue(hosts < tls, () -> "TLS came first: " + hosts + ", " + tls);
  }

  private static int indexOf(String loadedClass, List<String> output) {
    return indexContaining(" " + loadedClass + " ", output);
  }

  private static int indexContaining(String words, List<String> output) {
    for (int i = 0; i < output.size(); i++) {
      if (output.get(i).contains(words)) {
        return i;
      }
    }
    throw new AssertionError("never: " + words);
  }

  private static Outcome run(ForkedHost.Command command, List<Path> classPath, boolean agent) {
    ForkedHost host = command.onClassPath(classPath).start("OldLibrariesHost").awaitLine("ready");
    if (agent) {
      host.awaitMonitor();
    }
    host.tell("go on");
    return host.end();
  }

  private static List<Path> hostLibraries() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "host-libs").toAbsolutePath())) {
      return jars.sorted().toList();
    }
  }

  private static void compile(Path source, List<Path> classPath, Path classes) {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-cp",
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, status, "the host does not compile");
  }
}
