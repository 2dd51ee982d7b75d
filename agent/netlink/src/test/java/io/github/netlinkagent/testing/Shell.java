package io.github.netlinkagent.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands in the namespace of the test. */
public final class Shell {

  private Shell() {}

  /**
   * Runs a script by {@code sh -e} and returns what it printed, line by line.
   *
   * @throws AssertionError if it fails, with what it wrote on its standard error
   */
  public static List<String> run(String script) {
    Result result = attempt(script);
    if (result.status != 0) {
      throw new AssertionError(script + "\nexit status " + result.status + ": " + result.errors);
    }
    return result.output.lines().toList();
  }

  /** Whether a script succeeds. */
  public static boolean succeeds(String script) {
    return attempt(script).status == 0;
  }

  private record Result(int status, String output, String errors) {}

  private static Result attempt(String script) {
    try {
      Process process = new ProcessBuilder("sh", "-ec", script).start();
      process.getOutputStream().close();
      StringBuilder errors = new StringBuilder();
      Thread reader =
          new Thread(() -> errors.append(read(process.getErrorStream())), "standard error of sh");
      reader.start();
      String output = read(process.getInputStream());
      int status = process.waitFor();
      reader.join();
      return new Result(status, output, errors.toString().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + script, e);
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
