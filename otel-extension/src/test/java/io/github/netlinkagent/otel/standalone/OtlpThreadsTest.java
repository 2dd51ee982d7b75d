package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The sender's threads, by both protocols: gRPC has some for its connection. */
@ParameterizedClass
@EnumSource(Wire.class)
final class OtlpThreadsTest {

  @Parameter private Wire wire;

  private final ExportFixture fixture = new ExportFixture();
  private ReceivedTelemetry sink;

  @BeforeEach
  void open() {
    sink = wire.open();
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", wire.protocol);
    fixture.variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url());
  }

  @AfterEach
  void close() {
    sink.close();
    fixture.close();
  }

  @Test
  void theyAreDaemonsAndKnowNoClassLoaderOfTheHost() {
    fixture.start();
    fixture.monitor.add(Samples.link(1, "eth1"));
    Eventually.holds(() -> !sink.metricRequests().isEmpty(), this::state);

    List<Thread> threads = threads();
    assertTrue(!threads.isEmpty());
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon(), thread::toString);
      assertNull(thread.getContextClassLoader(), thread::toString);
    }
  }

  @Test
  void aRequestThatHangsAtTheEndIsBrokenOff() {
    fixture.variables.put("OTEL_EXPORTER_OTLP_TIMEOUT", "1h");
    sink.hang();
    fixture.start();
    fixture.monitor.add(Samples.link(1, "eth1"));
    fixture.monitor.add(Samples.link(2, "eth2"));
    Eventually.holds(sink::isHeld, this::state);

    fixture.stop(Duration.ofMillis(800));

    Eventually.holds(() -> senders().findAny().isEmpty(), this::state);
    assertEquals(2L, fixture.counts().dropped().get("shutdown"));
    assertEquals(1, fixture.complaints.size(), this::state);
  }

  /** The threads that send, or wait for an answer. */
  private static Stream<Thread> senders() {
    return threads().stream()
        .filter(thread -> thread.getName().matches("netlink-otel|OkHttp http:.*|OkHttp 127.*"));
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("netlink-otel.*|Ok[Hh]ttp.*|Okio.*"))
        .toList();
  }

  private String state() {
    return threads() + " " + sink.requests() + " " + fixture.complaints + " " + fixture.counts();
  }
}
