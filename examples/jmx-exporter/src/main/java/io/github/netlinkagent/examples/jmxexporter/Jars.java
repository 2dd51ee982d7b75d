package io.github.netlinkagent.examples.jmxexporter;

import java.nio.file.Path;
import java.util.List;

/**
 * What the example is made of.
 *
 * @param agent {@code netlink-agent.jar}
 * @param exporter jmx_exporter as a Java agent
 * @param rules the exporter's configuration
 * @param service the quickstart's jar, in which the service is
 */
record Jars(Path agent, Path exporter, Path rules, Path service) {

  /** In the order of the components. */
  static Jars of(List<String> paths) {
    List<Path> jars = paths.stream().map(Path::of).map(Path::toAbsolutePath).toList();
    return new Jars(jars.get(0), jars.get(1), jars.get(2), jars.get(3));
  }

  /** Without OpenTelemetry: the example has no collector, and each way needs only itself. */
  String agentOption() {
    return "-javaagent:" + agent + "=otel=off";
  }

  /**
   * Answers on the loopback interface alone. The exporter takes no port that the system chooses.
   */
  String exporterOption(int port) {
    return "-javaagent:" + exporter + "=127.0.0.1:" + port + ":" + rules;
  }
}
