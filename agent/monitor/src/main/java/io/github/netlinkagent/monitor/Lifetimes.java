package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AddressMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long an address lasts. The kernel sends the seconds that are left ({@code struct
 * ifa_cacheinfo}); here they are points in time, which do not need to be counted down.
 *
 * @param preferredUntil {@link Instant#MAX} for ever
 * @param validUntil {@link Instant#MAX} for ever
 */
public record Lifetimes(Instant preferredUntil, Instant validUntil) {

  public static final Lifetimes FOREVER = new Lifetimes(Instant.MAX, Instant.MAX);

  static Lifetimes of(AddressMessage.@Nullable CacheInfo info, Instant receivedAt) {
    return info == null
        ? FOREVER
        : new Lifetimes(until(info.preferred(), receivedAt), until(info.valid(), receivedAt));
  }

  private static Instant until(long seconds, Instant receivedAt) {
    return seconds == AddressMessage.CacheInfo.FOREVER
        ? Instant.MAX
        : receivedAt.plusSeconds(seconds);
  }
}
