package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of which several may have the same key: each message that tells of one adds another. They
 * stand by their places, and those of one place in the order of the kernel, which puts new ones
 * behind.
 *
 * @param <P> of each place a slice contains either all objects or none
 */
final class MultisetStore<T extends NetworkObject, P extends Comparable<P>> implements Store {

  private final Class<T> type;
  private final Function<T, P> placeOf;
  private final Function<T, Optional<P>> goesTo;
  private final NavigableMap<P, List<T>> objects = new ConcurrentSkipListMap<>();

  /** How many objects go to a place; for the one thread that writes. */
  private final Map<P, Integer> goals = new HashMap<>();

  MultisetStore(Class<T> type, Function<T, P> placeOf) {
    this(type, placeOf, object -> Optional.empty());
  }

  /**
   * @param goesTo the place of the objects that an object refers to, if it does
   */
  MultisetStore(Class<T> type, Function<T, P> placeOf, Function<T, Optional<P>> goesTo) {
    this.type = type;
    this.placeOf = placeOf;
    this.goesTo = goesTo;
  }

  /** Whether an object goes to where that one stands; found without a search. */
  boolean isGoal(NetworkObject object) {
    return goals.containsKey(placeOf.apply(type.cast(object)));
  }

  @Override
  public int count() {
    return objects.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public boolean countsMessages() {
    return true;
  }

  @Override
  public Stream<T> all() {
    return objects.values().stream().flatMap(List::stream);
  }

  @Override
  public boolean apply(NetworkObject told, Header header, boolean gone, Effects effects) {
    T object = type.cast(told);
    P place = placeOf.apply(object);
    List<T> same = new ArrayList<>(objects.getOrDefault(place, List.of()));
    if (!gone) {
      same.add(object);
      put(place, same);
      effects.accept(null, object);
      return true;
    }
    for (int i = 0; i < same.size(); i++) {
      if (same.get(i).key().equals(object.key())) {
        T before = same.remove(i);
        put(place, same);
        effects.accept(before, null);
        return true;
      }
    }
    return false;
  }

  @Override
  public int drop(Predicate<NetworkObject> those) {
    int before = count();
    objects.forEach(
        (place, held) -> put(place, held.stream().filter(one -> !those.test(one)).toList()));
    return before - count();
  }

  @Override
  public void replace(Reread reread, Effects effects) {
    Map<P, List<T>> fresh = new HashMap<>();
    for (NetworkObject each : reread.listed()) {
      T object = type.cast(each);
      fresh.computeIfAbsent(placeOf.apply(object), none -> new ArrayList<>(1)).add(object);
    }
    TreeSet<P> places = new TreeSet<>(fresh.keySet());
    objects.forEach(
        (place, held) -> {
          if (reread.slice().contains(held.get(0))) {
            places.add(place);
          }
        });
    for (P place : places) {
      reread.step();
      List<T> before = objects.getOrDefault(place, List.of());
      List<T> after = fresh.getOrDefault(place, List.of());
      Set<Object> keys = keys(before, after);
      if (!before.equals(after)
          && reread.settles(keys)
          && isPlausible(before, after, keys, reread)) {
        replace(place, before, after, reread, effects);
      }
    }
  }

  private void replace(P place, List<T> before, List<T> after, Reread reread, Effects effects) {
    Map<Object, Deque<T>> old = new HashMap<>();
    before.forEach(
        object -> old.computeIfAbsent(object.key(), none -> new ArrayDeque<>(1)).add(object));
    List<@Nullable T> former = new ArrayList<>();
    for (T object : after) {
      Deque<T> same = old.get(object.key());
      former.add(same == null ? null : same.poll());
    }
    Map<Boolean, List<T>> missing =
        old.values().stream()
            .flatMap(Deque::stream)
            .collect(Collectors.partitioningBy(reread::isGone));
    List<T> now = new ArrayList<>(after);
    now.addAll(missing.get(false));
    put(place, now);
    missing.get(true).forEach(object -> effects.accept(object, null));
    for (int i = 0; i < after.size(); i++) {
      effects.accept(former.get(i), after.get(i));
    }
  }

  private void put(P place, List<T> ordered) {
    objects.getOrDefault(place, List.of()).forEach(before -> count(before, -1));
    ordered.forEach(after -> count(after, 1));
    if (ordered.isEmpty()) {
      objects.remove(place);
    } else {
      objects.put(place, List.copyOf(ordered));
    }
  }

  /** Of a list that was torn, what is new may be a repetition, and what is missing be there. */
  private static boolean isPlausible(
      List<?> before, List<?> after, Set<Object> keys, Reread reread) {
    return after.size() == before.size()
        || (before.isEmpty() && after.size() == keys.size())
        || reread.believes(keys);
  }

  private static Set<Object> keys(
      List<? extends NetworkObject> before, List<? extends NetworkObject> after) {
    return Stream.of(before, after)
        .flatMap(List::stream)
        .map(NetworkObject::key)
        .collect(Collectors.toSet());
  }

  private void count(T object, int difference) {
    goesTo
        .apply(object)
        .ifPresent(
            goal ->
                goals.compute(
                    goal,
                    (same, before) -> {
                      int now = (before == null ? 0 : before) + difference;
                      return now == 0 ? null : now;
                    }));
  }
}
