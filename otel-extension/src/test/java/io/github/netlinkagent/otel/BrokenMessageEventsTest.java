package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.ToldObjects;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.GoldenBytes;
import io.github.netlinkagent.testing.Mutilations;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever is wrong with a message, its change becomes an event, and the model metrics. */
class BrokenMessageEventsTest {

  private static final String ALL = "io.github.netlinkagent.testing.GoldenBytes#ALL";

  /** All that there are would take minutes, and many say the same. */
  private static final int EACH = 12;

  private static final int EACH_NUMBER = 100;

  private final ScriptedMonitor monitor = new ScriptedMonitor(2);
  private final SdkLoggerProvider loggers =
      SdkLoggerProvider.builder()
          .addLogRecordProcessor((context, emitted) -> emitted.toLogRecordData())
          .build();
  private final ChangeEvents events =
      new ChangeEvents(
          loggers, monitor.model(), Wording.of(monitor.model(), Names.builtIn())::change);
  private int mutilations;

  @AfterEach
  void close() {
    loggers.close();
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void whateverIsWrongWithAMessageItBecomesAnEvent(GoldenBytes golden) {
    List<NetworkObject> before = ToldObjects.of(golden.bytes());
    Mutilations.each(
        golden,
        (how, at, bytes) -> {
          if (++mutilations % (how.isNumber() ? EACH_NUMBER : EACH) == 0) {
            try {
              ToldObjects.of(bytes).forEach(object -> tell(before, object));
            } catch (RuntimeException | Error e) {
              throw new AssertionError(
                  how + " at " + at + ": " + HexFormat.of().formatHex(bytes), e);
            }
          }
        });
  }

  @ParameterizedTest
  @FieldSource(ALL)
  @Case(58)
  void whateverIsWrongWithAMessageTheModelHasItsMetrics(GoldenBytes golden) {
    ScriptedMonitor network = CollectedMetrics.smallNetwork();
    Set<String> names = names(network);
    Mutilations.each(
        golden,
        (how, at, bytes) -> {
          if (!how.isNumber() && ++mutilations % EACH == 0) {
            ToldObjects.of(bytes).forEach(network::with);
          }
        });
    // The SDK leaves out all that would have come behind a failure.
    Set<String> missing = new HashSet<>(names);
    missing.removeAll(names(network));
    assertEquals(Set.of(), missing);
  }

  private static Set<String> names(ScriptedMonitor network) {
    return CollectedMetrics.of(network).stream()
        .map(MetricData::getName)
        .collect(Collectors.toSet());
  }

  /** As new, and as another state of the one that was there, if there was one of its kind. */
  private void tell(List<NetworkObject> before, NetworkObject object) {
    emit(new Change.Added(object, Cause.ANNOUNCED, 1, ScriptedMonitor.RECEIVED));
    before.stream()
        .filter(old -> old.kind() == object.kind())
        .findFirst()
        .ifPresent(
            old ->
                emit(
                    new Change.Changed(
                        old,
                        object,
                        old.differences(object),
                        Cause.AUDIT,
                        2,
                        ScriptedMonitor.RECEIVED)));
  }

  private void emit(Change change) {
    events.emit(new Delivery(change, 0));
  }
}
