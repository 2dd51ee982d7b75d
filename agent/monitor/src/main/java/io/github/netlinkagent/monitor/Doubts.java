package io.github.netlinkagent.monitor;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a re-read could not settle, because something moved while it was under way. Of a list of one
 * moment only that has to be read again which moved while the model was compared; of one that was
 * torn all that was to be settled. By keys, see {@link NetworkObject#key}.
 */
final class Doubts {

  /** Of a slice that has not been read yet. */
  static final Doubts EVERYTHING = new Doubts(null, Set.of());

  private final @Nullable Set<Object> keys;
  private final Set<Object> toldOnce;

  private Doubts(@Nullable Set<Object> keys, Set<Object> toldOnce) {
    this.keys = keys;
    this.toldOnce = toldOnce;
  }

  /**
   * Doubts about some objects.
   *
   * @param skipped messages told of them meanwhile, so that the list may be older than the model
   * @param toldOnce a list that was torn differs from the model about them
   */
  static Doubts about(Set<Object> skipped, Set<Object> toldOnce) {
    Set<Object> keys = new HashSet<>(skipped);
    keys.addAll(toldOnce);
    return new Doubts(keys, Set.copyOf(toldOnce));
  }

  /** Doubts about everything, which do not forget what was told once. */
  Doubts andEverything(Doubts other) {
    Set<Object> once = new HashSet<>(toldOnce);
    once.addAll(other.toldOnce);
    return new Doubts(null, once);
  }

  /** About all of the slice, with what is known already. */
  Doubts widened() {
    return new Doubts(null, toldOnce);
  }

  boolean areAboutAll() {
    return keys == null;
  }

  /**
   * The same doubts, after a list that was torn.
   *
   * @param nowToldOnce the list differs from the model about them
   */
  Doubts again(Set<Object> nowToldOnce) {
    return new Doubts(keys, Set.copyOf(nowToldOnce));
  }

  boolean isEmpty() {
    return keys != null && keys.isEmpty();
  }

  /** Whether it is to be settled what has become of the object. */
  boolean concern(Object key) {
    return keys == null || keys.contains(key);
  }

  /** Whether the last list, which was torn, differed about the object: the next one confirms it. */
  boolean isToldOnce(Object key) {
    return toldOnce.contains(key);
  }
}
