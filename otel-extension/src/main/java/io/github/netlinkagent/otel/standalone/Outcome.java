package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to the collector. The exporters tell it only by an internal class of
 * theirs, which nobody but this one knows.
 *
 * @param reason empty if it was delivered; else the status, or the class of the exception
 * @param retryAfter how long the collector wants to be left alone; zero if it has not said so
 */
record Outcome(Kind kind, String reason, Duration retryAfter) {

  enum Kind {
    DELIVERED,
    /** The collector is not there, or has no time: the same request may succeed later. */
    UNAVAILABLE,
    /** The collector does not take so much at once: a part of the request may succeed now. */
    TOO_LARGE,
    /** The collector does not want it, now or later. */
    REFUSED
  }

  /** As the OTLP specification lists them ("Retryable Response Codes"). */
  private static final Set<Integer> RETRYABLE_HTTP = Set.of(429, 502, 503, 504);

  private static final int PAYLOAD_TOO_LARGE = 413;

  private static final Set<GrpcStatusCode> RETRYABLE_GRPC =
      EnumSet.of(
          GrpcStatusCode.CANCELLED,
          GrpcStatusCode.DEADLINE_EXCEEDED,
          GrpcStatusCode.RESOURCE_EXHAUSTED,
          GrpcStatusCode.ABORTED,
          GrpcStatusCode.OUT_OF_RANGE,
          GrpcStatusCode.UNAVAILABLE,
          GrpcStatusCode.DATA_LOSS);

  /** Of a request that is done. */
  static Outcome of(CompletableResultCode result) {
    if (result.isSuccess()) {
      return new Outcome(Kind.DELIVERED, "", Duration.ZERO);
    }
    Throwable failure = result.getFailureThrowable();
    if (failure instanceof HttpExportException http
        && http.getResponse() instanceof HttpAnswer answer) {
      String status = Integer.toString(answer.status());
      return new Outcome(kindOf(answer.status()), status, answer.retryAfter());
    }
    if (failure instanceof GrpcExportException grpc && grpc.getResponse() != null) {
      GrpcStatusCode status = grpc.getResponse().getStatusCode();
      return new Outcome(
          RETRYABLE_GRPC.contains(status) ? Kind.UNAVAILABLE : Kind.REFUSED,
          status.name(),
          Duration.ZERO);
    }
    return new Outcome(Kind.UNAVAILABLE, nameOf(failure), Duration.ZERO);
  }

  /** Of a request that could not even be made: sending it again would fail again. */
  static Outcome unsendable(RuntimeException failure) {
    return new Outcome(Kind.REFUSED, nameOf(failure), Duration.ZERO);
  }

  /** The same for a request from which nothing can be left out. */
  Outcome refused() {
    return new Outcome(Kind.REFUSED, reason, retryAfter);
  }

  /** Servers answer so to what they have no time for, and to a message larger than they take. */
  boolean mayBeTooLarge() {
    return reason.equals(GrpcStatusCode.RESOURCE_EXHAUSTED.name());
  }

  boolean isDelivered() {
    return kind == Kind.DELIVERED;
  }

  private static Kind kindOf(int status) {
    if (status == PAYLOAD_TOO_LARGE) {
      return Kind.TOO_LARGE;
    }
    return RETRYABLE_HTTP.contains(status) ? Kind.UNAVAILABLE : Kind.REFUSED;
  }

  private static String nameOf(@Nullable Throwable failure) {
    Throwable cause = failure instanceof FailedExportException ? failure.getCause() : failure;
    return cause == null ? "timeout" : cause.getClass().getSimpleName();
  }
}
