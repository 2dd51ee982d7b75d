package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a recording of the host shows of the agent. */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class FlightRecordingIT {

  /** More than the smallest receive buffer holds. */
  private static final String FLOOD =
      """
      ip link add jf0 type veth peer name jf1; ip link set jf1 up; ip link set jf0 up
      kill -STOP %1$d
      seq 0 999 | awk '{ printf "route add 11.0.%%d.%%d dev jf0\\n", $1 / 256, $1 %% 256 }' |
        ip -batch -
      kill -CONT %1$d
      """;

  private static final String AGENT = "netlink:type=Agent";

  @Parameter private Jdk jdk;

  @TempDir private Path folder;

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del jf0 2>&- || true");
  }

  @Test
  void gapsAndSyncsAreEventsWithTheirDuration() throws Exception {
    Path file = folder.resolve("host.jfr");
    Instant begin;
    Instant end;
    long drops;
    try (ForkedHost host =
        ForkedHost.on(jdk)
            .option("-XX:StartFlightRecording:dumponexit=true,filename=" + file)
            .agent("otel=off,audit.interval=0,receive.buffer=4096")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor()) {
      try (JMXConnector connector = host.connect()) {
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        Eventually.holds(() -> "RUNNING".equals(attribute(beans, "State")), host::toString);
        // Whatever the agent had begun before the recorder began.
        beans.invoke(new ObjectName(AGENT), "resync", null, null);
        Shell.run(FLOOD.formatted(host.pid()));
        Eventually.holds(
            () ->
                !"".equals(attribute(beans, "LastOverrunEnd"))
                    && "RUNNING".equals(attribute(beans, "State")),
            host::toString);
        assertEquals(1L, attribute(beans, "Overruns"));
        begin = Instant.parse((String) attribute(beans, "LastOverrunBegin"));
        end = Instant.parse((String) attribute(beans, "LastOverrunEnd"));
        drops = (long) attribute(beans, "LastOverrunDrops");
      }
      ForkedHost.Outcome outcome = host.tellNoMore().end();
      assertEquals(List.of(), outcome.errors());
    }
    List<RecordedEvent> overruns = events(file, "netlink.Overrun");
    assertEquals(1, overruns.size(), overruns::toString);
    RecordedEvent overrun = overruns.get(0);
    assertEquals(drops, overrun.getLong("drops"));
    assertEquals("ENOBUFS", overrun.getString("reason"));
    assertTrue(overrun.getBoolean("madeUpFor"));
    notLater(overrun.getStartTime(), begin);
    notLater(begin, overrun.getEndTime());
    notLater(overrun.getEndTime(), end);

    List<RecordedEvent> syncs = events(file, "netlink.Sync");
    assertTrue(syncs.size() >= 2, syncs::toString);
    for (RecordedEvent sync : syncs) {
      assertFalse(sync.getDuration().isZero(), sync::toString);
      assertTrue(sync.getLong("objects") > 0, sync::toString);
    }
  }

  /** It is not even said: nobody has asked for a recording. */
  @Test
  void aRuntimeWithoutTheRecorderDoesWithoutIt() {
    try (ForkedHost host =
        ForkedHost.on(jdk)
            .option("--limit-modules", "java.base,java.instrument,java.management,java.logging")
            .agent("otel=off")
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor()) {
      Eventually.holds(
          () ->
              host.ask("registered " + AGENT).equals("true")
                  && host.ask("attribute " + AGENT + " State").equals("RUNNING"),
          host::toString);
      assertEquals(List.of(), host.tellNoMore().end().agentLines());
    }
  }

  private static List<RecordedEvent> events(Path file, String name) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }

  /** The recorder has a clock of its own. */
  private static void notLater(Instant first, Instant second) {
    assertTrue(first.isBefore(second.plusMillis(200)), () -> first + " is after " + second);
  }

  private static Object attribute(MBeanServerConnection beans, String name) throws Exception {
    ObjectName agent = new ObjectName(AGENT);
    return beans.isRegistered(agent) ? beans.getAttribute(agent, name) : "";
  }
}
