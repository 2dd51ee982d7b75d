package io.github.netlinkagent.monitor;

import java.time.Instant;

/**
 * How long an address lasts. The kernel sends the seconds that are left ({@code struct
 * ifa_cacheinfo}); here they are points in time, which do not need to be counted down.
 *
 * @param preferredUntil {@link Instant#MAX} for ever
 * @param validUntil {@link Instant#MAX} for ever
 */
public record Lifetimes(Instant preferredUntil, Instant validUntil) {

  public static final Lifetimes FOREVER = new Lifetimes(Instant.MAX, Instant.MAX);
}
