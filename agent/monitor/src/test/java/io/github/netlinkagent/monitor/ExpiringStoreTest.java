package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Prefix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What only messages tell lasts as long as they say. */
class ExpiringStoreTest {

  private static final Header HEADER = new Header(52, 0, 0, 0);

  private final List<String> effects = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 5;
  private final ExpiringStore store =
      new ExpiringStore(object -> ((AdvertisedPrefix) object).valid().seconds(), () -> nanos);

  @Test
  void whatIsAnnouncedLastsFromThenOn() {
    put(2, 1, 10);
    put(2, 2, AdvertisedLifetime.FOREVER);
    nanos += seconds(6);
    put(2, 1, 10);
    nanos += seconds(6);
    expire();
    assertEquals(2, store.count());
    assertEquals(OptionalLong.of(nanos + seconds(4)), store.nextEndNanos());
    nanos += seconds(4);
    expire();
    assertEquals(1, store.count());
    assertEquals(OptionalLong.empty(), store.nextEndNanos());
  }

  @Test
  void whatIsWithdrawnIsRemoved() {
    put(2, 1, 10);
    put(2, 1, 0);
    put(2, 1, 0);
    assertEquals(0, store.count());
    assertEquals(List.of("added", "removed"), effects);
  }

  @Test
  void aLinkHoldsOnlySoManyAndTheRestIsCounted() {
    for (int i = 0; i < ExpiringStore.MOST_FOR_A_LINK + 3; i++) {
      put(2, i, 10);
    }
    put(3, 1, 10);
    assertEquals(ExpiringStore.MOST_FOR_A_LINK + 1, store.count());
    assertEquals(3, store.beyondLimit());
    put(2, 0, 0);
    put(2, 1000, 10);
    assertEquals(3, store.beyondLimit());
    store.replace(
        Unbounded.reread(
            AdvertisedPrefix.KIND.slice(Family.UNSPEC, 2), Doubts.EVERYTHING, () -> {}),
        this::effect);
    assertEquals(1, store.count());
    put(2, 1, 10);
    assertEquals(2, store.count());
  }

  @Test
  void aLifetimeThatIsCountedDownIsTheSameAndAnotherOneIsNot() {
    AdvertisedPrefix first = prefix(2, 1, 86400, Instant.EPOCH);
    Instant later = Instant.EPOCH.plusSeconds(100);
    assertEquals(List.of(), first.differences(prefix(2, 1, 86400, later)));
    assertEquals(List.of(), first.differences(prefix(2, 1, 86300, later)));
    assertEquals(List.of("valid", "preferred"), first.differences(prefix(2, 1, 3600, later)));
    assertEquals(
        List.of("valid", "preferred"),
        first.differences(prefix(2, 1, AdvertisedLifetime.FOREVER, later)));
  }

  private void put(int link, int number, long valid) {
    store.apply(prefix(link, number, valid, Instant.EPOCH), HEADER, false, this::effect);
  }

  private void expire() {
    store.expire(this::effect);
  }

  private void effect(NetworkObject before, NetworkObject after) {
    effects.add(before == null ? "added" : after == null ? "removed" : "told again");
  }

  private static AdvertisedPrefix prefix(int link, int number, long valid, Instant at) {
    AdvertisedLifetime lifetime = AdvertisedLifetime.of(valid, at);
    Prefix prefix = new Prefix(new IpAddress(Family.IPV6, number, 0), 64);
    return new AdvertisedPrefix(link, prefix, true, true, lifetime, lifetime);
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
