package io.github.netlinkagent.otel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLParameters;

/**
 * A collector for tests: receives OTLP over HTTP, or HTTPS. It can refuse, hang, go away and come
 * back.
 */
public final class OtlpSink extends ReceivedTelemetry {

  private final List<Integer> refusals = new CopyOnWriteArrayList<>();
  private final Optional<SinkTls> tls;
  private final int port;
  private volatile int status = 200;
  private volatile String hangingPath = "";
  private volatile long held;
  private volatile CountDownLatch released = new CountDownLatch(0);
  private HttpServer server;
  private ExecutorService threads;

  public OtlpSink() {
    this(Optional.empty());
  }

  public OtlpSink(SinkTls tls) {
    this(Optional.of(tls));
  }

  private OtlpSink(Optional<SinkTls> tls) {
    this.tls = tls;
    open(0);
    port = server.getAddress().getPort();
  }

  @Override
  public String url() {
    return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port;
  }

  /** Answers like that from now on. */
  public void answerWith(int newStatus) {
    status = newStatus;
  }

  @Override
  public void hang() {
    hangAt("");
  }

  /** Does not answer requests whose path ends so. */
  public void hangAt(String path) {
    hangingPath = path;
    released = new CountDownLatch(1);
  }

  @Override
  public boolean isHeld() {
    return held > 0;
  }

  @Override
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

  /** The statuses of the requests that were not accepted. */
  public List<Integer> refusals() {
    return refusals;
  }

  @Override
  public void close() {
    goAway();
  }

  private void open(int wantedPort) {
    try {
      server = create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort));
      threads = Executors.newCachedThreadPool();
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    } catch (IOException e) {
      throw new AssertionError("no sink on port " + wantedPort, e);
    }
  }

  private HttpServer create(InetSocketAddress address) throws IOException {
    if (tls.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(
        new HttpsConfigurator(tls.get().context()) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters defaults = getSSLContext().getDefaultSSLParameters();
            defaults.setNeedClientAuth(tls.get().client().isPresent());
            parameters.setSSLParameters(defaults);
          }
        });
    return secure;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    try {
      if (exchange.getRequestURI().getPath().endsWith(hangingPath)) {
        held = released.getCount();
        released.await();
      }
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
      takeLogs(path, exchange.getRequestHeaders(), body);
    } else {
      takeMetrics(path, exchange.getRequestHeaders(), body);
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
}
