package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

/** A way to get the agent into a host: by itself, as an extension, or with another agent. */
enum Way {
  STANDALONE {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.agent(SETTINGS);
    }
  },

  EXTENSION {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.option(otelAgent(), extension());
    }
  },

  BEFORE_THE_OTEL_AGENT {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.agent(SETTINGS).option(otelAgent());
    }
  },

  AFTER_THE_OTEL_AGENT {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.option(otelAgent()).agent(SETTINGS);
    }
  },

  ALL_THREE {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.agent(SETTINGS).option(otelAgent(), extension());
    }
  },

  ALL_THREE_EXTENSION_FIRST {
    @Override
    ForkedHost.Command attach(ForkedHost.Command command) {
      return command.option(otelAgent(), extension()).agent(SETTINGS);
    }
  };

  private static final String SETTINGS = "audit.interval=0";

  /** What the other agent and the JVM under it say in any case. */
  private static final List<String> NOT_OURS =
      List.of("[otel.javaagent ", "OpenJDK 64-Bit Server VM warning: Sharing is only supported");

  /** Whether two of ours are there, of which one says so and does nothing. */
  boolean isTwice() {
    return this == ALL_THREE || this == ALL_THREE_EXTENSION_FIRST;
  }

  abstract ForkedHost.Command attach(ForkedHost.Command command);

  /** The lines on stderr that tell of ours, or that nobody should have caused. */
  static List<String> noteworthy(List<String> errors) {
    return errors.stream()
        .filter(
            line ->
                NOT_OURS.stream().noneMatch(line::startsWith)
                    || line.contains("netlink")
                    || line.contains(" WARN ")
                    || line.contains(" ERROR "))
        .toList();
  }

  static String otelAgent() {
    return "-javaagent:" + existing("target/opentelemetry-javaagent.jar");
  }

  static String extension() {
    return "-Dotel.javaagent.extensions=" + extensionJar();
  }

  static Path extensionJar() {
    return existing("../../otel-extension/target/netlink-otel-extension.jar");
  }

  private static Path existing(String file) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    assertTrue(path.toFile().isFile(), () -> path + " is missing: mvn verify makes it");
    return path;
  }
}
