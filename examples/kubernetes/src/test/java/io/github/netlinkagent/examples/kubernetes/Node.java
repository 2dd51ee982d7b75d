package io.github.netlinkagent.examples.kubernetes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a YAML document.
 *
 * @param value a map, a list, a scalar, or null where there is nothing
 */
record Node(@Nullable Object value) {

  /** What lies at the end of a path of keys; a node without a value if it leads nowhere. */
  Node at(String... keys) {
    Object place = value;
    for (String key : keys) {
      place = place instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return new Node(place);
  }

  boolean isThere() {
    return value != null;
  }

  /** The items of a list; none where there is nothing. */
  List<Node> items() {
    return value instanceof List<?> list
        ? list.stream().map(item -> new Node(item)).toList()
        : List.of();
  }

  /** The scalar in words; empty where there is nothing. */
  String text() {
    return value == null ? "" : value.toString();
  }
}
