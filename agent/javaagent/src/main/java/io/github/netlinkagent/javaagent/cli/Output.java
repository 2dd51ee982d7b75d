package io.github.netlinkagent.javaagent.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard output, whose end is noticed: {@code System.out} would swallow it. */
final class Output {

  /** Nobody reads any more: there is nothing left to do. */
  static final class ClosedException extends IOException {

    private static final long serialVersionUID = 1;

    private ClosedException(IOException cause) {
      super(cause);
    }
  }

  private static final Path STDOUT = Path.of("/proc/self/fd/1");

  private final Writer writer;

  Output(OutputStream stream) {
    writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  static OutputStream stdout() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** Whether a person looks at it. */
  static boolean isTerminal() {
    String target = target();
    return target.startsWith("/dev/pts/")
        || target.startsWith("/dev/tty")
        || target.equals("/dev/console");
  }

  Output line(String line) throws IOException {
    try {
      writer.write(line);
      writer.write('\n');
      return this;
    } catch (IOException e) {
      throw closedOr(e);
    }
  }

  void flush() throws IOException {
    try {
      writer.flush();
    } catch (IOException e) {
      throw closedOr(e);
    }
  }

  /** Writing to a pipe fails for no other reason; the message of the error may be translated. */
  private static IOException closedOr(IOException e) {
    String target = target();
    return target.startsWith("pipe:") || target.startsWith("socket:") ? new ClosedException(e) : e;
  }

  private static String target() {
    try {
      return Files.readSymbolicLink(STDOUT).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
