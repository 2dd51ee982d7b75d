package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** netlink-otel-extension.jar inside the OpenTelemetry Java agent: its settings, and its limits. */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class ExtensionIT {

  private static final String AGENT = "netlink:type=Agent";

  @Parameter private Jdk jdk;
  @TempDir private Path folder;

  private final OtlpSink sink = new OtlpSink();

  @AfterEach
  void close() {
    sink.close();
    Shell.run("ip link del xt0 2>&- || true");
  }

  @Test
  void itsSettingsAreThoseOfAnInstrumentation() {
    ForkedHost host =
        extended()
            .option("-Dotel.instrumentation.netlink.jmx=off")
            .environment("OTEL_INSTRUMENTATION_NETLINK_QUEUE_MAX", "many")
            .start(ObedientHost.class)
            .awaitLine("ready");
    awaitEvent("netlink.sync.complete", host);

    assertEquals("false", host.ask("registered " + AGENT));
    List<String> said = Way.noteworthy(host.tellNoMore().end().errors());
    assertEquals(1, said.size(), said::toString);
    assertTrue(
        said.get(0).contains("otel.instrumentation.netlink.queue.max takes a number"), said.get(0));
  }

  @Test
  void itsSettingsStandInADeclarativeConfiguration() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("otel.yaml"),
            """
            file_format: "1.0"
            logger_provider:
              processors:
                - simple:
                    exporter:
                      otlp_http:
                        endpoint: %s/v1/logs
            instrumentation/development:
              java:
                netlink:
                  jmx: off
                  queue:
                    max: many
                  tables: [254, 255]
                  tabels: [1, 2]
            """
                .formatted(sink.url()));
    ForkedHost host =
        ForkedHost.on(jdk)
            .option(Way.otelAgent(), Way.extension())
            .environment("OTEL_CONFIG_FILE", file.toString())
            .start(ObedientHost.class)
            .awaitLine("ready");
    awaitEvent("netlink.sync.complete", host);

    assertEquals("false", host.ask("registered " + AGENT));
    List<String> ours =
        host.tellNoMore().end().errors().stream()
            .filter(line -> line.contains("netlink extension: "))
            .toList();
    assertEquals(2, ours.size(), ours::toString);
    assertTrue(ours.toString().contains("unknown setting: otel.instrumentation.netlink.tabels"));
    assertTrue(ours.toString().contains("otel.instrumentation.netlink.queue.max takes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "otel.instrumentation.netlink.enabled=false",
        "otel.instrumentation.common.default-enabled=false"
      })
  void whereItIsNotWantedItSaysAndDoesNothing(String setting) {
    ForkedHost host =
        extended().option("-D" + setting).start(ObedientHost.class).awaitLine("ready");

    assertEquals("", host.ask("threads"));
    assertEquals(List.of(), Way.noteworthy(host.tellNoMore().end().errors()));
  }

  @Test
  void withoutNetlinkItSaysSoInOneLineAndTheAgentGoesOn() {
    saysOneLine(extended().withoutNetlink(), "socket(AF_NETLINK) failed with EAFNOSUPPORT");
  }

  @Test
  void withoutAPlaceForItsLibraryItSaysSoInOneLineAndTheAgentGoesOn() {
    saysOneLine(
        extended().option("-Dotel.instrumentation.netlink.native.dir=/proc"),
        "jffi's native library could not be loaded");
  }

  /** At its own interval the other agent would collect in an hour. */
  @ParameterizedTest
  @EnumSource(names = {"EXTENSION", "BEFORE_THE_OTEL_AGENT"})
  void metricsFollowChangesAndWhatIsGoneVanishes(Way way) {
    ForkedHost host =
        exporting(way.attach(ForkedHost.on(jdk)))
            .option("-Dotel.metric.export.interval=3600000")
            .start(ObedientHost.class)
            .awaitLine("ready");
    awaitEvent("netlink.sync.complete", host);
    Shell.run("ip link add xt0 mtu 1400 type veth peer name xt1");
    Eventually.holds(
        () -> sink.metric("netlink.interface.mtu").containsValue(1400L),
        () -> sink.metric("netlink.interface.mtu") + "\n" + host);

    Shell.run("ip link del xt0");
    Eventually.holds(
        () -> !sink.metric("netlink.interface.mtu").containsValue(1400L),
        () -> sink.metric("netlink.interface.mtu") + "\n" + host);
    host.tellNoMore().end();
  }

  private ForkedHost.Command extended() {
    return exporting(ForkedHost.on(jdk).option(Way.otelAgent(), Way.extension()));
  }

  private ForkedHost.Command exporting(ForkedHost.Command command) {
    return command.environment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url());
  }

  /** Of ours there is that line and nothing else, and the other agent still exports. */
  private void saysOneLine(ForkedHost.Command command, String cause) {
    ForkedHost host =
        command
            .option("-Dotel.metric.export.interval=500")
            .start(ObedientHost.class)
            .awaitLine("ready");
    Eventually.holds(() -> sink.metricNamed("jvm.thread.count").isPresent(), host::toString);
    host.awaitNoThread("netlink-agent");
    assertEquals("", host.ask("threads"));

    Outcome outcome = host.tellNoMore().end();

    assertEquals(0, outcome.status());
    List<String> said = Way.noteworthy(outcome.errors());
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).contains("netlink extension: not started: " + cause), said.get(0));
  }

  private void awaitEvent(String name, ForkedHost host) {
    Eventually.holds(
        () -> sink.records().stream().anyMatch(record -> record.getEventName().equals(name)),
        () -> sink.records() + "\n" + host);
  }
}
