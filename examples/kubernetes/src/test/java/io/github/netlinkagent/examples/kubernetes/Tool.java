package io.github.netlinkagent.examples.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A command that tests call, and what it said. */
final class Tool {

  private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  /**
   * @param output stdout and stderr
   */
  record Result(int status, String output) {}

  private Tool() {}

  /** Skips the test where a command is not on the PATH; CI counts that as a failure. */
  static void require(String command) {
    boolean found =
        PATH_SEPARATOR
            .splitAsStream(System.getenv("PATH"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    assumeTrue(found, "no " + command + " on the PATH: .ci/tools builds it, see CONTRIBUTING.md");
  }

  static Result run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
