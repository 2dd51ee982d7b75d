package io.github.netlinkagent.otel.beside;

import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk.Flushed;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The real one. What no public interface of it tells is asked of its classes in the boot loader.
 */
final class OtelJavaAgent implements OtherAgent {

  private static final String OPTION = "-javaagent:";

  /**
   * The class that the JVM starts; a distribution that starts it from its own has it in its jar.
   */
  private static final String ENTRY = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  private static final String PACKAGE = "io.opentelemetry.javaagent.";

  /** The JDK's class that calls an agent's {@code premain} or {@code agentmain}. */
  private static final String STARTS_AGENTS = "sun.instrument.InstrumentationImpl";

  /** The threads on which it does: of the command line, and of an attachment to a running JVM. */
  private static final Set<String> STARTERS = Set.of("main", "Attach Listener");

  private final Function<String, @Nullable String> configuration;

  /**
   * @param configuration an {@code OTEL_*} variable by its name
   */
  OtelJavaAgent(Function<String, @Nullable String> configuration) {
    this.configuration = configuration;
  }

  @Override
  public boolean isExpected() {
    if ("false".equalsIgnoreCase(configuration.apply("OTEL_JAVAAGENT_ENABLED"))) {
      return false;
    }
    return hasStarted() || isNamed();
  }

  /** It rewrites our copy of the API so that this tells of its SDK. */
  @Override
  public State state() {
    if (GlobalOpenTelemetry.isSet()) {
      return State.READY;
    }
    if (isAtWork()) {
      return State.AT_WORK;
    }
    return hasItsOwnSdk() ? State.NOT_LENDING : State.STARTING;
  }

  /**
   * It sets its SDK first, and then loads its instrumentation for seconds, on a busy host for
   * minutes, before it can rewrite anything; all on the thread on which the JVM starts it.
   */
  private static boolean isAtWork() {
    return starters().map(Thread::getStackTrace).anyMatch(OtelJavaAgent::startsIt);
  }

  /** Looked for by their names: stopping all threads of a host to look at them would slow it. */
  private static Stream<Thread> starters() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + 16];
    return Arrays.stream(threads, 0, all.enumerate(threads))
        .filter(thread -> STARTERS.contains(thread.getName()));
  }

  private static boolean startsIt(StackTraceElement[] stack) {
    return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(STARTS_AGENTS))
        && Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(PACKAGE));
  }

  @Override
  public BorrowedSdk sdk() {
    return new BorrowedSdk(
        GlobalOpenTelemetry.getOrNoop(), "the OpenTelemetry agent", OtelJavaAgent::flush);
  }

  /** Its own way is the only one, and takes spans and logs along. */
  private static Flushed flush(Duration limit) {
    long start = System.nanoTime();
    try {
      Class.forName("io.opentelemetry.javaagent.bootstrap.OpenTelemetrySdkAccess", true, null)
          .getMethod("forceFlush", long.class, TimeUnit.class)
          .invoke(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ReflectiveOperationException e) {
      // Another version, without that class, or an exporter that throws: it is told there.
      return new Flushed(false, Duration.ZERO);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    return new Flushed(taken.compareTo(limit) < 0, taken);
  }

  private static boolean hasItsOwnSdk() {
    try {
      return (boolean)
          Class.forName(
                  "io.opentelemetry.javaagent.shaded.io.opentelemetry.api.GlobalOpenTelemetry",
                  true,
                  null)
              .getMethod("isSet")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  private static boolean hasStarted() {
    try {
      Class.forName(ENTRY, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether one of the JVM's arguments names it, in whichever variable or file they stand. */
  private static boolean isNamed() {
    try {
      return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(argument -> argument.startsWith(OPTION))
          .map(argument -> argument.substring(OPTION.length()).split("=", 2)[0])
          .anyMatch(OtelJavaAgent::isTheJar);
    } catch (LinkageError e) {
      return false; // Without java.management, only what runs already can be seen.
    }
  }

  private static boolean isTheJar(String path) {
    try (JarFile jar = new JarFile(path, false)) {
      Manifest manifest = jar.getManifest();
      Attributes main = manifest == null ? new Attributes() : manifest.getMainAttributes();
      return ENTRY.equals(main.getValue("Premain-Class"))
          || jar.getEntry(ENTRY.replace('.', '/') + ".class") != null;
    } catch (IOException e) {
      return false; // The JVM will say so.
    }
  }
}
