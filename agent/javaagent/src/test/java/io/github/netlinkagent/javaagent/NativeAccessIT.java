package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What the user says of native access holds, on those JDKs that let him say it. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("io.github.netlinkagent.javaagent.Jdk#thatRestrictNativeAccess")
class NativeAccessIT {

  @Parameter private Jdk jdk;

  @Test
  void deniedNativeAccessStaysDenied() {
    Outcome outcome =
        ForkedHost.on(jdk)
            .option("--illegal-native-access=deny")
            .agent()
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitNoThread("netlink-agent")
            .tellNoMore()
            .end();

    assertEquals(
        List.of(
            "[netlink-agent] not started: --illegal-native-access=deny forbids the native library."
                + " Add --enable-native-access=ALL-UNNAMED, or remove the agent."),
        outcome.errors());
    assertEquals(0, outcome.status());
  }

  @Test
  void deniedNativeAccessWithAGrantToAllUnnamedModulesIsEnough() {
    Outcome outcome =
        ForkedHost.on(jdk)
            .option("--illegal-native-access=deny", "--enable-native-access=ALL-UNNAMED")
            .agent()
            .start(ObedientHost.class)
            .awaitMonitor()
            .tellNoMore()
            .end();

    assertEquals(List.of(), outcome.errors());
  }
}
