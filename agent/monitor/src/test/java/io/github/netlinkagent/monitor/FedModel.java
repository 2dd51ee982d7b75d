package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import io.github.netlinkagent.netlink.Request;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * From the bytes of a datagram to the changes that are published, as {@link MonitorThread} does it,
 * without a kernel: what comes of bytes that no kernel would send.
 */
public final class FedModel {

  private static final int CAPACITY = 1000;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Following FOLLOWING = new Following(Tracking.EVERYTHING);

  private final Model model = new Model();
  private final Publisher publisher = new Publisher(model, new History(CAPACITY));
  private final RefreshRules rules = new RefreshRules(model);
  private final Subscription subscription = publisher.subscribe(CAPACITY, object -> true);
  private final ModelUpdate update =
      new ModelUpdate(
          model,
          FOLLOWING,
          Unbounded.bounds(),
          publisher,
          new DriftCounts(),
          (before, after) -> rules.found(before, after, this::refreshLater));
  private final Set<Slice> pending = new LinkedHashSet<>();

  /** A model that has been synchronized with a kernel that has these objects. */
  public FedModel(List<NetworkObject> there) {
    there.forEach(model::put);
    publisher.synced(Duration.ZERO, NOW);
    deliveries();
  }

  /** The objects that such messages tell of. */
  public static List<NetworkObject> read(byte[] datagram) {
    return decode(datagram).stream().flatMap(message -> Kinds.read(message, NOW).stream()).toList();
  }

  public Model model() {
    return model;
  }

  /** Does what an event says; what that implies is read again by {@link #listed}. */
  public void announced(byte[] datagram) {
    decode(datagram)
        .forEach(
            message -> {
              boolean fits =
                  update.apply(
                      message,
                      NOW,
                      (before, after) -> rules.announced(before, after, this::refreshLater));
              rules.received(message, fits, this::refreshLater);
            });
  }

  /**
   * Makes the model equal to a kernel that lists nothing else: all slices which the messages belong
   * to, and those which what came before has asked for.
   */
  public void listed(byte[] datagram) {
    List<NetworkObject> listed = read(datagram);
    listed.forEach(object -> pending.add(object.kind().slice(object.family())));
    Set<Slice> slices = new LinkedHashSet<>(pending);
    pending.clear();
    for (Slice slice : slices) {
      slice.requests(model).forEach(Request::type);
      Reread reread = Unbounded.reread(slice, Doubts.EVERYTHING, () -> {});
      listed.stream()
          .filter(object -> update.isHeld(slice, object))
          .forEach(object -> reread.add(object.kind().placed(object, model)));
      update.replace(reread, Reasons.of(Cause.AUDIT), NOW);
    }
    update.expire(NOW);
    update.nextEndNanos();
  }

  /** What has been published since the last call. */
  public List<Delivery> deliveries() {
    List<Delivery> deliveries = new ArrayList<>();
    try {
      for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
          next.isPresent();
          next = subscription.poll(Duration.ZERO)) {
        deliveries.add(next.get());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return deliveries;
  }

  private static List<Message> decode(byte[] datagram) {
    List<Message> messages = new ArrayList<>();
    MessageDecoder.decode(ByteBuffer.wrap(datagram), messages::add);
    return messages;
  }

  private void refreshLater(Slice slice, Cause cause, int linkIndex) {
    if (slice.kind().isListed()) {
      slice.byFamily().flatMap(FOLLOWING::narrowed).forEach(pending::add);
    } else {
      update.forget(slice, cause, NOW);
    }
  }
}
