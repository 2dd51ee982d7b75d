package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Objects that are announced and never listed, and that last as long as was announced. What comes
 * from the network must not exhaust the host: of each link only so many are held, and what does not
 * fit is counted.
 */
final class ExpiringStore implements Store {

  /** Of one kind for each link; a router that means well has some ten. */
  static final int MOST_FOR_A_LINK = 256;

  private final UniqueStore objects = new UniqueStore();
  private final Map<Object, Long> endsNanos = new HashMap<>();
  private final Map<Integer, Integer> countByLink = new HashMap<>();
  private final ToLongFunction<NetworkObject> seconds;
  private final LongSupplier clock;
  private final AtomicLong beyondLimit = new AtomicLong();

  /**
   * @param seconds how long an object lasts from its announcement: {@link
   *     AdvertisedLifetime#FOREVER}, or 0 if it is withdrawn
   * @param clock in nanoseconds, as {@link System#nanoTime}: the host's time of day may be set anew
   */
  ExpiringStore(ToLongFunction<NetworkObject> seconds, LongSupplier clock) {
    this.seconds = seconds;
    this.clock = clock;
  }

  @Override
  public int count() {
    return objects.count();
  }

  @Override
  public Stream<NetworkObject> all() {
    return objects.all();
  }

  @Override
  public boolean apply(NetworkObject object, Header header, boolean gone, Effects effects) {
    long lasts = seconds.applyAsLong(object);
    if (gone || lasts == 0) {
      remove(object, effects);
      return true;
    }
    if (objects.get(object.key()).isEmpty()) {
      if (countByLink.getOrDefault(object.part(), 0) >= MOST_FOR_A_LINK) {
        beyondLimit.incrementAndGet();
        return true;
      }
      countByLink.merge(object.part(), 1, Integer::sum);
    }
    if (lasts == AdvertisedLifetime.FOREVER) {
      endsNanos.remove(object.key());
    } else {
      endsNanos.put(object.key(), clock.getAsLong() + Duration.ofSeconds(lasts).toNanos());
    }
    return objects.apply(object, header, false, effects);
  }

  private void remove(NetworkObject object, Effects effects) {
    objects
        .get(object.key())
        .ifPresent(
            held -> {
              endsNanos.remove(held.key());
              countByLink.computeIfPresent(
                  held.part(), (link, count) -> count == 1 ? null : count - 1);
              objects.remove(held);
              effects.accept(held, null);
            });
  }

  /** None: there is a limit for each link, and nothing could be read again. */
  @Override
  public int drop(Predicate<NetworkObject> those) {
    return 0;
  }

  /** Forgets what the slice contains: there is no list. */
  @Override
  public void replace(Reread reread, Effects effects) {
    all().filter(reread.slice()::contains).toList().forEach(object -> remove(object, effects));
  }

  @Override
  public OptionalLong nextEndNanos() {
    return endsNanos.values().stream().mapToLong(Long::longValue).reduce(ExpiringStore::earlier);
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }

  @Override
  public void expire(Effects effects) {
    long now = clock.getAsLong();
    List<Object> over =
        endsNanos.entrySet().stream()
            .filter(end -> end.getValue() - now <= 0)
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(key -> objects.get(key).ifPresent(object -> remove(object, effects)));
  }

  @Override
  public long beyondLimit() {
    return beyondLimit.get();
  }
}
