package io.github.netlinkagent.otel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * A collector for storms: of each event it keeps no more than the revision and how many changes it
 * stands for, and of the metrics what the agent says of its exports. It can be slow, busy, or break
 * connections.
 */
public final class CountingSink implements AutoCloseable {

  /** What becomes of a request. */
  public sealed interface Manner {

    /** It is taken, and answered that much later. */
    record Take(Duration after) implements Manner {}

    /** It is answered by that status; {@code retryAfter} in seconds, or -1 for none. */
    record Refuse(int status, int retryAfter) implements Manner {}

    /** It is answered by 413 if it brings more events than that, and taken otherwise. */
    record TakeUpTo(int events) implements Manner {}

    /** The connection is closed before the request has been read. */
    record Cut() implements Manner {}

    /** It is taken, and the connection closed instead of an answer. */
    record TakeAndCut() implements Manner {}
  }

  private static final Manner HEALTHY = new Manner.Take(Duration.ZERO);

  private final Map<Long, Long> weights = new ConcurrentHashMap<>();
  private final Map<String, Long> busyUntil = new ConcurrentHashMap<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger troubles = new AtomicInteger();
  private final AtomicInteger hasty = new AtomicInteger();
  private final int port;
  private volatile IntFunction<Manner> manner = number -> HEALTHY;
  private volatile Map<String, Long> exportMetrics = Map.of();
  private volatile CountDownLatch gone = new CountDownLatch(1);
  private HttpServer server;
  private ExecutorService threads;

  public CountingSink() {
    open(0);
    port = server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Treats requests like that from now on; they are numbered from 0. */
  public void behave(IntFunction<Manner> newManner) {
    manner = newManner;
  }

  public void recover() {
    manner = number -> HEALTHY;
  }

  /** Nobody listens at the port until {@link #comeBack}. */
  public void goAway() {
    gone.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  public void comeBack() {
    open(port);
  }

  /** How many different events have arrived. */
  public int events() {
    return weights.size();
  }

  /** How many announcements those events stand for: each for itself and those it has absorbed. */
  public long announcements() {
    return weights.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many events have arrived once more. */
  public long repeated() {
    return repeated.get();
  }

  /** How many requests were not treated well. */
  public int troubles() {
    return troubles.get();
  }

  /** How many requests came earlier than a Retry-After allowed. */
  public int hasty() {
    return hasty.get();
  }

  /** How many events each request has brought. */
  public List<Integer> batches() {
    return batches;
  }

  /** The metrics {@code netlink.export.*} as last received, summed up over their attributes. */
  public Map<String, Long> exportMetrics() {
    return exportMetrics;
  }

  @Override
  public void close() {
    goAway();
  }

  @Override
  public String toString() {
    return "%d events for %d announcements, %d repeated, %d troubles, %s"
        .formatted(events(), announcements(), repeated(), troubles(), exportMetrics);
  }

  private void open(int wantedPort) {
    try {
      gone = new CountDownLatch(1);
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
    String path = exchange.getRequestURI().getPath();
    long now = System.nanoTime();
    if (now - busyUntil.getOrDefault(path, now) < 0) {
      hasty.incrementAndGet();
    }
    Manner how = manner.apply(requests.getAndIncrement());
    if (!how.equals(HEALTHY)) {
      troubles.incrementAndGet();
    }
    if (how instanceof Manner.Take take) {
      take(exchange, Integer.MAX_VALUE);
      if (!awaitEnd(take.after())) {
        answer(exchange, 200);
      }
    } else if (how instanceof Manner.Refuse refusal) {
      exchange.getRequestBody().readAllBytes();
      if (refusal.retryAfter() >= 0) {
        busyUntil.put(path, System.nanoTime() + refusal.retryAfter() * 1_000_000_000L);
        exchange.getResponseHeaders().add("Retry-After", "" + refusal.retryAfter());
      }
      answer(exchange, refusal.status());
    } else if (how instanceof Manner.TakeUpTo limit) {
      answer(exchange, take(exchange, limit.events()) ? 200 : 413);
    } else if (how instanceof Manner.TakeAndCut) {
      take(exchange, Integer.MAX_VALUE);
    }
    exchange.close();
  }

  /** Whether the sink has gone meanwhile. */
  private boolean awaitEnd(Duration limit) {
    try {
      return gone.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /** Returns false if there is too much in it. */
  private boolean take(HttpExchange exchange, int limit) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestURI().getPath().endsWith("/v1/logs")) {
      takeMetrics(ExportMetricsServiceRequest.parseFrom(body));
      return true;
    }
    List<LogRecord> records =
        ExportLogsServiceRequest.parseFrom(body).getResourceLogsList().stream()
            .flatMap(resource -> resource.getScopeLogsList().stream())
            .flatMap(scope -> scope.getLogRecordsList().stream())
            .toList();
    if (records.size() > limit) {
      return false;
    }
    records.forEach(this::count);
    batches.add(records.size());
    return true;
  }

  private void count(LogRecord record) {
    long weight = 1 + number(record, TelemetryNames.COALESCED.getKey());
    if (weights.put(number(record, TelemetryNames.REVISION.getKey()), weight) != null) {
      repeated.incrementAndGet();
    }
  }

  private static long number(LogRecord record, String attribute) {
    return record.getAttributesList().stream()
        .filter(pair -> pair.getKey().equals(attribute))
        .map(KeyValue::getValue)
        .mapToLong(value -> value.getIntValue())
        .sum();
  }

  private void takeMetrics(ExportMetricsServiceRequest request) {
    Map<String, Long> received = new ConcurrentHashMap<>();
    request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .filter(metric -> metric.getName().startsWith("netlink.export."))
        .forEach(metric -> received.put(metric.getName(), sum(metric)));
    exportMetrics = received;
  }

  private static long sum(Metric metric) {
    return metric.getSum().getDataPointsList().stream().mapToLong(point -> point.getAsInt()).sum();
  }
}
