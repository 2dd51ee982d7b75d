package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Where jffi's library goes, and that it does not stay there. */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class NativeLibraryIT {

  @Parameter private Jdk jdk;

  @TempDir private Path folder;

  @Test
  void theLibraryIsMappedFromTheChosenDirectoryAndRemovedAtOnce() throws IOException {
    try (ForkedHost host =
        ForkedHost.on(jdk)
            .agent("jmx=off,otel=off,native.dir=" + folder)
            .start(ObedientHost.class)
            .awaitMonitor()) {
      List<String> maps = Files.readAllLines(Path.of("/proc", Long.toString(host.pid()), "maps"));
      assertTrue(
          maps.stream().anyMatch(line -> line.contains(folder + "/netlink-agent-")),
          () -> String.join("\n", maps));
      assertEquals(List.of(), files(folder));
    }
  }

  @Test
  void anUnusableChosenDirectoryIsToldWithTheRemedyAndNoOtherIsTried() {
    Outcome outcome =
        ForkedHost.on(jdk)
            .agent("otel=off,native.dir=/proc")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitNoThread("netlink-agent")
            .tellNoMore()
            .end();

    assertEquals(
        List.of(
            "[netlink-agent] not started: jffi's native library could not be loaded. Tried /proc:"
                + " no directory to write to. Set native.dir to a directory that is writable and"
                + " not mounted noexec."),
        outcome.agentLines());
    assertEquals(0, outcome.status());
  }

  @Test
  void aTemporaryDirectoryThatIsMissingCostsNothingAndTheWorkingDirectoryStaysEmpty()
      throws IOException {
    try (ForkedHost host =
        ForkedHost.on(jdk)
            .workingDirectory(folder)
            .option("-Djava.io.tmpdir=.")
            .agent("jmx=off,otel=off")
            .start(ObedientHost.class)
            .awaitMonitor()) {
      List<String> maps = Files.readAllLines(Path.of("/proc", Long.toString(host.pid()), "maps"));
      assertTrue(maps.stream().anyMatch(line -> line.contains("/netlink-agent-")));
      assertTrue(maps.stream().noneMatch(line -> line.contains(folder + "/netlink-agent-")));
      assertEquals(List.of(), files(folder));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
