package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The extension takes native access for jffi alone, on those JDKs that restrict it. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("io.github.netlinkagent.javaagent.Jdk#thatRestrictNativeAccess")
class ExtensionNativeAccessIT {

  @Parameter private Jdk jdk;

  @Test
  void theHostIsGivenNoneAndNotWarned() {
    ForkedHost host = extended().start(ObedientHost.class).awaitLine("ready").awaitMonitor();

    assertEquals("false", host.ask("native"));
    assertEquals(List.of(), Way.noteworthy(host.tellNoMore().end().errors()));
  }

  @Test
  void whatTheUserHasDeniedStaysDenied() {
    Outcome outcome =
        extended()
            .option("--illegal-native-access=deny")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitNoThread("netlink-agent")
            .tellNoMore()
            .end();

    assertEquals(0, outcome.status());
    List<String> said = Way.noteworthy(outcome.errors());
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).contains("--illegal-native-access=deny forbids"), said.get(0));
  }

  private ForkedHost.Command extended() {
    return ForkedHost.on(jdk)
        .option(Way.otelAgent(), Way.extension())
        .environment("OTEL_LOGS_EXPORTER", "none")
        .environment("OTEL_METRICS_EXPORTER", "none")
        .environment("OTEL_TRACES_EXPORTER", "none")
        .environment("OTEL_INSTRUMENTATION_NETLINK_JMX", "off");
  }
}
