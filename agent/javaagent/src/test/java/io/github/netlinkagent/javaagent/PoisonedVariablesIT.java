package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ChattyHost;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What hosts set for their own OpenTelemetry, right or wrong, hurts neither them nor the agent: the
 * host prints what it prints without an agent, and a change of the network arrives.
 */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class PoisonedVariablesIT {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final Map<Jdk, Outcome> WITHOUT_AGENT = new HashMap<>();

  @Parameter private Jdk jdk;

  private OtlpSink sink;

  @BeforeEach
  void open() {
    sink = new OtlpSink();
  }

  @AfterEach
  void close() {
    sink.close();
    Shell.run("ip address del 192.0.2.7/32 dev lo 2>&- || true");
  }

  /** An SDK that configures itself by these throws, or makes something of them. */
  @ParameterizedTest
  @CsvSource({
    "OTEL_PROPAGATORS, b3",
    "OTEL_TRACES_EXPORTER, zipkin",
    "OTEL_METRICS_EXPORTER, prometheus",
    "OTEL_LOGS_EXPORTER, console",
    "OTEL_CONFIG_FILE, /nowhere/otel.yaml",
    "OTEL_TRACES_SAMPLER, xray",
    "OTEL_JAVAAGENT_ENABLED, false",
    "OTEL_JAVAAGENT_DEBUG, true",
    "OTEL_ATTRIBUTE_COUNT_LIMIT, 0",
    "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT, 0",
    "OTEL_BLRP_MAX_QUEUE_SIZE, -1",
    "OTEL_JAVA_METRICS_CARDINALITY_LIMIT, 0",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, garbage"
  })
  void whatIsMeantForTheHostsSdkIsNotEvenMentioned(String variable, String value) {
    Outcome outcome = runAndChange(Map.of(ENDPOINT, sink.url(), variable, value));

    assertEquals(List.of(), outcome.agentLines());
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_PROTOCOL, http/json",
    "OTEL_EXPORTER_OTLP_HEADERS, garbage",
    "OTEL_EXPORTER_OTLP_TIMEOUT, -1",
    "OTEL_EXPORTER_OTLP_COMPRESSION, zstd",
    "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT, garbage",
    "OTEL_EXPORTER_OTLP_CERTIFICATE, /nowhere",
    "OTEL_METRIC_EXPORT_INTERVAL, never",
    "OTEL_RESOURCE_ATTRIBUTES, garbage"
  })
  void garbageInWhatSpeaksToTheAgentIsOneLine(String variable, String value) {
    Outcome outcome = runAndChange(Map.of(ENDPOINT, sink.url(), variable, value));

    assertEquals(1, outcome.agentLines().size(), outcome::toString);
    assertTrue(
        outcome.agentLines().get(0).startsWith("[netlink-agent] OpenTelemetry: " + variable + " "),
        outcome::toString);
  }

  /** Nobody listens at the default endpoint, which takes its place. */
  @Test
  void garbageForAnEndpointIsOneLineAndTheHostRunsOn() {
    ForkedHost host = start(Map.of(ENDPOINT, "garbage"));
    host.awaitError(
        "[netlink-agent] OpenTelemetry: no collector takes the logs sent to http://local");

    Outcome outcome = end(host);

    assertEquals(
        "[netlink-agent] OpenTelemetry: OTEL_EXPORTER_OTLP_ENDPOINT is no URL of a collector (so no"
            + " headers and no client key are sent) and is left out: write for example http://collector.example:4318.",
        outcome.agentLines().get(0));
  }

  @Test
  void anSdkThatIsSwitchedOffStaysOff() {
    ForkedHost host = start(Map.of(ENDPOINT, sink.url(), "OTEL_SDK_DISABLED", "true"));
    host.awaitMonitor();
    assertFalse(host.threads().contains("netlink-otel"), host::toString);

    assertEquals(List.of(), end(host).agentLines());
    assertEquals(List.of(), sink.requests());
  }

  @Test
  void systemPropertiesGoBeforeTheVariables() {
    ForkedHost host =
        command(Map.of(ENDPOINT, "garbage", "OTEL_SERVICE_NAME", "variable"))
            .option("-Dotel.exporter.otlp.endpoint=" + sink.url())
            .option("-Dotel.service.name=property")
            .start(ChattyHost.class);

    assertEquals(List.of(), changeAndEnd(host).agentLines());
    assertEquals(
        "property",
        ReceivedTelemetry.attributes(sink.requests().get(0).resource().getAttributesList())
            .get("service.name"));
  }

  private Outcome runAndChange(Map<String, String> variables) {
    return changeAndEnd(start(variables));
  }

  private Outcome changeAndEnd(ForkedHost host) {
    Eventually.holds(() -> !sink.records("netlink.sync.complete").isEmpty(), host::toString);
    Shell.run("ip address add 192.0.2.7/32 dev lo");
    Eventually.holds(() -> !sink.records("netlink.address.change").isEmpty(), host::toString);
    return end(host);
  }

  /** Asserts that the host has noticed nothing. */
  private Outcome end(ForkedHost host) {
    host.tell("go on");
    Outcome with = host.end();
    Outcome without = WITHOUT_AGENT.computeIfAbsent(jdk, PoisonedVariablesIT::runWithoutAgent);

    assertEquals(without.status(), with.status());
    assertEquals(without.output(), with.output());
    assertEquals(without.errors(), with.otherLines());
    return with;
  }

  private static Outcome runWithoutAgent(Jdk jdk) {
    ForkedHost host = ForkedHost.on(jdk).start(ChattyHost.class);
    host.tell("go on");
    return host.end();
  }

  private ForkedHost start(Map<String, String> variables) {
    return command(variables).start(ChattyHost.class);
  }

  private ForkedHost.Command command(Map<String, String> variables) {
    ForkedHost.Command command = ForkedHost.on(jdk).agent("audit.interval=0");
    variables.forEach(command::environment);
    return command;
  }
}
