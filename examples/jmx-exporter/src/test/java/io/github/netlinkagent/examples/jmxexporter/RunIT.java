package io.github.netlinkagent.examples.jmxexporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RunIT {

  private static final Path EXAMPLE = Path.of(System.getProperty("example.dir"));

  /** Maven leaves a jar that needed no change as old as it was, and the script would build it. */
  @BeforeEach
  void letAllJarsBeNew() throws Exception {
    FileTime now = FileTime.from(Instant.now());
    Files.setLastModifiedTime(Path.of(System.getProperty("agent.jar")), now);
    Files.setLastModifiedTime(Path.of(System.getProperty("service.jar")), now);
    Files.setLastModifiedTime(EXAMPLE.resolve("target/jmx-exporter-example.jar"), now);
  }

  @Test
  @Timeout(120)
  void withoutTerminalItScrapesItsStoryOnceAndAllOfItIsShown() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(EXAMPLE.resolve("run").toString()).redirectErrorStream(true);
    builder.environment().put("CI", "true");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), output);
    assumeFalse(
        output.contains("No private network can be made here"),
        "no network namespace could be made: see unshare(1)");
    for (String line :
        List.of(
            "netlink_default_route{family=\"ipv4\"} 1",
            "netlink_default_route{family=\"ipv4\"} 0",
            "netlink_interface_oper_state{interface=\"eth0\",state=\"UP\"} gone",
            "netlink_interface_mtu_bytes{interface=\"eth0\"} gone")) {
      assertTrue(output.lines().anyMatch(line::equals), () -> line + " is missing in " + output);
    }
  }
}
