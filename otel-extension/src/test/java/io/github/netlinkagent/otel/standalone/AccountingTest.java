package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.otel.CountingSink;
import io.github.netlinkagent.otel.CountingSink.Manner;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A storm of 100,000 changes and a collector in trouble: in the end each change is at the
 * collector, counted on a record that is, or counted as dropped.
 */
final class AccountingTest {

  private static final int CHANGES = 100_000;
  private static final Duration STORM = Duration.ofSeconds(2);

  /** A minute with the profile {@code long}. */
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("outage.seconds", 3));

  private final CountingSink sink = new CountingSink();
  private final ScriptedMonitor monitor = new ScriptedMonitor(16_384);
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final OtelExport export =
      OtelExport.start(
          new OtelExport.Source(
              monitor.model(),
              monitor::status,
              monitor.subscription(),
              Wording.of(monitor.model())::change),
          new MetricOptions(Duration.ofSeconds(1), false),
          Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url(), "OTEL_METRIC_EXPORT_INTERVAL", "1000")
              ::get,
          complaints::add);

  @BeforeAll
  static void silence() {
    LogManager.getLogManager().reset();
  }

  @AfterEach
  void close() {
    sink.close();
    export.close(Duration.ofSeconds(1));
  }

  /** What comes with each request of a period. */
  private record Trouble(Manner manner, int period) implements IntFunction<Manner> {

    @Override
    public Manner apply(int request) {
      return request % period == 0 ? manner : new Manner.Take(Duration.ZERO);
    }
  }

  static Stream<Trouble> troubles() {
    return Stream.of(
        new Trouble(new Manner.Refuse(429, 2), 3),
        new Trouble(new Manner.Refuse(503, 1), 3),
        new Trouble(new Manner.Refuse(503, -1), 3),
        new Trouble(new Manner.TakeUpTo(300), 1),
        new Trouble(new Manner.Cut(), 3),
        new Trouble(new Manner.TakeAndCut(), 3));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void theBooksBalanceWhateverTheTrouble(Trouble trouble) {
    sink.behave(trouble);

    new Storm(monitor, 500).rage(CHANGES, STORM);

    Eventually.holds(() -> sink.troubles() >= 3, this::state);
    sink.recover();
    balance();
    assertEquals(0, sink.hasty(), "requests before the time that Retry-After has named");
  }

  @Test
  void aSlowCollectorIsTwoLinesOfWhichTheLastSaysWhatWasDropped() {
    sink.behave(request -> new Manner.Take(Duration.ofMillis(300)));

    new Storm(monitor, 500).rage(CHANGES, STORM);
    balance();

    Eventually.holds(() -> complaints.size() == 2, this::state);
    assertTrue(complaints.get(0).contains("more changes than"), this::state);
    long dropped = export.status().counts().totalDropped();
    assertTrue(dropped > 0, this::state);
    assertTrue(complaints.get(1).contains("caught up; " + dropped + " events"), this::state);
  }

  @Test
  void anOutageUnderLoadIsTwoLinesOfWhichTheLastSaysWhatWasDropped() {
    sink.goAway();
    new Storm(monitor, 500).rage(CHANGES, OUTAGE);
    Eventually.holds(() -> complaints.size() == 1, this::state);

    sink.comeBack();

    balance();
    Eventually.holds(() -> complaints.size() == 2, this::state);
    assertTrue(complaints.get(0).contains("no collector takes the"), this::state);
    long dropped = export.status().counts().totalDropped();
    assertTrue(dropped > 0, this::state);
    assertTrue(complaints.get(1).contains("is back after "), this::state);
    assertTrue(complaints.get(1).contains("; " + dropped + " events"), this::state);
  }

  @Test
  void aHundredChangesASecondArriveOneByOne() {
    new Storm(monitor, 1).rage(1000, Duration.ofSeconds(10));

    balance();
    assertEquals(1000, sink.events());
    assertEquals(1000, export.status().counts().exported());
    assertEquals(0, sink.repeated());
    assertEquals(List.of(), complaints);
  }

  @Test
  void whatIsTooLargeArrivesInParts() {
    sink.behave(request -> new Manner.TakeUpTo(1));

    new Storm(monitor, 1).rage(40, Duration.ZERO);

    balance();
    assertEquals(40, sink.events());
    assertEquals(List.of(), complaints);
  }

  @Test
  void onlyWhatIsTooLargeByItselfIsDroppedAndToldOnce() {
    sink.behave(request -> new Manner.TakeUpTo(0));

    new Storm(monitor, 1).rage(40, Duration.ZERO);

    balance();
    assertEquals(40L, export.status().counts().dropped().get("413"), this::state);
    assertEquals(1, complaints.size(), this::state);
    assertTrue(complaints.get(0).contains("refuses logs (413)"), this::state);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBooksBalanceAfterAnExitInTheMidstOfAStorm(boolean hanging) {
    sink.behave(request -> new Manner.Take(hanging ? Duration.ofMinutes(1) : Duration.ZERO));
    new Storm(monitor, 500).rage(CHANGES / 2, STORM);

    long start = System.nanoTime();
    export.close(Duration.ofSeconds(1));
    long taken = Duration.ofNanos(System.nanoTime() - start).toMillis();

    Eventually.holds(() -> export.status().counts().waiting() == 0, this::state);
    assertTrue(taken < 1500, () -> "closing took " + taken + " ms");
    ExportCounts counts = export.status().counts();
    assertEquals(CHANGES / 2, counts.announced());
    assertTrue(hanging ? counts.dropped().get("shutdown") > 0 : counts.exported() > 0, this::state);
    assertEquals(
        counts.announced(), counts.exported() + counts.coalesced() + counts.totalDropped());
  }

  /** Waits until nothing waits any more, and compares the books with what the sink has. */
  private void balance() {
    Eventually.holds(() -> export.status().counts().waiting() == 0, this::state);
    ExportCounts counts = export.status().counts();
    assertEquals(
        counts.announced(), counts.exported() + counts.coalesced() + counts.totalDropped());
    assertEquals(counts.exported(), sink.events(), this::state);
    assertEquals(counts.announced() - counts.totalDropped(), sink.announcements(), this::state);
    Map<String, Long> metrics =
        Map.of(
            "netlink.export.announced", counts.announced(),
            "netlink.export.events", counts.exported(),
            "netlink.export.coalesced", counts.coalesced(),
            "netlink.export.dropped", counts.totalDropped(),
            "netlink.export.waiting", 0L);
    Eventually.holds(() -> sink.exportMetrics().equals(metrics), this::state);
  }

  private String state() {
    return complaints + " " + export.status().counts() + " " + sink;
  }
}
