package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

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
  public void replace(
      Slice slice, List<NetworkObject> listed, boolean keepMissing, Effects effects) {
    Map<Object, NetworkObject> fresh = new LinkedHashMap<>();
    listed.forEach(object -> fresh.put(object.key(), object));
    for (NetworkObject before : List.copyOf(objects.values())) {
      if (!keepMissing && slice.contains(before) && !fresh.containsKey(before.key())) {
        objects.remove(before.key());
        effects.accept(before, null);
      }
    }
    fresh.forEach((key, after) -> effects.accept(objects.put(key, after), after));
  }
}
