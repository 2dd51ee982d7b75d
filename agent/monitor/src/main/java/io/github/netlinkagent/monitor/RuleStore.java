package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Header;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of both families, in the order in which the kernel goes through them: by priority, then
 * as they were added ({@code fib_nl_newrule} and {@code fib_nl_delrule} of {@code
 * net/core/fib_rules.c}).
 */
final class RuleStore implements Store {

  /** What is the same for all rules of a list. */
  private record Place(Family family, long priority) {

    static Place of(Rule rule) {
      return new Place(rule.family(), rule.priority());
    }
  }

  private final NavigableMap<Place, List<Rule>> rules =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(Place::family).thenComparingLong(Place::priority));

  @Override
  public int count() {
    return rules.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public Stream<Rule> all() {
    return rules.values().stream().flatMap(List::stream);
  }

  @Override
  public boolean apply(NetworkObject object, Header header, boolean gone, Effects effects) {
    Rule rule = (Rule) object;
    Place place = Place.of(rule);
    List<Rule> same = new ArrayList<>(rules.getOrDefault(place, List.of()));
    if (!gone) {
      same.add(rule);
      put(place, same);
      effects.accept(null, rule);
      return true;
    }
    for (int i = 0; i < same.size(); i++) {
      if (same.get(i).key().equals(rule.key())) {
        Rule before = same.remove(i);
        put(place, same);
        effects.accept(before, null);
        return true;
      }
    }
    return false;
  }

  @Override
  public void replace(
      Slice slice, List<NetworkObject> listed, boolean keepMissing, Effects effects) {
    Map<Place, List<Rule>> fresh = new HashMap<>();
    for (NetworkObject object : listed) {
      Rule rule = (Rule) object;
      fresh.computeIfAbsent(Place.of(rule), none -> new ArrayList<>(1)).add(rule);
    }
    TreeSet<Place> places = new TreeSet<>(rules.comparator());
    places.addAll(fresh.keySet());
    rules.forEach(
        (place, held) -> {
          if (slice.contains(held.get(0))) {
            places.add(place);
          }
        });
    for (Place place : places) {
      List<Rule> before = rules.getOrDefault(place, List.of());
      List<Rule> after = fresh.getOrDefault(place, List.of());
      if (!before.equals(after)) {
        replace(place, before, after, keepMissing, effects);
      }
    }
  }

  private void replace(
      Place place, List<Rule> before, List<Rule> after, boolean keepMissing, Effects effects) {
    Map<Object, Deque<Rule>> old = new HashMap<>();
    before.forEach(rule -> old.computeIfAbsent(rule.key(), none -> new ArrayDeque<>(1)).add(rule));
    List<@Nullable Rule> former = new ArrayList<>();
    for (Rule rule : after) {
      Deque<Rule> same = old.get(rule.key());
      former.add(same == null ? null : same.poll());
    }
    List<Rule> missing = old.values().stream().flatMap(Deque::stream).toList();
    List<Rule> now = new ArrayList<>(after);
    if (keepMissing) {
      now.addAll(missing);
    }
    put(place, now);
    if (!keepMissing) {
      missing.forEach(rule -> effects.accept(rule, null));
    }
    for (int i = 0; i < after.size(); i++) {
      effects.accept(former.get(i), after.get(i));
    }
  }

  private void put(Place place, List<Rule> ordered) {
    if (ordered.isEmpty()) {
      rules.remove(place);
    } else {
      rules.put(place, List.copyOf(ordered));
    }
  }
}
