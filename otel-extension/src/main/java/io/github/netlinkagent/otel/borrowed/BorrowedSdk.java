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

    /**
     * Collects at once, and waits until what was collected is sent.
     *
     * @param limit how long to wait for that
     */
    Flushed run(Duration limit);
  }

  /**
   * What became of it.
   *
   * @param sent whether it was sent in time, as far as that can be known
   * @param cost the time that the host's processors were busy with it, or more
   */
  public record Flushed(boolean sent, Duration cost) {}
}
