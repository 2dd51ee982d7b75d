package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.otel.standalone.OtlpTarget.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CollectorTest {

  private static final String URL = "http://collector.example:4318";

  private final List<String> lines = new ArrayList<>();
  private long dropped;
  private final Collector collector = new Collector(URL, () -> dropped, lines::add);

  @Test
  void aSingleFailureIsNoNews() {
    fail(Signal.LOGS, 1);
    answer(Signal.LOGS);

    assertNews();
  }

  @Test
  void anOutageOfBothSignalsIsTwoLines() {
    fail(Signal.LOGS, 3);
    fail(Signal.METRICS, 3);
    answer(Signal.LOGS);
    answer(Signal.METRICS);

    assertNews("no collector takes the logs", URL + " is back after 0 s; 0 events");
  }

  @Test
  void anOutageInWhichNothingHappensIsTwoLinesToo() {
    fail(Signal.METRICS, 3);
    answer(Signal.METRICS);

    assertNews("no collector takes the metrics", URL + " is back after 0 s; 0 events");
  }

  @Test
  void aSignalThatAlwaysFailsIsToldThoughTheOtherIsWell() {
    for (int i = 0; i < 3; i++) {
      fail(Signal.METRICS, 1);
      answer(Signal.LOGS);
    }

    assertNews("no collector takes the metrics");
  }

  @Test
  void thatOneSignalHasLongFailedHidesNoOutageOfTheOther() {
    fail(Signal.METRICS, 2);
    answer(Signal.LOGS);
    fail(Signal.LOGS, 2);
    fail(Signal.METRICS, 2);
    answer(Signal.METRICS);
    answer(Signal.LOGS);

    assertNews("no collector takes the metrics", "no collector takes the logs", URL + " is back");
  }

  @Test
  void whatAnOutageHasDroppedIsSummedUpOnceAllThatHasWaitedIsThrough() {
    fail(Signal.LOGS, 2);
    dropped = 10;
    collector.failed(Signal.LOGS, "503");
    collector.review(false);
    collector.answered(Signal.LOGS);
    dropped = 11;
    collector.review(false);
    assertNews("no collector takes the logs");

    collector.review(true);

    assertNews("no collector takes the logs", URL + " is back after 0 s; 11 events");
  }

  @Test
  void aQueueThatRunsOverIsTwoLines() {
    dropped = 3;
    collector.review(false);
    dropped = 5;
    collector.review(false);
    collector.review(true);
    collector.review(true);

    assertNews("more changes than " + URL + " takes", URL + " has caught up; 5 events");
  }

  @Test
  void stormAfterStormIsNotToldAgainForTenMinutes() {
    for (int storm = 1; storm <= 5; storm++) {
      dropped = storm;
      collector.review(false);
      collector.review(true);
    }

    assertNews("more changes than " + URL + " takes", URL + " has caught up; 1 events");
  }

  @Test
  void aSlowCollectorThatGoesAwayIsBackWithTheWholeSum() {
    dropped = 3;
    collector.review(false);
    fail(Signal.LOGS, 2);
    dropped = 5;
    answer(Signal.LOGS);

    assertNews("more changes than " + URL, "no collector takes the logs", URL + " is back after 0");
    assertEquals("5", lines.get(2).replaceAll(".*; (\\d+) events.*", "$1"));
  }

  @Test
  void aCollectorThatComesAndGoesIsTwoLinesInTenMinutes() {
    for (int i = 0; i < 100; i++) {
      fail(Signal.LOGS, 2);
      answer(Signal.LOGS);
    }

    assertNews("no collector takes the logs", URL + " is back after 0 s; 0 events");
  }

  @Test
  void aCollectorThatComesAndGoesAndNeverCatchesUpIsOneLine() {
    for (int i = 0; i < 100; i++) {
      collector.failed(Signal.LOGS, "503");
      collector.review(false);
      collector.failed(Signal.LOGS, "503");
      collector.review(false);
      dropped++;
      collector.answered(Signal.LOGS);
      collector.review(false);
    }

    assertNews("no collector takes the logs");
    assertEquals(100, collector.droppedUntold());
  }

  @Test
  void bothSignalsThatComeAndGoByTurnsAreALineEach() {
    for (int i = 0; i < 100; i++) {
      fail(Signal.METRICS, 2);
      answer(Signal.LOGS);
      fail(Signal.LOGS, 2);
      answer(Signal.METRICS);
    }

    assertNews("no collector takes the metrics", "no collector takes the logs");
  }

  @Test
  void aQueueThatRunsOverIsToldThoughTheMetricsFail() {
    fail(Signal.METRICS, 2);
    answer(Signal.LOGS);
    dropped = 7;
    collector.review(false);
    collector.review(true);

    assertNews(
        "no collector takes the metrics",
        "more changes than " + URL + " takes",
        URL + " has caught up; 7 events");
  }

  @Test
  void whatAnOutageOfBothHasDroppedIsNoSlownessWhileTheMetricsStillFail() {
    fail(Signal.LOGS, 2);
    fail(Signal.METRICS, 2);
    dropped = 7;
    collector.review(false);
    collector.answered(Signal.LOGS);
    collector.review(false);
    answer(Signal.LOGS);
    answer(Signal.METRICS);

    assertNews("no collector takes the logs", URL + " is back after 0 s; 7 events");
  }

  private void fail(Signal signal, int times) {
    for (int i = 0; i < times; i++) {
      collector.failed(signal, "503");
      collector.review(true);
    }
  }

  private void answer(Signal signal) {
    collector.answered(signal);
    collector.review(true);
  }

  private void assertNews(String... beginnings) {
    String prefix = "OpenTelemetry: ";
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < beginnings.length; i++) {
      String line = i < lines.size() ? lines.get(i) : "";
      wanted.add(line.startsWith(prefix + beginnings[i]) ? line : prefix + beginnings[i]);
    }
    assertEquals(wanted, lines);
  }
}
