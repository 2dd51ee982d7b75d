package io.github.netlinkagent.otel.borrowed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.host.Version;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk.Flushed;
import io.github.netlinkagent.testing.Eventually;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BorrowedExportTest {

  private final ScriptedMonitor monitor = new ScriptedMonitor(16_384);
  private final List<LogRecordData> records = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger flushes = new AtomicInteger();
  private volatile String refused = "";
  private volatile int failing;
  private volatile CountDownLatch slow = new CountDownLatch(0);
  private BorrowedExport export;

  @AfterEach
  void stop() {
    export.close(Duration.ofSeconds(5));
  }

  @Test
  void aStormIsHandedOverAtAPaceThatTheOtherQueueCanTake() {
    start();
    long begin = System.nanoTime();
    addLinks(1, 2000);

    Eventually.holds(() -> records.size() == 2000, this::state);

    // The first of the four portions may go at the end of a second, the others wait for one each.
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(taken.toMillis() >= 2000, taken::toString);
    ExportCounts counts = export.status().counts();
    assertEquals(2000, counts.announced());
    assertEquals(2000, counts.exported());
    assertEquals(0, counts.coalesced() + counts.waiting() + counts.totalDropped());
  }

  @Test
  void whatTheOtherQueueCannotTakeAtTheEndIsCountedAndTold() {
    start();
    addLinks(1, 2000);

    export.close(Duration.ofSeconds(5));

    ExportCounts counts = export.status().counts();
    assertEquals(records.size(), counts.exported());
    assertEquals(2000 - records.size(), counts.dropped().get("shutdown"));
    assertEquals(0, counts.waiting());
    assertEquals(
        List.of(
            "OpenTelemetry: events that could not be delivered before the exit: %d."
                .formatted(2000 - records.size())),
        complaints);
  }

  @Test
  void aCollectionIsAskedForAfterAChangeButNotForARoutineOne() {
    Neighbor stale = Samples.neighbor(1, "192.0.2.1", "020000000001", Neighbor.State.STALE);
    Neighbor reachable = Samples.neighbor(1, "192.0.2.1", "020000000001", Neighbor.State.REACHABLE);
    monitor.with(stale);
    start();

    monitor.change(stale, reachable);
    Eventually.holds(() -> records.size() == 1, this::state);
    Thread metrics = thread("netlink-otel-metrics");
    Eventually.holds(() -> metrics.getState() == Thread.State.TIMED_WAITING, this::state);
    assertEquals(0, flushes.get());

    monitor.add(Samples.link(2, "eth0"));
    Eventually.holds(() -> flushes.get() == 1, this::state);
    Eventually.holds(() -> metrics.getState() == Thread.State.TIMED_WAITING, this::state);
    assertEquals(1, flushes.get());
  }

  @Test
  void aCollectionThatWasNotSentIsAskedForAgain() {
    failing = 2;
    start();
    monitor.add(Samples.link(2, "eth0"));
    Eventually.holds(() -> flushes.get() == 3, this::state);
  }

  @Test
  void aSlowCollectorOfMetricsHoldsUpNoEvent() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    slow = answered;
    start();
    monitor.add(Samples.link(2, "eth0"));
    Eventually.holds(() -> flushes.get() == 1, this::state);
    monitor.add(Samples.link(3, "eth1"));
    Eventually.holds(() -> records.size() == 2, this::state);
    answered.countDown();
  }

  @Test
  void whenTheMonitorEndsTheExportWaitsWithoutWork() {
    start();
    monitor.add(Samples.link(2, "eth0"));
    monitor.subscription().close();
    Eventually.holds(() -> records.size() == 1, this::state);

    monitor.remove(Samples.link(2, "eth0"), Cause.ANNOUNCED);
    Eventually.holds(
        () -> thread("netlink-otel").getState() == Thread.State.TIMED_WAITING, this::state);
    assertEquals(1, export.status().counts().announced());
  }

  @Test
  void anEventAtWhichTheOtherSdkThrowsIsCountedAndToldOnce() {
    refused = "veth2";
    start();
    addLinks(1, 3);
    Eventually.holds(() -> export.status().counts().waiting() == 0, this::state);

    assertEquals(2, records.size());
    assertEquals(1, export.status().counts().dropped().get("IllegalStateException"));
    assertEquals(1, complaints.size(), this::state);
    assertTrue(complaints.get(0).contains("a test throws at an event"), this::state);
  }

  @Test
  void whatArrivesTellsTheVersionOfTheAgent() {
    start();
    monitor.add(Samples.link(2, "eth0"));
    Eventually.holds(() -> records.size() == 1, this::state);

    InstrumentationScopeInfo scope = records.get(0).getInstrumentationScopeInfo();
    assertEquals("io.github.netlinkagent", scope.getName());
    assertEquals(Version.ofAgent(), scope.getVersion());
  }

  @Test
  void itSaysWhoseSdkItUses() {
    start();
    assertEquals("the SDK of a test", export.status().destination());
  }

  private void start() {
    SdkLoggerProvider loggers =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor((context, record) -> take(record.toLogRecordData()))
            .build();
    export =
        BorrowedExport.start(
            new BorrowedExport.Source(
                monitor.model(),
                monitor::status,
                monitor.subscription(),
                Object::toString,
                new MetricOptions(Duration.ofSeconds(1), false)),
            new BorrowedSdk(
                OpenTelemetrySdk.builder().setLoggerProvider(loggers).build(),
                "a test",
                limit -> flush()),
            complaints::add);
  }

  private void take(LogRecordData record) {
    if (record.getAttributes().asMap().containsValue(refused)) {
      throw new IllegalStateException("a processor that the host has added");
    }
    records.add(record);
  }

  private Flushed flush() {
    flushes.incrementAndGet();
    awaitAnswer();
    return new Flushed(flushes.get() > failing, Duration.ZERO);
  }

  private void awaitAnswer() {
    try {
      slow.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void addLinks(int from, int to) {
    for (int i = from; i <= to; i++) {
      monitor.add(Samples.link(i, "veth" + i));
    }
  }

  private static Thread thread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String state() {
    return records.size() + " records, " + flushes + " flushes, " + export.status() + complaints;
  }
}
