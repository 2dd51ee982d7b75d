package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one kind, and what messages and dumps make of them. One thread writes, any reads.
 */
interface Store {

  /** Takes what became of the objects, each when it is done. */
  interface Effects {

    /**
     * Something was added, stayed, changed or was removed.
     *
     * @param before null if it has been added
     * @param after null if it has been removed
     */
    void accept(@Nullable NetworkObject before, @Nullable NetworkObject after);
  }

  int count();

  /** Whether the order of the kernel has a meaning. */
  default boolean isOrdered() {
    return true;
  }

  /** All objects, in the kernel's order where that has a meaning. */
  Stream<? extends NetworkObject> all();

  /**
   * Does what a message says.
   *
   * @param gone whether it says that the object is gone
   * @return false if that fits nothing here, so that only a re-read can tell what it means
   */
  boolean apply(NetworkObject object, Header header, boolean gone, Effects effects);

  /** Whether a message that tells of an object once more adds another one. */
  default boolean countsMessages() {
    return false;
  }

  /** Makes what the slice contains equal to what the kernel has listed. */
  void replace(Reread reread, Effects effects);

  /**
   * Forgets objects without a word: there are too many.
   *
   * @return how many
   */
  int drop(Predicate<NetworkObject> those);

  /** When something ends by itself, in {@link System#nanoTime}; empty if nothing does. */
  default OptionalLong nextEndNanos() {
    return OptionalLong.empty();
  }

  /** Removes what has ended by itself. */
  default void expire(Effects effects) {}

  /** How often something was not taken because too much is held already. */
  default long beyondLimit() {
    return 0;
  }
}
