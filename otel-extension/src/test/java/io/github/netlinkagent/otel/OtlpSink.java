package io.github.netlinkagent.otel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A collector for tests: receives OTLP over HTTP and decodes it with the generated classes, which
 * owe nothing to the exporter's own marshalers. It can refuse, hang, go away and come back.
 */
public final class OtlpSink implements AutoCloseable {

  /** A request that was accepted, with what came along. */
  public record Request(String path, Headers headers, Resource resource) {}

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final List<Integer> refusals = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile List<Metric> metrics = List.of();
  private volatile int status = 200;
  private volatile long held;
  private volatile CountDownLatch released = new CountDownLatch(0);
  private HttpServer server;
  private ExecutorService threads;

  public OtlpSink() {
    open(0);
    port = server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Answers like that from now on. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  /** Takes requests, but does not answer before {@link #release}. */
  public void hang() {
    released = new CountDownLatch(1);
  }

  /** Whether a request waits for its answer. */
  public boolean isHeld() {
    return held > 0;
  }

  public void release() {
    released.countDown();
  }

  /** Nobody listens at the port until {@link #comeBack}. */
  public void goAway() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  public void comeBack() {
    open(port);
  }

  public List<Request> requests() {
    return requests;
  }

  public List<LogRecord> records() {
    return records;
  }

  /** How many records each request held. */
  public List<Integer> batches() {
    return batches;
  }

  /** The statuses of the requests that were not accepted. */
  public List<Integer> refusals() {
    return refusals;
  }

  public List<LogRecord> records(String eventName) {
    return records.stream().filter(record -> record.getEventName().equals(eventName)).toList();
  }

  /** The values of a metric by its attributes, as last exported. */
  public Map<Map<String, Object>, Long> metric(String name) {
    return metricNamed(name).stream()
        .flatMap(metric -> points(metric).stream())
        .collect(
            Collectors.toMap(
                point -> attributes(point.getAttributesList()), NumberDataPoint::getAsInt));
  }

  public Optional<Metric> metricNamed(String name) {
    return metrics.stream().filter(metric -> metric.getName().equals(name)).findFirst();
  }

  public static Map<String, Object> attributes(List<KeyValue> pairs) {
    Map<String, Object> attributes = new HashMap<>();
    pairs.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
    return attributes;
  }

  @Override
  public void close() {
    goAway();
  }

  private void open(int wantedPort) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 0);
      threads = Executors.newCachedThreadPool();
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    } catch (IOException e) {
      throw new AssertionError("no sink on port " + wantedPort, e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    try {
      held = released.getCount();
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    int answer = status;
    if (answer == 200) {
      take(exchange, body);
    } else {
      refusals.add(answer);
      exchange.getResponseHeaders().add("Retry-After", "1");
    }
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void take(HttpExchange exchange, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/v1/logs")) {
      var resourceLogs = ExportLogsServiceRequest.parseFrom(body).getResourceLogsList();
      int before = records.size();
      for (var logs : resourceLogs) {
        requests.add(new Request(path, exchange.getRequestHeaders(), logs.getResource()));
        logs.getScopeLogsList().forEach(scope -> records.addAll(scope.getLogRecordsList()));
      }
      batches.add(records.size() - before);
    } else {
      List<Metric> received = new ArrayList<>();
      for (var resource : ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList()) {
        requests.add(new Request(path, exchange.getRequestHeaders(), resource.getResource()));
        resource.getScopeMetricsList().forEach(scope -> received.addAll(scope.getMetricsList()));
      }
      metrics = received;
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream plain = exchange.getRequestBody();
        InputStream decoded =
            "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(plain)
                : plain) {
      return decoded.readAllBytes();
    }
  }

  private static List<NumberDataPoint> points(Metric metric) {
    return metric.hasGauge()
        ? metric.getGauge().getDataPointsList()
        : metric.getSum().getDataPointsList();
  }

  private static Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case BOOL_VALUE -> value.getBoolValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case ARRAY_VALUE ->
          value.getArrayValue().getValuesList().stream().map(OtlpSink::value).toList();
      default -> throw new AssertionError("unexpected value " + value);
    };
  }
}
