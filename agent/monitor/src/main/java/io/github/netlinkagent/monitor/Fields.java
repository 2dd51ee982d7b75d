package io.github.netlinkagent.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one declaration of what an object of a kind consists of. Comparison, the names in {@code
 * netlink.changed} and the listings all follow from it.
 */
final class Fields<T> {

  private record Field<T>(String name, Function<T, @Nullable Object> value) {}

  private final List<Field<T>> fields = new ArrayList<>();

  /** Only while a class is initialised; afterwards the declaration stays as it is. */
  Fields<T> with(String name, Function<T, @Nullable Object> value) {
    fields.add(new Field<>(name, value));
    return this;
  }

  List<String> differing(T one, T other) {
    List<String> names = new ArrayList<>();
    for (Field<T> field : fields) {
      if (!Objects.equals(field.value.apply(one), field.value.apply(other))) {
        names.add(field.name);
      }
    }
    return names;
  }

  List<FieldValue> of(T object) {
    return fields.stream()
        .map(field -> new FieldValue(field.name, field.value.apply(object)))
        .toList();
  }
}
