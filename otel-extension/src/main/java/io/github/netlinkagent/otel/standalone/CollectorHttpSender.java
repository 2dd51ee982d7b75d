package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.api.impl.InstrumentationUtil;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends over okhttp like the exporter's own sender, with three differences: it tells the
 * Retry-After, it sends at once ({@link PromptSockets}), and it follows no redirect, since that
 * could turn a request into a GET, whose "200 OK" means nothing, or carry credentials elsewhere.
 *
 * <p>A request is made in the calling thread. Any thread may break it off by {@link #shutdown}.
 */
final class CollectorHttpSender implements HttpSender {

  private final HttpSenderConfig config;
  private final HttpUrl url;
  private final OkHttpClient client;
  private volatile @Nullable Call call;
  private volatile boolean ended;

  CollectorHttpSender(HttpSenderConfig config) {
    this.config = config;
    url = HttpUrl.get(config.getEndpoint());
    client = client(config);
  }

  @Override
  public void send(
      MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
    Call made = client.newCall(request(message));
    call = made;
    if (ended) {
      made.cancel();
    }
    // An OpenTelemetry agent in the host would make a span of it otherwise.
    InstrumentationUtil.suppressInstrumentation(
        () -> {
          try {
            onResponse.accept(answer(made));
          } catch (IOException e) {
            onError.accept(e);
          }
        });
  }

  @Override
  public CompletableResultCode shutdown() {
    ended = true;
    Call current = call;
    if (current != null) {
      current.cancel();
    }
    client.connectionPool().evictAll();
    return CompletableResultCode.ofSuccess();
  }

  private Request request(MessageWriter message) {
    Request.Builder request = new Request.Builder().url(url);
    config
        .getHeadersSupplier()
        .get()
        .forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
    MessageBody body = new MessageBody(message, config);
    body.encoding().ifPresent(encoding -> request.addHeader("Content-Encoding", encoding));
    return request.post(body).build();
  }

  /** Whatever its length, the body of the answer is left alone; closing it skips the rest. */
  private static HttpAnswer answer(Call call) throws IOException {
    try (Response response = call.execute()) {
      return new HttpAnswer(
          response.code(),
          response.message(),
          RetryAfter.parse(response.header("Retry-After"), Instant.now()));
    }
  }

  private static OkHttpClient client(HttpSenderConfig config) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dispatcher(new Dispatcher(new CallingThreadExecutor()))
            .socketFactory(new PromptSockets())
            .connectTimeout(config.getConnectTimeout())
            // One limit for the whole; the two of its parts are 10 s otherwise.
            .callTimeout(config.getTimeout())
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false);
    SSLContext tls = config.getSslContext();
    X509TrustManager trust = config.getTrustManager();
    if (config.getEndpoint().getScheme().equals("http")) {
      client.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    } else if (tls != null) {
      client.sslSocketFactory(tls.getSocketFactory(), trust == null ? JvmTrust.manager() : trust);
    }
    return client.build();
  }
}
