package io.github.netlinkagent.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one declaration of what an object of a kind consists of. Comparison, the names in {@code
 * netlink.changed} and the listings all follow from it.
 */
final class Fields<T> {

  private record Field<T>(
      String name, Function<T, @Nullable Object> value, BiPredicate<T, T> same) {}

  private final List<Field<T>> fields = new ArrayList<>();
  private Function<T, Map<String, Object>> others = object -> Map.of();

  /** Only while a class is initialised; afterwards the declaration stays as it is. */
  Fields<T> with(String name, Function<T, @Nullable Object> value) {
    return with(name, value, (one, other) -> Objects.equals(value.apply(one), value.apply(other)));
  }

  /** The same of an {@code __u32}, which stands in an int and is a number of up to 32 bits. */
  Fields<T> withUnsigned(String name, ToIntFunction<T> value) {
    return with(name, object -> Integer.toUnsignedLong(value.applyAsInt(object)));
  }

  /** The same where other values can mean the same. */
  Fields<T> with(String name, Function<T, @Nullable Object> value, BiPredicate<T, T> same) {
    fields.add(new Field<>(name, value, same));
    return this;
  }

  /** Fields of which not all objects have the same; they come last, by their names. */
  Fields<T> withEach(Function<T, Map<String, Object>> named) {
    others = named;
    return this;
  }

  List<String> differing(T one, T other) {
    List<String> names = new ArrayList<>();
    for (Field<T> field : fields) {
      if (!field.same.test(one, other)) {
        names.add(field.name);
      }
    }
    Map<String, Object> ofOne = others.apply(one);
    Map<String, Object> ofOther = others.apply(other);
    if (!ofOne.equals(ofOther)) {
      Set<String> all = new TreeSet<>(ofOne.keySet());
      all.addAll(ofOther.keySet());
      all.removeIf(name -> Objects.equals(ofOne.get(name), ofOther.get(name)));
      names.addAll(all);
    }
    return names;
  }

  List<FieldValue> of(T object) {
    return Stream.concat(
            fields.stream().map(field -> new FieldValue(field.name, field.value.apply(object))),
            new TreeMap<>(others.apply(object))
                .entrySet().stream().map(other -> new FieldValue(other.getKey(), other.getValue())))
        .toList();
  }
}
