package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.javaagent.ForkedHost.Outcome;
import io.github.netlinkagent.javaagent.host.ChattyHost;
import io.github.netlinkagent.otel.GrpcSink;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.otel.SinkTls;
import io.github.netlinkagent.otel.TestIdentity;
import io.github.netlinkagent.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packed jar sends by both protocols, with mutual TLS: what it has to find at run time for that
 * is in it.
 */
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class EncryptedExportIT {

  @TempDir private static Path folder;
  private static TestIdentity server;
  private static TestIdentity client;

  @Parameter private Jdk jdk;

  @BeforeAll
  static void createIdentities() {
    server = TestIdentity.create(folder, "server", "EC");
    client = TestIdentity.create(folder, "client", "RSA");
  }

  @Test
  void byHttp() {
    try (OtlpSink sink = new OtlpSink(new SinkTls(server, Optional.of(client)))) {
      arrives("http/protobuf", sink);
    }
  }

  @Test
  void byGrpc() {
    try (GrpcSink sink = new GrpcSink(new SinkTls(server, Optional.of(client)))) {
      arrives("grpc", sink);
    }
  }

  private void arrives(String protocol, ReceivedTelemetry sink) {
    ForkedHost host =
        ForkedHost.on(jdk)
            .agent("audit.interval=0")
            .environment("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())
            .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
            .environment("OTEL_EXPORTER_OTLP_CERTIFICATE", server.certificate().toString())
            .environment("OTEL_EXPORTER_OTLP_CLIENT_KEY", client.key().toString())
            .environment("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", client.certificate().toString())
            .start(ChattyHost.class);
    Eventually.holds(() -> !sink.records("netlink.sync.complete").isEmpty(), host::toString);
    Eventually.holds(() -> sink.metricNamed("netlink.interface.count").isPresent(), host::toString);

    host.tell("go on");
    Outcome outcome = host.end();

    assertEquals(3, outcome.status());
    assertEquals(List.of(), outcome.agentLines());
    assertEquals(List.of("eins", "un", "zwei"), outcome.errors());
  }
}
