package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.otel.SinkTls;
import io.github.netlinkagent.otel.TestIdentity;
import io.github.netlinkagent.testing.Eventually;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypted connections to a collector, by both protocols. */
@ParameterizedClass
@EnumSource(Wire.class)
final class OtlpTlsTest {

  @TempDir private static Path folder;
  private static TestIdentity server;
  private static TestIdentity elsewhere;
  private static TestIdentity client;

  @Parameter private Wire wire;

  private final ExportFixture fixture = new ExportFixture();
  private ReceivedTelemetry sink;

  @BeforeAll
  static void createIdentities() {
    server = TestIdentity.create(folder, "server", "EC");
    elsewhere = TestIdentity.create(folder, "elsewhere", "EC", "IP:192.0.2.1");
    client = TestIdentity.create(folder, "client", "RSA");
  }

  @AfterEach
  void close() {
    sink.close();
    fixture.close();
  }

  @Test
  void aCollectorIsTrustedByItsCertificate() {
    open(Optional.empty());
    set("CERTIFICATE", server.certificate());

    start();

    awaitRecordAndMetrics();
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void theCertificateOfASignalGoesBeforeTheGeneralOne() {
    open(Optional.empty());
    set("CERTIFICATE", client.certificate());
    set("LOGS_CERTIFICATE", server.certificate());

    start();

    Eventually.holds(() -> sink.records().size() == 1, this::state);
    assertEquals(List.of(), sink.metricRequests());
  }

  @Test
  void withoutACertificateTheJvmDecidesAndARefusalIsTold() {
    open(Optional.empty());

    start();

    awaitRefusal("(SSLHandshakeException)");
  }

  @Test
  void theCertificateOfSomebodyElseIsNoHelp() {
    open(Optional.empty());
    set("CERTIFICATE", client.certificate());

    start();

    awaitRefusal("(SSLHandshakeException)");
  }

  @Test
  void aCertificateThatCantBeReadMeansThatNobodyIsTrusted() {
    open(Optional.empty());
    fixture.variables.put("OTEL_EXPORTER_OTLP_CERTIFICATE", "/nowhere");

    start();

    Eventually.holds(() -> fixture.complaints.size() == 2, this::state);
    assertTrue(fixture.complaints.get(0).contains("OTEL_EXPORTER_OTLP_CERTIFICATE"), this::state);
    assertTrue(fixture.complaints.get(1).contains("(SSLException)"), this::state);
    assertEquals(List.of(), sink.requests());
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() {
    open(Optional.empty(), elsewhere);
    set("CERTIFICATE", elsewhere.certificate());

    start();

    awaitRefusal("(SSLPeerUnverifiedException)");
  }

  @Test
  void bothSidesCanProveWhoTheyAre() {
    open(Optional.of(client));
    set("CERTIFICATE", server.certificate());
    set("CLIENT_KEY", client.key());
    set("CLIENT_CERTIFICATE", client.certificate());

    start();

    awaitRecordAndMetrics();
    assertEquals(List.of(), fixture.complaints);
  }

  @Test
  void aCollectorThatWantsACertificateTakesNothingWithoutIt() {
    open(Optional.of(client));
    set("CERTIFICATE", server.certificate());

    start();

    awaitRefusal("no collector takes the logs sent to " + sink.url());
  }

  @Test
  void aCollectorThatWantsAnotherCertificateTakesNothing() {
    open(Optional.of(client));
    set("CERTIFICATE", server.certificate());
    set("CLIENT_KEY", server.key());
    set("CLIENT_CERTIFICATE", server.certificate());

    start();

    awaitRefusal("no collector takes the logs sent to " + sink.url());
  }

  private void open(Optional<TestIdentity> onlyClient) {
    open(onlyClient, server);
  }

  private void open(Optional<TestIdentity> onlyClient, TestIdentity identity) {
    sink = wire.open(new SinkTls(identity, onlyClient));
    fixture.variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", wire.protocol);
    fixture.variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url());
  }

  private void set(String suffix, Path file) {
    fixture.variables.put("OTEL_EXPORTER_OTLP_" + suffix, file.toString());
  }

  private void start() {
    fixture.start();
    fixture.monitor.add(Samples.link(2, "eth0"));
  }

  private void awaitRecordAndMetrics() {
    Eventually.holds(() -> sink.records().size() == 1, this::state);
    Eventually.holds(() -> !sink.metricRequests().isEmpty(), this::state);
  }

  /** One line; the event waits. */
  private void awaitRefusal(String words) {
    Eventually.holds(() -> !fixture.complaints.isEmpty(), this::state);
    assertTrue(fixture.complaints.get(0).contains(words), this::state);
    assertEquals(1, fixture.complaints.size(), this::state);
    assertEquals(List.of(), sink.requests());
    assertEquals(1, fixture.counts().waiting());
    assertEquals(0, fixture.counts().totalDropped());
  }

  private String state() {
    return sink.requests() + " " + fixture.complaints + " " + fixture.counts();
  }
}
