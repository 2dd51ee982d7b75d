package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.NetworkObject;
import java.time.Instant;

/** The words for the objects of one kind; {@link Wording} lists them. */
interface ObjectWording<T extends NetworkObject> {

  /**
   * As the tool prints it that lists such objects, without what the name of the MBean says: the
   * interface or the table.
   */
  String listed(T object);

  /** The same among those of all interfaces and tables: with the words that say which. */
  default String listedAmongAll(T object) {
    return listed(object);
  }

  /** Whether that tool lists it at all. */
  default boolean lists(T object) {
    return true;
  }

  /**
   * As {@code ip monitor} prints it, without a label.
   *
   * @param at the time from which lifetimes count
   */
  String announced(T object, Instant at);

  /** The same of an object that was there before, where only what has changed is printed. */
  default String changed(T before, T now, Instant at) {
    return announced(now, at);
  }

  /** The same of an object that is gone, without a prefix. */
  default String removed(T object, Instant at) {
    return announced(object, at);
  }

  /** What the monitor of that tool prints before the object, with a blank behind it. */
  default String prefix(Change change) {
    return change instanceof Change.Removed ? "Deleted " : "";
  }

  /**
   * As linkmonitor prints it behind {@code new} or {@code del}, its noun first: {@code addr:
   * dev=veth1 address=192.168.100.101}. It says what the object is, and leaves out the rest.
   */
  String terse(T object);

  /** The same of an object that was there before, where what it was makes a difference. */
  default String terse(T before, T now) {
    return terse(now);
  }
}
