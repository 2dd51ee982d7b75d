package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ChattyHost;
import io.github.netlinkagent.javaagent.host.TimedPremain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Prints how long the agent holds the host's main thread before its first line, on every JDK. It is
 * no test: run it by hand, in the folder of this module.
 */
public final class PremainTime {

  private static final int RUNS = 21;

  private PremainTime() {}

  public static void main(String[] arguments) throws IOException {
    Path jar = Files.createTempFile("timed-premain", ".jar");
    try {
      writeAgent(jar);
      for (Jdk jdk : Jdk.all()) {
        List<Double> millis =
            Stream.generate(() -> premainMillis(jdk, jar)).limit(RUNS).sorted().toList();
        System.out.printf(
            "%s: premain takes %.2f ms (median of %d; %.2f to %.2f)%n",
            jdk, millis.get(RUNS / 2), RUNS, millis.get(0), millis.get(RUNS - 1));
      }
    } finally {
      Files.delete(jar);
    }
  }

  private static double premainMillis(Jdk jdk, Path jar) {
    ForkedHost host =
        ForkedHost.on(jdk)
            .onClassPath(List.of(ForkedHost.agentJar()))
            .option("-javaagent:" + jar + "=otel=off")
            .start(ChattyHost.class)
            .awaitMonitor();
    host.tell("go on");
    Outcome outcome = host.end();
    return Double.parseDouble(outcome.output().get(0));
  }

  private static void writeAgent(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), TimedPremain.class.getName());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
