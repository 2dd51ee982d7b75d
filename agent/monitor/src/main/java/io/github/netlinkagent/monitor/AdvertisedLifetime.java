package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something lasts that a router has advertised.
 *
 * @param seconds as the router has said it; {@link #FOREVER}, or 0 if it is withdrawn
 * @param until the same as a point in time; {@link Instant#MAX} for ever
 */
public record AdvertisedLifetime(long seconds, Instant until) {

  /** In seconds: all 32 bits set. */
  public static final long FOREVER = 0xffff_ffffL;

  /** A router that counts down rounds to seconds, and its advertisements take their time. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static AdvertisedLifetime of(long seconds, Instant receivedAt) {
    return new AdvertisedLifetime(
        seconds, seconds == FOREVER ? Instant.MAX : receivedAt.plusSeconds(seconds));
  }

  /**
   * Whether a router says the same by both: the same time from each advertisement on, or, counted
   * down from one to the next, the same end.
   */
  boolean saysAs(AdvertisedLifetime other) {
    return seconds == other.seconds
        || (seconds != FOREVER
            && other.seconds != FOREVER
            && Duration.between(until, other.until).abs().compareTo(TOLERANCE) <= 0);
  }
}
