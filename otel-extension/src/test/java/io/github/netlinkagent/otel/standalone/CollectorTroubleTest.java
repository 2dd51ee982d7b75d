package io.github.netlinkagent.otel.standalone;

import static io.github.netlinkagent.otel.OtlpSink.attributes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.testing.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CollectorTroubleTest {

  private final ExportFixture fixture = new ExportFixture(8);

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anOutageIsTwoLinesAndWhatFitsTheQueueArrivesAfterIt() {
    fixture.start();
    fixture.sink.goAway();
    addLinks(1, 3);
    awaitComplaints(1);

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 3, this::state);
    awaitComplaints(2);
    Eventually.holds(
        () -> fixture.sink.metricNamed("netlink.interface.count").isPresent(), this::state);
    assertEquals(2, fixture.complaints.size(), fixture.complaints::toString);
    assertTrue(fixture.complaints.get(0).contains(fixture.sink.url()), this::state);
    assertTrue(fixture.complaints.get(0).contains("OTEL_EXPORTER_OTLP_ENDPOINT"), this::state);
    assertTrue(fixture.complaints.get(1).contains("0 events were dropped"), this::state);
    assertEquals(0, fixture.counts().totalDropped());
  }

  @Test
  void whatDoesNotFitTheQueueIsCountedByTheLineByTheGetterAndByAMetric() {
    fixture.start();
    fixture.sink.goAway();
    addLinks(1, 1);
    Eventually.holds(() -> fixture.complaints.size() == 1, this::state);
    addLinks(2, 20);

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 9, this::state);
    awaitComplaints(2);
    assertTrue(fixture.complaints.get(1).contains("11 events were dropped"), this::state);
    assertEquals(Map.of("queue_full", 11L), fixture.counts().dropped());
    Eventually.holds(
        () ->
            fixture
                .sink
                .metric("netlink.export.dropped")
                .equals(Map.of(Map.of("error.type", "queue_full"), 11L)),
        () -> fixture.sink.metric("netlink.export.dropped").toString());
  }

  @Test
  void changesOfTheSameObjectMergeWhileTheyWait() {
    Link first = Samples.link(1, "eth0", true, 1000);
    fixture.monitor.with(first);
    fixture.start();
    fixture.sink.goAway();
    addLinks(2, 2);
    Eventually.holds(() -> fixture.complaints.size() == 1, this::state);
    addLinks(3, 6);
    Link last = first;
    for (int mtu = 1001; mtu <= 1050; mtu++) {
      Link next = Samples.link(1, "eth0", true, mtu);
      fixture.monitor.change(last, next);
      last = next;
    }

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 6, this::state);
    Map<String, Object> merged = attributes(fixture.sink.records().get(5).getAttributesList());
    assertEquals(1000L, merged.get("netlink.before.interface.mtu"));
    assertEquals(1050L, merged.get("netlink.interface.mtu"));
    assertEquals(49L, merged.get("netlink.coalesced"));
    assertEquals(49, fixture.counts().coalesced());
    assertEquals(0, fixture.counts().totalDropped());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aBusyCollectorGetsEachEventOnceItHasTime(int status) {
    fixture.start();
    fixture.sink.answerWith(status);
    addLinks(1, 2);
    Eventually.holds(() -> fixture.sink.refusals().contains(status), this::state);

    fixture.sink.answerWith(200);

    Eventually.holds(() -> fixture.counts().exported() == 2, this::state);
    assertEquals(Set.of("veth1", "veth2"), interfaces());
    assertEquals(2, fixture.sink.records().size());
    assertEquals(0, fixture.counts().totalDropped());
  }

  @Test
  void aRefusalIsToldOnceAndWhatWasRefusedIsCounted() {
    fixture.start();
    fixture.sink.answerWith(401);
    addLinks(1, 1);
    Eventually.holds(() -> fixture.counts().totalDropped() == 1, this::state);
    addLinks(2, 2);
    Eventually.holds(() -> fixture.counts().totalDropped() == 2, this::state);
    assertEquals(
        1, fixture.complaints.stream().filter(line -> line.contains("refuses logs (401)")).count());

    fixture.sink.answerWith(200);
    addLinks(3, 3);

    Eventually.holds(() -> interfaces().equals(Set.of("veth3")), this::state);
    Eventually.holds(
        () -> fixture.complaints.stream().anyMatch(line -> line.contains("takes logs again")),
        this::state);
    assertEquals(2L, fixture.counts().dropped().get("401"));
  }

  @Test
  void aMissingGrpcCollectorIsToldLikeAnyOther() {
    fixture.sink.goAway();
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    fixture.start();
    addLinks(1, 1);

    awaitComplaints(1);
    assertTrue(fixture.complaints.get(0).contains("(ConnectException)"), this::state);
  }

  @Test
  void anExportThatBreaksDownCountsWhatWaitsAndSaysSo() {
    addLinks(1, 4);
    fixture.startWith(
        name -> {
          if (name.equals("OTEL_METRIC_EXPORT_INTERVAL")) {
            throw new StackOverflowError();
          }
          return fixture.variables.get(name);
        });

    Eventually.holds(() -> fixture.counts().waiting() == 0, this::state);
    assertEquals(4L, fixture.counts().dropped().get("ended"), this::state);
    awaitComplaints(1);
    assertTrue(fixture.complaints.get(0).contains("the export has ended"), this::state);
  }

  @Test
  void itsThreadsAreDaemonsAndKnowNoClassLoaderOfTheHost() {
    fixture.start();
    addLinks(1, 1);
    Eventually.holds(() -> fixture.counts().exported() == 1, this::state);
    Eventually.holds(
        () -> fixture.sink.metricNamed("netlink.interface.mtu").isPresent(), this::state);

    List<Thread> threads = exportThreads();
    assertEquals(1, senders().size(), threads::toString);
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon(), thread::toString);
      assertNull(thread.getContextClassLoader(), thread::toString);
    }
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
