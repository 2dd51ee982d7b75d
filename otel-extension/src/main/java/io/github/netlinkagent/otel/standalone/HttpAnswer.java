package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.sdk.common.export.HttpResponse;
import java.time.Duration;

/**
 * What a collector has answered by HTTP. The exporter hands it on as it is, and so {@link Outcome}
 * sees the Retry-After, which upstream's own answer does not have.
 *
 * @param retryAfter how long the collector wants to be left alone; zero if it has not said so
 */
record HttpAnswer(int status, String message, Duration retryAfter) implements HttpResponse {

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public String getStatusMessage() {
    return message;
  }

  /** Nothing: the exporter would only log it. */
  @Override
  public byte[] getResponseBody() {
    return new byte[0];
  }
}
