package io.github.netlinkagent.otel.beside;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The OpenTelemetry Java agent, or a distribution of it, in this JVM. */
final class OtherAgent {

  private static final String OPTION = "-javaagent:";

  /**
   * The class that the JVM starts; a distribution that starts it from its own has it in its jar.
   */
  private static final String ENTRY = "io.opentelemetry.javaagent.OpenTelemetryAgent";

  private OtherAgent() {}

  /**
   * Whether it runs, or is about to: the JVM starts its agents one after the other, and ours may be
   * the first.
   *
   * @param configuration an {@code OTEL_*} variable by its name
   */
  static boolean isExpected(Function<String, @Nullable String> configuration) {
    if ("false".equalsIgnoreCase(configuration.apply("OTEL_JAVAAGENT_ENABLED"))) {
      return false;
    }
    return hasStarted() || isNamed();
  }

  /** Whether its SDK can be used: it rewrites this very method. */
  static boolean isReady() {
    return GlobalOpenTelemetry.isSet();
  }

  /**
   * Makes its SDK send all that it has, metrics first collected. The way to do so is no public one;
   * without it, metrics leave at the interval of that agent.
   */
  static void flush(Duration limit) {
    try {
      Class.forName("io.opentelemetry.javaagent.bootstrap.OpenTelemetrySdkAccess", true, null)
          .getMethod("forceFlush", long.class, TimeUnit.class)
          .invoke(null, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InvocationTargetException e) {
      // What its exporters throw is told by that agent itself.
    } catch (ReflectiveOperationException e) {
      // Another version, without that class.
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
          .anyMatch(OtherAgent::isTheJar);
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
