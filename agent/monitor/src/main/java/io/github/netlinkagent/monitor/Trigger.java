package io.github.netlinkagent.monitor;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has to become of an object of a type, for a {@link RefreshRow} to hold.
 *
 * @param test takes what the object was and what it is, of which one may be null
 */
record Trigger(
    Class<? extends NetworkObject> type,
    BiPredicate<@Nullable NetworkObject, @Nullable NetworkObject> test) {

  static <T extends NetworkObject> Trigger added(Class<T> type, Predicate<T> test) {
    return new Trigger(
        type,
        (before, after) -> before == null && type.isInstance(after) && test.test(type.cast(after)));
  }

  static <T extends NetworkObject> Trigger removed(Class<T> type, Predicate<T> test) {
    return new Trigger(
        type,
        (before, after) ->
            after == null && type.isInstance(before) && test.test(type.cast(before)));
  }

  static <T extends NetworkObject> Trigger changed(Class<T> type, BiPredicate<T, T> test) {
    return new Trigger(
        type,
        (before, after) ->
            type.isInstance(before)
                && type.isInstance(after)
                && test.test(type.cast(before), type.cast(after)));
  }

  /** Added, changed, removed or told again: what it was, or what it is. */
  static <T extends NetworkObject> Trigger touched(Class<T> type, Predicate<T> test) {
    return new Trigger(
        type,
        (before, after) ->
            Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .anyMatch(object -> type.isInstance(object) && test.test(type.cast(object))));
  }
}
