package io.github.netlinkagent.examples.quickstart;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script {@code run}, as a user starts it, and what it has printed so far. */
final class RunningQuickstart implements AutoCloseable {

  private static final Path RUN = Path.of(System.getProperty("quickstart.run"));
  private static final char CTRL_C = 3;

  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private final Thread reader = new Thread(this::read, "output of the quickstart");

  private RunningQuickstart(Process process) {
    this.process = process;
    reader.start();
  }

  static RunningQuickstart withoutTerminal() throws IOException {
    return start(List.of(RUN.toString()), "true");
  }

  /**
   * Starts it on a pseudo-terminal, which script(1) makes. Whoever runs the tests in the background
   * has them ignore SIGINT, which they would pass on.
   */
  static RunningQuickstart onTerminal() throws IOException {
    if (!Files.isExecutable(Path.of("/usr/bin/script"))) {
      abort("script(1) is needed for a pseudo-terminal; Debian has it in bsdutils");
    }
    return start(
        List.of("env", "--default-signal=INT", "script", "-qec", "'" + RUN + "'", "/dev/null"), "");
  }

  private static RunningQuickstart start(List<String> command, String ci) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CI", ci);
    builder.environment().put("TERM", "dumb");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new RunningQuickstart(builder.start());
  }

  String output() {
    synchronized (output) {
      return output.toString();
    }
  }

  /** The exit status; fails if there is none within the time. */
  int waitForEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + limit.toSeconds() + " s:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  /** Waits until the pattern has been printed. */
  Matcher waitFor(Pattern pattern, Duration limit) throws InterruptedException {
    Matcher[] found = new Matcher[1];
    waitUntil(
        () -> {
          found[0] = pattern.matcher(output());
          return found[0].find();
        },
        "printed " + pattern,
        limit);
    return found[0];
  }

  void waitUntil(BooleanSupplier condition, String what, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "not within " + limit.toSeconds() + " s: " + what + "\n" + output());
      }
      Thread.sleep(10);
    }
  }

  void pressCtrlC() throws IOException {
    process.getOutputStream().write(CTRL_C);
    process.getOutputStream().flush();
  }

  List<ProcessHandle> processes() {
    return process.descendants().toList();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void read() {
    try (Reader printed = process.inputReader(StandardCharsets.UTF_8)) {
      char[] buffer = new char[1024];
      for (int n = printed.read(buffer); n >= 0; n = printed.read(buffer)) {
        synchronized (output) {
          output.append(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
