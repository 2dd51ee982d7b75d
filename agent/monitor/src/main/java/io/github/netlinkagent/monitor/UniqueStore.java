package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Objects that each have a key of their own. */
final class UniqueStore implements Store {

  private final ConcurrentHashMap<Object, NetworkObject> objects = new ConcurrentHashMap<>();
  private final BinaryOperator<NetworkObject> merged;

  UniqueStore() {
    this((held, told) -> told);
  }

  /**
   * @param merged what there is after a message, of what was held and what the message tells
   */
  UniqueStore(BinaryOperator<NetworkObject> merged) {
    this.merged = merged;
  }

  @Override
  public boolean isOrdered() {
    return false;
  }

  @Override
  public int count() {
    return objects.size();
  }

  @Override
  public Stream<NetworkObject> all() {
    return objects.values().stream();
  }

  Optional<NetworkObject> get(Object key) {
    return Optional.ofNullable(objects.get(key));
  }

  void remove(NetworkObject object) {
    objects.remove(object.key());
  }

  @Override
  public boolean apply(NetworkObject object, Header header, boolean gone, Effects effects) {
    if (!gone) {
      NetworkObject before = objects.get(object.key());
      NetworkObject after = before == null ? object : merged.apply(before, object);
      objects.put(object.key(), after);
      effects.accept(before, after);
    } else {
      NetworkObject before = objects.remove(object.key());
      // Some are announced when they go, but not when they come.
      if (before != null) {
        effects.accept(before, null);
      }
    }
    return true;
  }

  @Override
  public int drop(Predicate<NetworkObject> those) {
    int before = objects.size();
    objects.values().removeIf(those);
    return before - objects.size();
  }

  @Override
  public void replace(Reread reread, Effects effects) {
    Map<Object, NetworkObject> fresh = new LinkedHashMap<>();
    for (NetworkObject object : reread.listed()) {
      reread.step();
      fresh.put(object.key(), object);
    }
    for (NetworkObject before : objects.values()) {
      reread.step();
      if (reread.slice().contains(before)
          && !fresh.containsKey(before.key())
          && reread.settles(before.key())
          && reread.isGone(before)) {
        objects.remove(before.key());
        effects.accept(before, null);
      }
    }
    for (NetworkObject after : fresh.values()) {
      reread.step();
      if (reread.settles(after.key())) {
        @Nullable NetworkObject before = objects.get(after.key());
        if (!after.equals(before)) {
          objects.put(after.key(), after);
          effects.accept(before, after);
        }
      }
    }
  }
}
