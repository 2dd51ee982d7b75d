package io.github.netlinkagent.monitor;

import java.util.List;

/** An immutable object of the model. */
public sealed interface NetworkObject permits Link, Address, Route, Neighbor {

  Kind kind();

  /**
   * What stays the same as long as the kernel regards it as the same object. Keys of all kinds can
   * stand in one map. Equal keys do not mean that the objects are one where the kernel itself
   * allows duplicates: routes of one destination share a key.
   */
  Object key();

  /**
   * The names of the fields in which the two differ in meaning, in the order of declaration. What
   * only tells the time or counts (lifetimes, statistics, probes) is no difference.
   *
   * @throws ClassCastException if the other is of another kind
   */
  List<String> differences(NetworkObject other);

  /** The field values that {@link #differences} compares, by name, in the order of declaration. */
  List<FieldValue> fields();
}
