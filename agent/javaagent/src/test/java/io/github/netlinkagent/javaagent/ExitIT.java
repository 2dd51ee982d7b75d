package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** How long the host takes from the end of main to its own end. */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class ExitIT {

  /**
   * HotSpot's wait for threads in native code, in ms; the shortest of some runs is free of noise.
   */
  private static final long TRAP = 300;

  private static final int RUNS = 5;

  @Parameter private Jdk jdk;

  @Test
  void theThreadInNativeCodeDoesNotDelayTheExit() {
    long without = shortest(ForkedHost.on(jdk), false);
    long with = shortest(ForkedHost.on(jdk).agent(), true);

    assertTrue(with < without + TRAP / 2, () -> without + " ms became " + with + " ms");
  }

  private static long shortest(ForkedHost.Command command, boolean agent) {
    return LongStream.generate(() -> exitMillis(command, agent)).limit(RUNS).min().orElseThrow();
  }

  /** Both JVMs read the same monotonic clock of the kernel. */
  private static long exitMillis(ForkedHost.Command command, boolean agent) {
    try (ForkedHost host = command.start(ObedientHost.class).awaitLine("ready")) {
      if (agent) {
        host.awaitMonitor();
      }
      CompletableFuture<Long> ended = host.onEnd(System::nanoTime);
      ForkedHost.Outcome outcome = host.tellNoMore().end();
      assertEquals(0, outcome.status(), outcome::toString);
      String last = outcome.output().get(outcome.output().size() - 1);
      long returned = Long.parseLong(last.substring(last.lastIndexOf(' ') + 1));
      return (ended.join() - returned) / 1_000_000;
    }
  }
}
