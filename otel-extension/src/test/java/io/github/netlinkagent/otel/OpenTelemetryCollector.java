package io.github.netlinkagent.otel;

import io.github.netlinkagent.testing.Eventually;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real OpenTelemetry Collector, {@code otelcol}, in a process of its own: takes OTLP by HTTP
 * and by gRPC, keeps the log records in a file, and shows the metrics to Prometheus. Tests that use
 * it are marked by {@link RequiresCollector}.
 *
 * <p>What has not been sent again for 3 s it no longer shows to Prometheus: an export interval of
 * less than that is needed to see metrics for longer.
 */
public final class OpenTelemetryCollector implements AutoCloseable {

  /** The file holds protobuf messages, each behind its length; so no JSON is to be read here. */
  private static final String CONFIGURATION =
      """
      receivers:
        otlp:
          protocols:
            http: {endpoint: "127.0.0.1:%1$d"}
            grpc: {endpoint: "127.0.0.1:%2$d"}
      exporters:
        debug: {verbosity: detailed}
        file: {path: "%4$s", format: proto, flush_interval: 10ms}
        file/traces: {path: "%5$s", format: proto, flush_interval: 10ms}
        prometheus: {endpoint: "127.0.0.1:%3$d", metric_expiration: 3s}
      service:
        telemetry:
          metrics: {level: none}
        pipelines:
          logs: {receivers: [otlp], exporters: [file, debug]}
          metrics: {receivers: [otlp], exporters: [prometheus]}
          traces: {receivers: [otlp], exporters: [file/traces]}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final int http = freePort();
  private final int grpc = freePort();
  private final int prometheus = freePort();
  private final Path records;
  private final Path traces;
  private final Path log;
  private final Process process;

  private OpenTelemetryCollector(Path folder) throws IOException {
    records = Files.createFile(folder.resolve("logs.pb"));
    traces = Files.createFile(folder.resolve("traces.pb"));
    log = folder.resolve("otelcol.log");
    Path configuration = folder.resolve("otelcol.yaml");
    Files.writeString(
        configuration, CONFIGURATION.formatted(http, grpc, prometheus, records, traces));
    process =
        new ProcessBuilder(executable().orElseThrow().toString(), "--config=" + configuration)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /** The one that is found on the PATH. */
  static Optional<Path> executable() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "otelcol"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it and returns when it accepts connections.
   *
   * @param folder an empty one, for its configuration, its file and its log
   */
  public static OpenTelemetryCollector start(Path folder) throws IOException {
    OpenTelemetryCollector collector = new OpenTelemetryCollector(folder);
    for (int port : List.of(collector.http, collector.grpc, collector.prometheus)) {
      Eventually.holds(() -> collector.accepts(port), () -> "no otelcol: " + collector);
    }
    return collector;
  }

  /** The value of {@code OTEL_EXPORTER_OTLP_ENDPOINT} for a protocol of OTLP. */
  public String url(String protocol) {
    return "http://127.0.0.1:" + (protocol.equals("grpc") ? grpc : http);
  }

  /** The log records of its file, in its order. */
  public List<LogRecord> records() {
    List<LogRecord> all = new ArrayList<>();
    for (ByteBuffer message : messages(records)) {
      parsed(() -> LogsData.parseFrom(message)).getResourceLogsList().stream()
          .flatMap(resource -> resource.getScopeLogsList().stream())
          .forEach(scope -> all.addAll(scope.getLogRecordsList()));
    }
    return all;
  }

  /** The attribute {@code telemetry.distro.name} of those who have sent records, or empty. */
  public Set<String> senders() {
    return messages(records).stream()
        .flatMap(
            message -> parsed(() -> LogsData.parseFrom(message)).getResourceLogsList().stream())
        .map(
            logs ->
                ReceivedTelemetry.attributes(logs.getResource().getAttributesList())
                    .getOrDefault("telemetry.distro.name", "")
                    .toString())
        .collect(Collectors.toSet());
  }

  /** How many spans it has got. */
  public long spans() {
    return messages(traces).stream()
        .flatMap(
            message -> parsed(() -> TracesData.parseFrom(message)).getResourceSpansList().stream())
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .mapToLong(scope -> scope.getSpansCount())
        .sum();
  }

  /** The metrics, as Prometheus gets them. */
  public Map<PrometheusSeries, Double> scrape() {
    URI uri = URI.create("http://127.0.0.1:" + prometheus + "/metrics");
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      return PrometheusSeries.parse(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while scraping " + uri, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** What it has said so far. */
  @Override
  public String toString() {
    try {
      return process + "\n" + Files.readString(log);
    } catch (IOException e) {
      return process + "\n" + e;
    }
  }

  /** What a file of the exporter holds: messages, each behind its length. */
  private static List<ByteBuffer> messages(Path path) {
    List<ByteBuffer> messages = new ArrayList<>();
    try {
      ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
      // What is being written just now may not be whole yet.
      while (file.remaining() >= Integer.BYTES
          && file.getInt(file.position()) <= file.remaining() - Integer.BYTES) {
        ByteBuffer message = file.slice(file.position() + Integer.BYTES, file.getInt());
        file.position(file.position() + message.limit());
        messages.add(message);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  private static <T> T parsed(Callable<T> parser) {
    try {
      return parser.call();
    } catch (Exception e) {
      throw new AssertionError("not what it was told to write", e);
    }
  }

  private boolean accepts(int port) throws IOException {
    if (!process.isAlive()) {
      throw new AssertionError("it has ended: " + this);
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (java.net.ConnectException e) {
      return false;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
