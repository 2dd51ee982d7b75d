package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    fixture.addLinks(1, 4);

    fixture.stop(Duration.ofSeconds(5));

    assertEquals(Set.of("veth1", "veth2", "veth3", "veth4"), fixture.interfaces());
    assertEquals(4, fixture.counts().exported());
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void closingKeepsToItsLimitWhileTheCollectorHangs() {
    fixture.sink.hang();
    fixture.start();
    fixture.addLinks(1, 4);
    Eventually.holds(() -> fixture.sink.isHeld(), fixture::state);

    long start = System.nanoTime();
    fixture.stop(Duration.ofMillis(800));

    long taken = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertTrue(taken < 3000, () -> "closing took " + taken + " ms");
    Eventually.holds(
        () -> ExportFixture.senders().isEmpty(),
        () -> "not broken off: " + ExportFixture.senders());
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
    fixture.addLinks(1, 1);
    Eventually.holds(() -> fixture.sink.isHeld(), fixture::state);
    fixture.addLinks(2, 4);

    fixture.stop(Duration.ofMillis(limit));

    assertEquals(4, fixture.counts().exported(), fixture::state);
    assertEquals(Set.of("veth1", "veth2", "veth3", "veth4"), fixture.interfaces());
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void closingWithoutACollectorIsQuickAndTold() {
    fixture.sink.goAway();
    fixture.start();
    fixture.addLinks(1, 2);

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
    fixture.addLinks(1, 1);
    fixture.awaitComplaints(1);
    fixture.addLinks(2, 20);

    fixture.stop(Duration.ofSeconds(10));

    assertEquals(
        "OpenTelemetry: events that could not be delivered before the exit: 9, and 11 that the full"
            + " queue has dropped since the last line.",
        fixture.complaints.get(fixture.complaints.size() - 1));
  }
}
