package io.github.netlinkagent.monitor;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a re-read could not settle, because something moved while it was under way: only that has to
 * be read again, so that a table under constant change is not read for ever. By keys, see {@link
 * NetworkObject#key}.
 */
final class Doubts {

  /** Of a slice that has not been read yet. */
  static final Doubts EVERYTHING = new Doubts(null, Set.of());

  private final @Nullable Set<Object> keys;
  private final Set<Object> missed;

  private Doubts(@Nullable Set<Object> keys, Set<Object> missed) {
    this.keys = keys;
    this.missed = missed;
  }

  /**
   * Doubts about some objects.
   *
   * @param skipped messages told of them meanwhile, so that the list may be older than the model
   * @param missed the model holds them and the list, which was torn, did not tell them
   */
  static Doubts about(Set<Object> skipped, Set<Object> missed) {
    Set<Object> keys = new HashSet<>(skipped);
    keys.addAll(missed);
    return new Doubts(keys, Set.copyOf(missed));
  }

  boolean isEmpty() {
    return keys != null && keys.isEmpty();
  }

  /** Whether it is to be settled what has become of the object. */
  boolean concern(Object key) {
    return keys == null || keys.contains(key);
  }

  /**
   * Whether the last list did not tell the object, so that a second one confirms that it is gone.
   */
  boolean isMissed(Object key) {
    return missed.contains(key);
  }
}
