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
    fixture.addLinks(1, 3);
    fixture.awaitComplaints(1);

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 3, fixture::state);
    fixture.awaitComplaints(2);
    Eventually.holds(
        () -> fixture.sink.metricNamed("netlink.interface.count").isPresent(), fixture::state);
    assertEquals(2, fixture.complaints.size(), fixture.complaints::toString);
    assertTrue(fixture.complaints.get(0).contains(fixture.sink.url()), fixture::state);
    assertTrue(fixture.complaints.get(0).contains("OTEL_EXPORTER_OTLP_ENDPOINT"), fixture::state);
    assertTrue(fixture.complaints.get(1).contains("0 events were dropped"), fixture::state);
    assertEquals(0, fixture.counts().totalDropped());
  }

  @Test
  void whatDoesNotFitTheQueueIsCountedByTheLineByTheGetterAndByAMetric() {
    fixture.start();
    fixture.sink.goAway();
    fixture.addLinks(1, 1);
    Eventually.holds(() -> fixture.complaints.size() == 1, fixture::state);
    fixture.addLinks(2, 20);

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 9, fixture::state);
    fixture.awaitComplaints(2);
    assertTrue(fixture.complaints.get(1).contains("11 events were dropped"), fixture::state);
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
    fixture.addLinks(2, 2);
    Eventually.holds(() -> fixture.complaints.size() == 1, fixture::state);
    fixture.addLinks(3, 6);
    Link last = first;
    for (int mtu = 1001; mtu <= 1050; mtu++) {
      Link next = Samples.link(1, "eth0", true, mtu);
      fixture.monitor.change(last, next);
      last = next;
    }

    fixture.sink.comeBack();

    Eventually.holds(() -> fixture.sink.records().size() == 6, fixture::state);
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
    fixture.addLinks(1, 2);
    Eventually.holds(() -> fixture.sink.refusals().contains(status), fixture::state);

    fixture.sink.answerWith(200);

    Eventually.holds(() -> fixture.counts().exported() == 2, fixture::state);
    assertEquals(Set.of("veth1", "veth2"), fixture.interfaces());
    assertEquals(2, fixture.sink.records().size());
    assertEquals(0, fixture.counts().totalDropped());
  }

  @Test
  void aRefusalIsToldOnceAndWhatWasRefusedIsCounted() {
    fixture.start();
    fixture.sink.answerWith(401);
    fixture.addLinks(1, 1);
    Eventually.holds(() -> fixture.counts().totalDropped() == 1, fixture::state);
    fixture.addLinks(2, 2);
    Eventually.holds(() -> fixture.counts().totalDropped() == 2, fixture::state);
    assertEquals(
        1, fixture.complaints.stream().filter(line -> line.contains("refuses logs (401)")).count());

    fixture.sink.answerWith(200);
    fixture.addLinks(3, 3);

    Eventually.holds(() -> fixture.interfaces().equals(Set.of("veth3")), fixture::state);
    Eventually.holds(
        () -> fixture.complaints.stream().anyMatch(line -> line.contains("takes logs again")),
        fixture::state);
    assertEquals(2L, fixture.counts().dropped().get("401"));
  }

  @Test
  void aMissingGrpcCollectorIsToldLikeAnyOther() {
    fixture.sink.goAway();
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    fixture.start();
    fixture.addLinks(1, 1);

    fixture.awaitComplaints(1);
    assertTrue(fixture.complaints.get(0).contains("(ConnectException)"), fixture::state);
  }

  @Test
  void anExportThatBreaksDownCountsWhatWaitsAndSaysSo() {
    fixture.addLinks(1, 4);
    fixture.startWith(
        name -> {
          if (name.equals("OTEL_METRIC_EXPORT_INTERVAL")) {
            throw new StackOverflowError();
          }
          return fixture.variables.get(name);
        });

    Eventually.holds(() -> fixture.counts().waiting() == 0, fixture::state);
    assertEquals(4L, fixture.counts().dropped().get("ended"), fixture::state);
    fixture.awaitComplaints(1);
    assertTrue(fixture.complaints.get(0).contains("the export has ended"), fixture::state);
  }

  @Test
  void itsThreadsAreDaemonsAndKnowNoClassLoaderOfTheHost() {
    fixture.start();
    fixture.addLinks(1, 1);
    Eventually.holds(() -> fixture.counts().exported() == 1, fixture::state);
    Eventually.holds(
        () -> fixture.sink.metricNamed("netlink.interface.mtu").isPresent(), fixture::state);

    List<Thread> threads = ExportFixture.threads();
    assertEquals(1, ExportFixture.senders().size(), threads::toString);
    for (Thread thread : threads) {
      assertTrue(thread.isDaemon(), thread::toString);
      assertNull(thread.getContextClassLoader(), thread::toString);
    }
  }
}
