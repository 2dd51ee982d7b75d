package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which the model changes: a message is applied, or a slice is replaced by what the
 * kernel has listed. Both announce the difference and nothing else. For the monitor's thread only.
 */
final class ModelUpdate {

  private final Model model;
  private final Publisher publisher;
  private final Store.Effects found;

  /**
   * @param found takes each difference that a re-read has found
   */
  ModelUpdate(Model model, Publisher publisher, Store.Effects found) {
    this.model = model;
    this.publisher = publisher;
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
    for (NetworkObject object : Kinds.read(message, receivedAt)) {
      boolean gone = message.deletes() || !object.kind().tracks(object);
      fits &=
          model
              .store(object.kind())
              .apply(
                  object,
                  message.header(),
                  gone,
                  (before, after) -> {
                    announce(before, after, Cause.ANNOUNCED, receivedAt);
                    effects.accept(before, after);
                  });
    }
    return fits;
  }

  /**
   * Makes the model equal to what the kernel has listed of the slice.
   *
   * @param listed in the order of the kernel
   * @param complete false if a part of the list could not be read: what it doesn't tell stays
   * @return how many objects differed in meaning, though the kernel should have announced it
   */
  int replace(
      Slice slice,
      List<NetworkObject> listed,
      boolean complete,
      Reasons reasons,
      Instant receivedAt) {
    Kind<?> kind = slice.kind();
    int[] differences = new int[1];
    List<NetworkObject> held =
        listed.stream().filter(slice::contains).filter(kind::tracks).toList();
    model
        .store(kind)
        .replace(
            slice,
            held,
            !complete,
            (before, after) -> {
              NetworkObject object = after != null ? after : before;
              if (object != null && announce(before, after, reasons.causeOf(object), receivedAt)) {
                found.accept(before, after);
                differences[0] += kind.comesSilently(before, after) ? 0 : 1;
              }
            });
    return differences[0];
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
            store -> store.expire((before, after) -> announce(before, after, Cause.EXPIRED, at)));
  }

  private boolean announce(
      @Nullable NetworkObject before, @Nullable NetworkObject after, Cause cause, Instant at) {
    boolean differs = publisher.changed(before, after, cause, at);
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
}
