package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.LogManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CollectorHttpSenderTest {

  /** Instead of a status: no answer. */
  private static final int CUT = 0;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Senders senders = new Senders();
  private HttpServer server;
  private LogRecordExporter exporter;
  private int status = 200;
  private String retryAfter =
      DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));

  /** okhttp's threads inherit it, outlive the test, and are looked at by another one. */
  private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();

  @BeforeAll
  static void silence() {
    LogManager.getLogManager().reset();
  }

  @BeforeEach
  void open() throws IOException {
    Thread.currentThread().setContextClassLoader(null);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/logs", exchange -> answer(exchange, status));
    server.createContext("/login", exchange -> answer(exchange, 200));
    server.start();
    exporter =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/logs")
            .setRetryPolicy(null)
            .setComponentLoader(senders)
            .build();
  }

  @AfterEach
  void close() {
    exporter.shutdown();
    senders.shutdown();
    server.stop(0);
    Thread.currentThread().setContextClassLoader(contextLoader);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsARefusalAndNotFollowed(int redirect) {
    status = redirect;

    Outcome outcome = send();

    assertEquals(Outcome.Kind.REFUSED, outcome.kind());
    assertEquals("" + redirect, outcome.reason());
    assertEquals(List.of("POST /v1/logs"), requests);
  }

  @Test
  void theRetryAfterOfAnAnswerReachesTheOutcome() {
    status = 503;

    Outcome outcome = send();

    assertEquals(Outcome.Kind.UNAVAILABLE, outcome.kind());
    assertTrue(outcome.retryAfter().compareTo(Duration.ofSeconds(30)) > 0, outcome::toString);
    assertTrue(outcome.retryAfter().compareTo(Duration.ofSeconds(60)) <= 0, outcome::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void aRequestIsNotRepeatedByTheSenderThoughTheAnswerInvitesIt(int answer) {
    status = answer;
    retryAfter = "0";

    send();

    assertEquals(List.of("POST /v1/logs"), requests);
  }

  /** Closing an exchange without an answer cuts its connection, which the first one has left. */
  @Test
  void aRequestIsNotRepeatedByTheSenderWhenItsConnectionIsCut() {
    send();
    status = CUT;

    assertEquals(Outcome.Kind.UNAVAILABLE, send().kind());

    assertEquals(List.of("POST /v1/logs", "POST /v1/logs"), requests);
  }

  @Test
  void aRequestIsDoneWhenTheExporterReturns() {
    CompletableResultCode result = exporter.export(List.of());

    assertTrue(result.isSuccess());
    assertEquals(List.of("POST /v1/logs"), requests);
  }

  @Test
  void afterTheShutdownNothingIsSent() {
    senders.shutdown();

    assertEquals(Outcome.Kind.UNAVAILABLE, send().kind());
    assertEquals(List.of(), requests);
  }

  private Outcome send() {
    return Outcome.of(exporter.export(List.of()));
  }

  private void answer(HttpExchange exchange, int answer) throws IOException {
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Retry-After", retryAfter);
    exchange.getResponseHeaders().add("Location", "/login");
    if (answer != CUT) {
      exchange.sendResponseHeaders(answer, -1);
    }
    exchange.close();
  }
}
