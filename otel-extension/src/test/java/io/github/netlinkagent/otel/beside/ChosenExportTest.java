package io.github.netlinkagent.otel.beside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.otel.beside.OtherAgent.Patience;
import io.github.netlinkagent.otel.beside.OtherAgent.State;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChosenExportTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ScriptedMonitor monitor = new ScriptedMonitor(8);
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile State state = State.STARTING;
  private volatile CountDownLatch looked = new CountDownLatch(0);

  @Test
  void aloneItUsesAnSdkOfItsOwnAtOnce() {
    ChosenExport export = export(LONG, LONG);
    export.start(false);
    assertEquals("own", export.status().destination());
  }

  @Test
  void itWaitsForTheSdkOfTheOther() {
    ChosenExport export = export(LONG, LONG);
    export.start(true);
    monitor.add(Samples.link(1, "eth0"));
    assertTrue(export.status().destination().startsWith("nowhere yet"));
    assertEquals(1, export.status().counts().waiting());

    state = State.READY;

    Eventually.holds(() -> export.status().destination().equals("borrowed"), this::told);
    assertEquals(List.of(), complaints);
  }

  @Test
  void oneThatDoesNotStartIsWaitedForInVainAndThatIsTold() {
    ChosenExport export = export(SHORT, LONG);
    export.start(true);

    Eventually.holds(() -> export.status().destination().equals("own"), this::told);
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("has not started within"), this::told);
  }

  @Test
  void oneThatDoesNotLendItsSdkIsNotDoubled() {
    ChosenExport export = export(LONG, SHORT);
    monitor.add(Samples.link(1, "eth0"));
    state = State.NOT_LENDING;
    export.start(true);

    Eventually.holds(() -> complaints.size() == 1, this::told);
    assertTrue(complaints.get(0).contains("does not lend its SDK"), this::told);
    assertTrue(export.status().destination().startsWith("nowhere: "));
    assertEquals(1L, export.status().counts().dropped().get("not_lent"));
  }

  @Test
  void noPatienceEndsWhileTheJvmIsStartingIt() throws InterruptedException {
    ChosenExport export = export(SHORT, SHORT);
    state = State.AT_WORK;
    export.start(true);
    CountDownLatch looks = new CountDownLatch(10);
    looked = looks;
    assertTrue(looks.await(1, TimeUnit.MINUTES));
    assertEquals(List.of(), complaints);

    state = State.READY;

    Eventually.holds(() -> export.status().destination().equals("borrowed"), this::told);
  }

  @Test
  void whatWaitsWhenTheHostEndsIsCountedAndTold() {
    ChosenExport export = export(LONG, LONG);
    export.start(true);
    monitor.add(Samples.link(1, "eth0"));

    export.close(Duration.ofSeconds(1));

    assertEquals(1L, export.status().counts().dropped().get("shutdown"));
    assertEquals(
        List.of("OpenTelemetry: events that could not be delivered before the exit: 1."),
        complaints);
  }

  private ChosenExport export(Duration start, Duration lending) {
    return new ChosenExport(
        monitor.subscription(),
        new Other(),
        new Patience(start, lending),
        () -> new Chosen("own"),
        () -> new Chosen("borrowed"),
        complaints::add);
  }

  private String told() {
    return complaints.toString();
  }

  private final class Other implements OtherAgent {

    @Override
    public boolean isExpected() {
      return true;
    }

    @Override
    public State state() {
      looked.countDown();
      return state;
    }

    @Override
    public BorrowedSdk sdk() {
      throw new AssertionError("the test has exports of its own");
    }
  }

  private record Chosen(String destination) implements Export {

    @Override
    public ExportStatus status() {
      return new ExportStatus("OpenTelemetry", destination, ExportCounts.NOTHING);
    }

    @Override
    public void close(Duration limit) {}
  }
}
