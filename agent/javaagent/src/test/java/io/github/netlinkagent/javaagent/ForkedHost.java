package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.github.netlinkagent.testing.Eventually;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A JVM of its own, with or without the packed agent; the test reads what it prints, and can ask it
 * by JMX. Closing it kills it if it still runs.
 */
final class ForkedHost implements AutoCloseable {

  private static final long LONGEST_LIFE_SECONDS = 120;

  /** What a JVM prints by itself when it has been given options by a variable. */
  private static final Pattern PICKED_UP = Pattern.compile("Picked up (_?JAVA_\\w+|JDK_\\w+):.*");

  private final Process process;
  private final Lines output;
  private final Lines errors;

  private ForkedHost(Process process) {
    this.process = process;
    this.output = new Lines(process.getInputStream(), "stdout of " + process.pid());
    this.errors = new Lines(process.getErrorStream(), "stderr of " + process.pid());
  }

  /** The command of a host that is yet to be started. */
  static Command on(Jdk jdk) {
    return new Command(jdk);
  }

  /** The agent under test, as Maven has packed it. */
  static Path agentJar() {
    Path jar = Path.of("target", "netlink-agent.jar").toAbsolutePath();
    assertTrue(jar.toFile().isFile(), () -> jar + " is missing: mvn package makes it");
    return jar;
  }

  long pid() {
    return process.pid();
  }

  /** Waits for a line on stdout that is exactly this one. */
  ForkedHost awaitLine(String line) {
    Eventually.holds(() -> output.any(line::equals), () -> "no \"" + line + "\" in " + this);
    return this;
  }

  /** Waits for a line on stdout that has this in it. */
  ForkedHost awaitOutput(String words) {
    Eventually.holds(
        () -> output.any(line -> line.contains(words)), () -> "no \"" + words + "\" in " + this);
    return this;
  }

  /** Waits for a line on stderr that begins so. */
  ForkedHost awaitError(String beginning) {
    Eventually.holds(
        () -> errors.any(line -> line.startsWith(beginning)),
        () -> "no \"" + beginning + "\" in " + this);
    return this;
  }

  /** Asks the host to end, by SIGTERM; what it still says is read. */
  ForkedHost terminate() {
    process.toHandle().destroy();
    return this;
  }

  /**
   * Waits until the agent's monitor is at work; asks the kernel, so that the host isn't touched.
   */
  ForkedHost awaitMonitor() {
    Eventually.holds(
        () -> threads().contains("netlink-monitor"), () -> "no agent at work in " + this);
    return this;
  }

  /** Waits until a thread of the host is gone, or finds that there was none. */
  ForkedHost awaitNoThread(String name) {
    Eventually.holds(() -> !threads().contains(name), () -> name + " still runs in " + this);
    return this;
  }

  /** The names of the host's threads, cut by the kernel to 15 characters. */
  List<String> threads() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
      List<String> names = new ArrayList<>();
      for (Path task : tasks.toList()) {
        names.add(Files.readString(task.resolve("comm")).strip());
      }
      return names;
    } catch (IOException e) {
      return List.of(); // A thread or the host has ended meanwhile.
    }
  }

  /** Sends a line to the host's stdin. */
  void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new AssertionError("gone: " + this, e);
    }
  }

  /** The last answer of an {@link io.github.netlinkagent.javaagent.host.ObedientHost}. */
  String ask(String question) {
    int before = output.size();
    tell(question);
    Eventually.holds(() -> output.size() > before, () -> "no answer to " + question + ": " + this);
    return output.get(before);
  }

  /** Closes the host's stdin. */
  ForkedHost tellNoMore() {
    try {
      process.getOutputStream().close();
      return this;
    } catch (IOException e) {
      throw new AssertionError("gone: " + this, e);
    }
  }

  /** Connects to the host's MBean server, in the way that JConsole does it. */
  @SuppressWarnings("BanJNDI") // The address comes from a process that the test has started.
  JMXConnector connect() throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid()));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new AssertionError("can't attach to " + this, e);
    }
  }

  /** What a clock says at the moment when the host has ended. */
  CompletableFuture<Long> onEnd(Supplier<Long> clock) {
    return process.onExit().thenApply(ended -> clock.get());
  }

  /** Waits for the host to end by itself. */
  Outcome end() {
    try {
      if (!process.waitFor(LONGEST_LIFE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("does not end: " + this);
      }
      return new Outcome(process.exitValue(), output.all(), errors.all());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + this, e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return "host " + pid() + "\nstdout: " + output + "\nstderr: " + errors;
  }

  /**
   * What is left of a host.
   *
   * @param errors the lines on stderr, without the JVM's own {@code Picked up ...}
   */
  record Outcome(int status, List<String> output, List<String> errors) {

    Outcome {
      errors = errors.stream().filter(PICKED_UP.asMatchPredicate().negate()).toList();
    }

    /** What the agent has said. */
    List<String> agentLines() {
      return errors.stream().filter(Outcome::isOurs).toList();
    }

    /** What others have said. */
    List<String> otherLines() {
      return errors.stream().filter(Predicate.not(Outcome::isOurs)).toList();
    }

    private static boolean isOurs(String line) {
      return line.startsWith("[netlink-agent] ");
    }
  }

  /** Collects what the host is to be started with. */
  static final class Command {

    private final Jdk jdk;
    private final List<String> options = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final ProcessBuilder builder = new ProcessBuilder();
    private final List<String> wrapper = new ArrayList<>();

    private Command(Jdk jdk) {
      this.jdk = jdk;
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("NETLINK_"));
      environment.keySet().removeIf(name -> name.startsWith("OTEL_"));
      environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      classPath.add(testClasses());
    }

    /** Attaches the agent; no OpenTelemetry, so that no collector is missed. */
    Command agent() {
      return agent("otel=off");
    }

    Command agent(String arguments) {
      return option("-javaagent:" + agentJar() + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    Command option(String... more) {
      options.addAll(List.of(more));
      return this;
    }

    Command environment(String name, String value) {
      builder.environment().put(name, value);
      return this;
    }

    /** The kernel refuses it netlink sockets, as a container may have it do. */
    Command withoutNetlink() {
      return wrappedBy("without-netlink");
    }

    /** Names are resolved by port 53 of 127.0.0.1, which is waited for; it takes a namespace. */
    Command withSilentResolver() {
      return wrappedBy("with-silent-resolver");
    }

    private Command wrappedBy(String script) {
      wrapper.add(Path.of("src", "test", "hosts", script).toAbsolutePath().toString());
      return this;
    }

    Command onClassPath(List<Path> more) {
      classPath.addAll(more);
      return this;
    }

    Command workingDirectory(Path directory) {
      builder.directory(directory.toFile());
      return this;
    }

    /** Starts a class of the tests. */
    ForkedHost start(Class<?> main, String... arguments) {
      return start(main.getName(), arguments);
    }

    /** Starts a class by its name, which may come from the class path that was added. */
    ForkedHost start(String main, String... arguments) {
      List<String> command = new ArrayList<>(options);
      command.addAll(List.of("-cp", join(classPath), main));
      command.addAll(List.of(arguments));
      return startTool("java", command);
    }

    /** Starts a source file, {@code java Service.java}. */
    ForkedHost startSource(Path file) {
      List<String> command = new ArrayList<>(options);
      command.add(file.toString());
      return startTool("java", command);
    }

    /** Starts the agent's own command line. */
    ForkedHost startProgram(String... arguments) {
      List<String> command = new ArrayList<>(options);
      command.addAll(List.of("-jar", agentJar().toString()));
      command.addAll(List.of(arguments));
      return startTool("java", command);
    }

    /** Starts a tool of the JDK; what the agent is to do with it comes from the environment. */
    ForkedHost startTool(String tool, List<String> arguments) {
      List<String> command = new ArrayList<>(arguments);
      command.add(0, jdk.tool(tool).toString());
      command.addAll(0, wrapper);
      try {
        return new ForkedHost(builder.command(command).start());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path testClasses() {
      return Path.of("target", "test-classes").toAbsolutePath();
    }

    private static String join(List<Path> paths) {
      return String.join(File.pathSeparator, paths.stream().map(Path::toString).toList());
    }
  }

  /** Reads a stream as long as it lasts. */
  private static final class Lines {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    Lines(InputStream stream, String name) {
      reader = new Thread(() -> read(stream), name);
      reader.setDaemon(true);
      reader.start();
    }

    private void read(InputStream stream) {
      try (BufferedReader in =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          synchronized (lines) {
            lines.add(line);
          }
        }
      } catch (IOException e) {
        // The host was killed; what it has said until then counts.
      }
    }

    boolean any(Predicate<String> wanted) {
      synchronized (lines) {
        return lines.stream().anyMatch(wanted);
      }
    }

    int size() {
      synchronized (lines) {
        return lines.size();
      }
    }

    String get(int index) {
      synchronized (lines) {
        return lines.get(index);
      }
    }

    /** All lines, once there can be no more. */
    List<String> all() throws InterruptedException {
      reader.join(TimeUnit.SECONDS.toMillis(LONGEST_LIFE_SECONDS));
      synchronized (lines) {
        return List.copyOf(lines);
      }
    }

    @Override
    public String toString() {
      synchronized (lines) {
        return lines.toString();
      }
    }
  }
}
