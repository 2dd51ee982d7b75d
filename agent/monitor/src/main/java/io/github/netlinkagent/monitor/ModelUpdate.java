package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which the model changes: a message is applied, or a slice is replaced by what the
 * kernel has listed. Both announce the difference and nothing else. For the monitor's thread only.
 */
final class ModelUpdate {

  private final Model model;
  private final Model shown;
  private final Following following;
  private final Bounds bounds;
  private final Publisher publisher;
  private final DriftCounts drift;
  private final Store.Effects found;

  /** Links that objects have come to before they did: nobody knows whether they are shown. */
  private final Set<Integer> early = new HashSet<>();

  /**
   * @param model all that is held, of which some is not shown and thus not announced
   * @param drift counts the differences that re-reads find
   * @param found takes each of them
   */
  ModelUpdate(
      Model model,
      Following following,
      Bounds bounds,
      Publisher publisher,
      DriftCounts drift,
      Store.Effects found) {
    this.model = model;
    this.shown = model.only(model.tracking());
    this.following = following;
    this.bounds = bounds;
    this.publisher = publisher;
    this.drift = drift;
    this.found = found;
  }

  /**
   * Does what a message says.
   *
   * @param effects takes what it did to objects, even if that makes no difference in meaning
   * @return false if it does not fit what the model holds
   */
  boolean apply(Message message, Instant receivedAt, Store.Effects effects) {
    boolean fits = true;
    for (NetworkObject told : Kinds.read(message, receivedAt)) {
      NetworkObject object = told.kind().placed(told, model);
      fits &= isPlain(object, message.header());
      if (following.holds(object)) {
        boolean gone = message.deletes() || !object.kind().tracks(object);
        if (!bounds.holds(object, message.header(), gone, System.nanoTime())) {
          continue;
        }
        fits &=
            model
                .store(object.kind())
                .apply(
                    object,
                    message.header(),
                    gone,
                    (before, after) -> {
                      bounds.became(before, after);
                      announce(before, after, Cause.ANNOUNCED, receivedAt);
                      effects.accept(before, after);
                    });
      }
    }
    bounds.enforce(receivedAt);
    return fits;
  }

  /**
   * Whether what is held tells what the message means. It does not where a route takes the place of
   * one of the same destination and only one of the two is held.
   */
  private boolean isPlain(NetworkObject object, Header header) {
    return !(object instanceof Route route)
        || !model.tracking().choosesProtocols()
        || (following.holds(route) && !header.has(Header.REPLACE))
        || model.routes(route.key()).isEmpty();
  }

  /**
   * Whether what the kernel lists in answer to the question for a slice is held as a part of it.
   */
  boolean isHeld(Slice slice, NetworkObject object) {
    return slice.contains(object) && slice.kind().tracks(object) && following.holds(object);
  }

  /** Makes the model equal to what the kernel has listed of a slice: of it what {@link #isHeld}. */
  void replace(Reread reread, Reasons reasons, Instant receivedAt) {
    Kind<?> kind = reread.slice().kind();
    boolean done = false;
    bounds.begin(reread, receivedAt);
    try {
      model
          .store(kind)
          .replace(
              reread,
              (before, after) -> {
                bounds.became(before, after);
                NetworkObject object = after != null ? after : before;
                if (object == null || !bounds.isReal(before, after)) {
                  return;
                }
                Cause cause = reasons.causeOf(object);
                if (announce(before, after, cause, receivedAt)) {
                  if (publisher.isAnnouncing()) {
                    drift.found(kind, cause, kind.comesSilently(before, after));
                  }
                  reasons.found(object);
                  found.accept(before, after);
                }
              });
      done = true;
    } finally {
      bounds.end(done, receivedAt);
    }
  }

  /**
   * A slice that is about to be listed.
   *
   * @param doubts what of it is to be settled
   * @param meanwhile takes what has arrived
   */
  Reread reread(Slice slice, Doubts doubts, Runnable meanwhile) {
    return new Reread(slice, doubts, bounds, meanwhile);
  }

  /** Forgets what a slice contains that the kernel can't list. */
  void forget(Slice slice, Cause cause, Instant at) {
    replace(new Reread(slice, Doubts.EVERYTHING, bounds, () -> {}), Reasons.of(cause), at);
  }

  /** When something ends by itself, in {@link System#nanoTime}; empty if nothing does. */
  OptionalLong nextEndNanos() {
    return model
        .stores()
        .map(Store::nextEndNanos)
        .flatMapToLong(OptionalLong::stream)
        .reduce((one, other) -> one - other < 0 ? one : other);
  }

  /** Removes what has ended by itself. */
  void expire(Instant at) {
    model
        .stores()
        .forEach(
            store ->
                store.expire(
                    (before, after) -> {
                      bounds.became(before, after);
                      announce(before, after, Cause.EXPIRED, at);
                    }));
  }

  private boolean announce(
      @Nullable NetworkObject before, @Nullable NetworkObject after, Cause cause, Instant at) {
    boolean differs =
        shown == model
            ? publisher.changed(before, after, cause, at)
            : tell(before, after, cause, at);
    // What the first sync finds has been so before: nobody knows for how long.
    if (differs && publisher.isAnnouncing() && after instanceof Link link) {
      LinkActivity activity = model.activity(link.index());
      boolean lost = before instanceof Link old && old.running() && !link.running();
      model.recordActivity(link.index(), new LinkActivity(activity.flaps() + (lost ? 1 : 0), at));
    }
    if (before instanceof Link gone && after == null) {
      model.forget(gone);
    }
    return differs;
  }

  /** Announces what is shown of a difference, and what is shown or hidden by it. */
  private boolean tell(
      @Nullable NetworkObject before, @Nullable NetworkObject after, Cause cause, Instant at) {
    List<NetworkObject> moved = List.of();
    @Nullable Link old = before instanceof Link link ? link : null;
    if (shown.choosesInterfaces()) {
      if (after instanceof Link now) {
        moved = moved(now.index(), old, now);
        moved.stream()
            .filter(object -> shown.shows(object, now.index(), old))
            .forEach(object -> publisher.changed(object, null, Cause.TRACKING, at));
      } else if (after != null) {
        after.owners().filter(index -> !model.knowsInterface(index)).forEach(early::add);
      }
    }
    @Nullable NetworkObject was = before != null && shown.shows(before) ? before : null;
    @Nullable NetworkObject is = after != null && shown.shows(after) ? after : null;
    boolean differs;
    if (was == null && is == null) {
      differs = before == null || after == null || !before.differences(after).isEmpty();
    } else {
      boolean filtered = old != null && after != null && (was == null || is == null);
      differs = publisher.changed(was, is, filtered ? Cause.TRACKING : cause, at);
    }
    moved.stream()
        .filter(shown::shows)
        .forEach(object -> publisher.changed(null, object, Cause.TRACKING, at));
    return differs;
  }

  /** What is shown if the link is the one and not if it is the other. */
  private List<NetworkObject> moved(int index, @Nullable Link old, Link now) {
    boolean mayMove = old == null ? early.remove(index) : !old.name().equals(now.name());
    List<NetworkObject> moved = new ArrayList<>();
    for (Kind<?> kind : mayMove ? Kinds.ALL : List.<Kind<?>>of()) {
      model
          .all(kind)
          .filter(object -> kind != Link.KIND && object.owners().anyMatch(owner -> owner == index))
          .filter(object -> shown.shows(object, index, old) != shown.shows(object, index, now))
          .forEach(moved::add);
    }
    return moved;
  }
}
