package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named value of an object.
 *
 * @param value null where the kernel sent no such attribute
 */
public record FieldValue(String name, @Nullable Object value) {

  /** Sorts objects of one kind by their fields, the first of which counts most. */
  static Stream<NetworkObject> sort(Stream<? extends NetworkObject> objects) {
    record Sortable(NetworkObject object, List<FieldValue> fields) {}
    return objects
        .map(object -> new Sortable(object, object.fields()))
        .sorted((one, other) -> compare(one.fields, other.fields))
        .map(Sortable::object);
  }

  private static int compare(List<FieldValue> some, List<FieldValue> others) {
    for (int i = 0; i < some.size(); i++) {
      int order = compare(some.get(i).value, others.get(i).value);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** What has no order of its own is compared as text; nothing comes first. */
  @SuppressWarnings("unchecked") // values of one class compare with each other
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return one instanceof Comparable<?> comparable && one.getClass() == other.getClass()
        ? ((Comparable<Object>) comparable).compareTo(other)
        : one.toString().compareTo(other.toString());
  }
}
