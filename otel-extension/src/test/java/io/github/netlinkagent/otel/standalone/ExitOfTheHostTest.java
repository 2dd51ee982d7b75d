package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.OtlpSink.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events when the host exits. */
final class ExitOfTheHostTest {

  private final ExportFixture fixture = new ExportFixture(8);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void closingDeliversWhatWaits() {
    fixture.start();
    addLinks(1, 4);

    fixture.stop(Duration.ofSeconds(5));

    assertEquals(Set.of("veth1", "veth2", "veth3", "veth4"), interfaces());
    assertEquals(4, fixture.counts().exported());
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void closingKeepsToItsLimitWhileTheCollectorHangs() {
    fixture.sink.hang();
    fixture.start();
    addLinks(1, 4);
    Eventually.holds(() -> fixture.sink.isHeld(), this::state);

    long start = System.nanoTime();
    fixture.stop(Duration.ofMillis(800));

    long taken = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertTrue(taken < 3000, () -> "closing took " + taken + " ms");
    Eventually.holds(() -> senders().isEmpty(), () -> "not broken off: " + senders());
    assertEquals(Map.of("queue_full", 0L, "shutdown", 4L), fixture.counts().dropped());
    assertEquals(
        List.of("OpenTelemetry: events that could not be delivered before the exit: 4."),
        fixture.complaints);
  }

  @ParameterizedTest
  @ValueSource(ints = {800, 5000})
  void closingDeliversWhatWaitsThoughTheMetricsHang(int limit) {
    fixture.sink.hangAt("/v1/metrics");
    fixture.start();
    addLinks(1, 1);
    Eventually.holds(() -> fixture.sink.isHeld(), this::state);
    addLinks(2, 4);

    fixture.stop(Duration.ofMillis(limit));

    assertEquals(4, fixture.counts().exported(), this::state);
    assertEquals(Set.of("veth1", "veth2", "veth3", "veth4"), interfaces());
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void closingWithoutACollectorIsQuickAndTold() {
    fixture.sink.goAway();
    fixture.start();
    addLinks(1, 2);

    long start = System.nanoTime();
    fixture.stop(Duration.ofSeconds(10));

    long taken = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertTrue(taken < 5000, () -> "closing took " + taken + " ms");
    assertEquals(2L, fixture.counts().dropped().get("shutdown"));
    assertEquals(0, fixture.counts().waiting());
  }

  @Test
  void theLastLineTellsWhatTheQueueHasDroppedSinceTheOneBefore() {
    fixture.start();
    fixture.sink.goAway();
    addLinks(1, 1);
    awaitComplaints(1);
    addLinks(2, 20);

    fixture.stop(Duration.ofSeconds(10));

    assertEquals(
        "OpenTelemetry: events that could not be delivered before the exit: 9, and 11 that the full"
            + " queue has dropped since the last line.",
        fixture.complaints.get(fixture.complaints.size() - 1));
  }

  private void addLinks(int from, int to) {
    for (int i = from; i <= to; i++) {
      fixture.monitor.add(Samples.link(i, "veth" + i));
    }
  }

  private Set<Object> interfaces() {
    return fixture.sink.records().stream()
        .map(record -> attributes(record.getAttributesList()).get("network.interface.name"))
        .collect(Collectors.toSet());
  }

  private void awaitComplaints(int lines) {
    Eventually.holds(() -> fixture.complaints.size() >= lines, this::state);
  }

  private String state() {
    return fixture.complaints
        + " "
        + fixture.counts()
        + " "
        + fixture.sink.records().size()
        + " records";
  }

  /** The thread of the export; okhttp renames it while a request is under way. */
  private static List<Thread> senders() {
    return exportThreads().stream()
        .filter(thread -> thread.getName().matches("netlink-otel|OkHttp http:.*"))
        .toList();
  }

  private static List<Thread> exportThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("netlink-otel.*|Ok[Hh]ttp.*|Okio.*"))
        .toList();
  }
}
