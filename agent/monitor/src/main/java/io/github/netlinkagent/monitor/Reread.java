package io.github.netlinkagent.monitor;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A slice as the kernel has listed it, on its way into the model.
 *
 * <p>Messages that come while the kernel lists, and while the model is compared with the list, are
 * applied at once: no change waits for a large table. What they tell of is newer than the list, and
 * is left as it is. A list that was torn by them may lack what is there, or list it twice: what it
 * adds is taken, and what it lacks is gone only when a list says so that was not torn.
 */
final class Reread {

  /** Of comparing: so many objects between two looks at what has arrived. */
  private static final int STEPS = 256;

  private final Slice slice;
  private final Doubts doubts;
  private final Runnable meanwhile;
  private final BoundedListing listed;
  private final Set<Object> told = new HashSet<>();
  private final Set<Object> skipped = new HashSet<>();
  private final Set<Object> toldOnce = new HashSet<>();
  private final Set<Slice> wider = new HashSet<>();
  private boolean ofOneMoment = true;
  private boolean readable = true;
  private int steps;

  /**
   * @param doubts what of the slice is to be settled
   * @param bounds say how much of the list is held
   * @param meanwhile takes what has arrived, for {@link #step}
   */
  Reread(Slice slice, Doubts doubts, Bounds bounds, Runnable meanwhile) {
    this.slice = slice;
    this.doubts = doubts;
    this.meanwhile = meanwhile;
    this.listed = new BoundedListing(slice, bounds);
  }

  Slice slice() {
    return slice;
  }

  // ---- while the kernel lists ----

  void add(NetworkObject object) {
    listed.add(object);
  }

  /** The list is not of one moment, as the kernel says or messages that came meanwhile. */
  void torn() {
    ofOneMoment = false;
  }

  /** A part of the list can't be read: what it does not tell may be there. */
  void unreadable() {
    readable = false;
  }

  /** Whether the list is that of a moment between the messages before it and those after it. */
  boolean isOfOneMoment() {
    return ofOneMoment;
  }

  // ---- while the kernel lists, and while the model is compared ----

  /** A message tells of the object. */
  void told(NetworkObject object) {
    if (!listed.isOnlyCounted(object)) {
      told.add(object.key());
    }
  }

  // ---- while the model is compared ----

  /** In the order of the kernel. */
  List<NetworkObject> listed() {
    return listed.objects();
  }

  /** How many objects the list has, and of which tables there are too many. */
  BoundedListing counted() {
    return listed;
  }

  /** Whether the list tells all that there is, but for what messages have told meanwhile. */
  boolean isComplete() {
    return readable && doubts.areAboutAll();
  }

  /**
   * Whether the list tells what has become of the objects with that key. To be asked right before
   * the model is changed: messages may have come since.
   */
  boolean settles(Object key) {
    return settles(List.of(key));
  }

  /** The same of objects that are settled together, for they stand in an order. */
  boolean settles(Collection<Object> keys) {
    if (keys.stream().noneMatch(doubts::concern)) {
      return false;
    }
    if (keys.stream().anyMatch(told::contains)) {
      skipped.addAll(keys);
      return false;
    }
    return true;
  }

  /** Whether an object of the model that is not listed is gone. */
  boolean isGone(NetworkObject object) {
    return readable && believes(List.of(object.key()));
  }

  /**
   * Whether the list is to be believed about the number of those objects, which the model has
   * otherwise: one that was torn may lack what is there, and list the same twice. Where it lacks
   * only what moves it is believed the second time.
   */
  boolean believes(Collection<Object> keys) {
    if (ofOneMoment || (slice.tearsWhereItMoves() && keys.stream().allMatch(doubts::isToldOnce))) {
      return true;
    }
    toldOnce.addAll(keys);
    return false;
  }

  /** Takes what has arrived, now and then. */
  void step() {
    if (++steps % STEPS == 0) {
      meanwhile.run();
    }
  }

  /** The list does not tell what has become of an object; that of another slice would. */
  void needs(Slice other) {
    wider.add(other);
  }

  // ---- at the end ----

  /** What has to be read to settle the rest. */
  Set<Slice> wider() {
    return wider;
  }

  /**
   * What of the slice is not settled. A torn list may also lack what the model has never held, as
   * most of the first one: all that was to be settled still is.
   */
  Doubts left() {
    return ofOneMoment ? Doubts.about(skipped, toldOnce) : doubts.again(toldOnce);
  }
}
