package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.GrpcSink;
import io.github.netlinkagent.testing.Eventually;
import io.grpc.Status.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What becomes of events when a gRPC collector answers with a status. */
final class GrpcStatusTest {

  private final ExportFixture fixture = new ExportFixture();
  private final GrpcSink grpc = new GrpcSink();

  @BeforeEach
  void start() {
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    fixture.variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", grpc.url());
    fixture.start();
  }

  @AfterEach
  void close() {
    grpc.close();
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CANCELLED",
        "DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNAVAILABLE",
        "DATA_LOSS"
      })
  void theseSayTryAgainAndNothingIsLost(Code code) {
    grpc.answerWith(code);
    fixture.monitor.add(Samples.link(1, "eth1"));
    Eventually.holds(() -> grpc.refusals().contains(code), this::state);

    grpc.answerWith(Code.OK);

    Eventually.holds(() -> fixture.counts().exported() == 1, this::state);
    assertEquals(1, grpc.records().size());
    assertEquals(0, fixture.counts().totalDropped());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {
        "OK",
        "CANCELLED",
        "DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNAVAILABLE",
        "DATA_LOSS"
      })
  void allOthersRefuseAndWhatTheyRefuseIsCountedByTheirName(Code code) {
    grpc.answerWith(code);
    fixture.monitor.add(Samples.link(1, "eth1"));

    Eventually.holds(
        () -> fixture.counts().dropped().getOrDefault(code.name(), 0L) == 1, this::state);
    assertEquals(
        1,
        fixture.complaints.stream()
            .filter(line -> line.contains("refuses logs (" + code.name() + ")"))
            .count(),
        this::state);
  }

  @Test
  void whatIsLargerThanTheServerTakesGoesInHalves() {
    try (GrpcSink small = new GrpcSink(80_000);
        ExportFixture toSmall = new ExportFixture()) {
      toSmall.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
      toSmall.variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", small.url());
      for (int i = 1; i <= 300; i++) {
        toSmall.monitor.add(Samples.link(i, "eth" + i));
      }
      toSmall.start();

      Eventually.holds(
          () -> toSmall.counts().exported() == 300,
          () -> toSmall.complaints + " " + toSmall.counts());
      assertEquals(300, small.records().size());
      assertEquals(0, toSmall.counts().totalDropped());
    }
  }

  private String state() {
    return grpc.refusals() + " " + fixture.complaints + " " + fixture.counts();
  }
}
