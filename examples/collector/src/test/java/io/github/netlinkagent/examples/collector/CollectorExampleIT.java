package io.github.netlinkagent.examples.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.netlinkagent.otel.RequiresCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as its user starts it. */
class CollectorExampleIT {

  @TempDir private Path folder;

  private record Ended(int status, String output) {}

  @Test
  @RequiresCollector
  void itPlaysItsStoryOnceAndAllOfItArrivesAtTheCollector() throws Exception {
    Ended example = run(List.of("./run"), Map.of());

    assumeFalse(
        example.output.contains("No private network can be made here"),
        "no network namespace could be made: see unshare(1)");
    assertEquals(0, example.status, example.output);
    assertTrue(
        example.output.contains(
            "netlink.route.change removed link-down  Deleted default via 192.0.2.1 dev eth0"),
        example.output);
    assertTrue(
        example.output.contains(
            "metric  netlink_route_default_status{job=\"greeting\",network_type=\"ipv4\"} 0"),
        example.output);
  }

  @Test
  void withoutACollectorItSaysWhereToGetOne() throws Exception {
    Path commands = Files.createDirectory(folder.resolve("bin"));
    for (String command : List.of("sh", "dirname", "curl")) {
      Files.writeString(
          commands.resolve(command), "#!/bin/sh\nexec /usr/bin/" + command + " \"$@\"");
      assertTrue(commands.resolve(command).toFile().setExecutable(true));
    }

    Ended example = run(List.of("/bin/sh", "./run"), Map.of("PATH", commands.toString()));

    assertEquals(1, example.status, example.output);
    assertTrue(
        example.output.contains("No Collector was found: put otelcol-contrib on the PATH"),
        example.output);
  }

  @Test
  @RequiresCollector
  void theCollectorAcceptsTheConfigurationForLoki() throws Exception {
    Ended validation =
        run(
            List.of("otelcol", "validate", "--config=collector.yaml", "--config=loki.yaml"),
            Map.of("TELEMETRY_FILE", folder.resolve("telemetry.json").toString()));

    assertEquals(0, validation.status, validation.output);
  }

  private Ended run(List<String> command, Map<String, String> environment) throws Exception {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("CI", "true");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "still running: " + read(output));
      return new Ended(process.exitValue(), read(output));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
