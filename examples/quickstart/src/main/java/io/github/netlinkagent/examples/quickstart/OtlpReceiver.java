package io.github.netlinkagent.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A small OTLP receiver: the part of a collector that speaks http/protobuf.
 *
 * <p>Its one thread answers the requests one by one, so whoever it hands the data to is never
 * called twice at the same time.
 */
final class OtlpReceiver implements AutoCloseable {

  private final HttpServer server;

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens on a free port of the loopback interface.
   *
   * @param events takes each event
   * @param metrics takes all values of a collection
   */
  static OtlpReceiver start(Consumer<Event> events, Consumer<Map<Series, Double>> metrics)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/logs",
        exchange -> {
          List<Event> received =
              OtlpDecoder.events(ExportLogsServiceRequest.parseFrom(body(exchange)));
          received.forEach(events);
          acknowledge(exchange);
        });
    server.createContext(
        "/v1/metrics",
        exchange -> {
          metrics.accept(OtlpDecoder.values(ExportMetricsServiceRequest.parseFrom(body(exchange))));
          acknowledge(exchange);
        });
    server.start();
    return new OtlpReceiver(server);
  }

  /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} must be set to. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(body) : body;
  }

  /** "All taken" is an Export*ServiceResponse without fields: in protobuf, no byte. */
  private static void acknowledge(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }
}
