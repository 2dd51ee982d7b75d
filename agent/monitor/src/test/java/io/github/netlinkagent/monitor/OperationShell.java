package io.github.netlinkagent.monitor;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** One shell for many operations: to start another for each takes longer than most of them. */
final class OperationShell implements Closeable {

  private final Process process;
  private final Writer commands;
  private final BufferedReader statuses;

  OperationShell() {
    try {
      process = new ProcessBuilder("sh").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands = process.outputWriter();
    statuses = process.inputReader();
  }

  /** Runs an operation by {@code sh -e}, and tells whether it succeeded. */
  boolean succeeds(String operation) {
    try {
      commands.write("( set -e\n" + operation + "\n) </dev/null >/dev/null\necho $?\n");
      commands.flush();
      String status = statuses.readLine();
      if (status == null) {
        throw new AssertionError("the shell ended with: " + operation);
      }
      return status.equals("0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      commands.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
