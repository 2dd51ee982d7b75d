package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the host takes from the end of main to its own end. */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class ExitIT {

  /**
   * HotSpot's wait for threads in native code, in ms; the shortest of some runs is free of noise.
   */
  private static final long TRAP = 300;

  /** What the agent takes for itself in the worst case, in ms. */
  private static final long LIMIT = 1000;

  private static final int RUNS = 5;

  @Parameter private Jdk jdk;

  @Test
  void theThreadInNativeCodeDoesNotDelayTheExit() {
    long without = shortest(() -> exitMillis(ForkedHost.on(jdk), host -> {}));
    long with = shortest(() -> exitMillis(ForkedHost.on(jdk).agent(), ForkedHost::awaitMonitor));

    assertTrue(with < without + TRAP / 2, () -> without + " ms became " + with + " ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http/protobuf", "grpc"})
  void aCollectorThatHangsDelaysTheExitByASecondAtTheMost(String protocol) {
    long without = shortest(() -> exitMillis(ForkedHost.on(jdk), host -> {}));
    long with = shortest(() -> exitMillisWhileTheCollectorHangs(protocol));

    assertTrue(with > without + LIMIT / 2, () -> "nothing hung: " + without + ", " + with + " ms");
    assertTrue(with < without + LIMIT, () -> without + " ms became " + with + " ms");
  }

  /** Nothing breaks off a name that is being resolved, so HotSpot's wait comes on top. */
  @Test
  @RequiresNamespace
  void aNameThatHangsDelaysTheExitByASecondAtTheMost() {
    long without = shortest(() -> exitMillis(ForkedHost.on(jdk), host -> {}));
    long with = shortest(this::exitMillisWhileTheNameHangs);

    assertTrue(with > without + LIMIT / 2, () -> "nothing hung: " + without + ", " + with + " ms");
    assertTrue(with < without + LIMIT, () -> without + " ms became " + with + " ms");
  }

  /** The resolver takes the query, and that is all. */
  private long exitMillisWhileTheNameHangs() {
    try (DatagramSocket resolver = new DatagramSocket(53, InetAddress.getLoopbackAddress())) {
      resolver.setSoTimeout(30_000);
      ForkedHost.Command command =
          ForkedHost.on(jdk)
              .agent("")
              .withSilentResolver()
              .environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector.test:4318");
      return exitMillis(command, host -> awaitQuery(resolver));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitQuery(DatagramSocket resolver) {
    try {
      resolver.receive(new DatagramPacket(new byte[512], 512));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It accepts the connection, and that is all. */
  private long exitMillisWhileTheCollectorHangs(String protocol) {
    try (ServerSocket collector = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      ForkedHost.Command command =
          ForkedHost.on(jdk)
              .agent("")
              .environment("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
              .environment(
                  "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + collector.getLocalPort());
      return exitMillis(command, host -> awaitRequest(collector));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("resource") // The connection must stay open; it ends with the host.
  private static void awaitRequest(ServerSocket collector) {
    try {
      assertTrue(collector.accept().getInputStream().read() >= 0, "the connection has ended");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long shortest(LongSupplier exitMillis) {
    return LongStream.generate(exitMillis).limit(RUNS).min().orElseThrow();
  }

  /** Both JVMs read the same monotonic clock of the kernel. */
  private static long exitMillis(ForkedHost.Command command, Consumer<ForkedHost> before) {
    try (ForkedHost host = command.start(ObedientHost.class).awaitLine("ready")) {
      before.accept(host);
      CompletableFuture<Long> ended = host.onEnd(System::nanoTime);
      ForkedHost.Outcome outcome = host.tellNoMore().end();
      assertEquals(0, outcome.status(), outcome::toString);
      String last = outcome.output().get(outcome.output().size() - 1);
      long returned = Long.parseLong(last.substring(last.lastIndexOf(' ') + 1));
      return (ended.join() - returned) / 1_000_000;
    }
  }
}
