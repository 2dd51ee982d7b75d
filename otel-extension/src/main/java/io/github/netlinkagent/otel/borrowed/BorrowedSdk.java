package io.github.netlinkagent.otel.borrowed;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;

/**
 * An SDK of somebody else.
 *
 * @param owner whose it is, in words
 * @param flush makes it collect its metrics and send them now
 */
public record BorrowedSdk(OpenTelemetry api, String owner, Flush flush) {

  /** The OpenTelemetry API itself has no way to ask for a collection. */
  @FunctionalInterface
  public interface Flush {

    /** Returns when it is done, or after that time; never throws. */
    void run(Duration limit);
  }
}
