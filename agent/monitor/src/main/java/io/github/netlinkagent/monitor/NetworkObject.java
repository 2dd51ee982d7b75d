package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import java.util.List;
import java.util.stream.IntStream;

/** An immutable object of the model. */
public interface NetworkObject {

  Kind<?> kind();

  /**
   * What stays the same as long as the kernel regards it as the same object. Keys of all kinds can
   * stand in one map. Equal keys do not mean that the objects are one where the kernel itself
   * allows duplicates: routes of one destination share a key.
   */
  Object key();

  /** The address family that it belongs to; {@link Family#UNSPEC} if it has none. */
  default Family family() {
    return Family.UNSPEC;
  }

  /**
   * By what the kernel can list a part of its kind: the table of a route, the index of a link; 0 if
   * it can't.
   */
  default int part() {
    return 0;
  }

  /** The indexes of the links that it belongs to or leads over, the most telling one first. */
  default IntStream links() {
    return IntStream.empty();
  }

  /**
   * The indexes of the links with which it is left out, if all of them are; none if it belongs to
   * no link.
   */
  default IntStream owners() {
    return links().limit(1);
  }

  /**
   * The names of the fields in which the two differ in meaning, in the order of declaration. What
   * only tells the time or counts (lifetimes, statistics, probes) is no difference.
   *
   * @throws ClassCastException if the other is of another kind
   */
  default List<String> differences(NetworkObject other) {
    return kind().differences(this, other);
  }

  /** The field values that {@link #differences} compares, by name, in the order of declaration. */
  default List<FieldValue> fields() {
    return kind().fields(this);
  }
}
