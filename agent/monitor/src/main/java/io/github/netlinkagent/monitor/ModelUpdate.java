package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The two ways in which the model changes: a message is applied, or a slice is replaced by what a
 * dump has told. Both announce the difference and nothing else. For the monitor's thread only.
 */
final class ModelUpdate {

  private final Model model;
  private final Publisher publisher;
  private final BiConsumer<@Nullable NetworkObject, @Nullable NetworkObject> found;

  /**
   * @param found takes each difference that a re-read has found
   */
  ModelUpdate(
      Model model,
      Publisher publisher,
      BiConsumer<@Nullable NetworkObject, @Nullable NetworkObject> found) {
    this.model = model;
    this.publisher = publisher;
    this.found = found;
  }

  /** What a message did to the model: null and null for nothing. */
  record Effect(@Nullable NetworkObject before, @Nullable NetworkObject after, boolean unmatched) {

    static final Effect NONE = new Effect(null, null, false);
  }

  /** Does what the message says. */
  Effect apply(Message message, Instant receivedAt) {
    @Nullable NetworkObject object = ObjectReader.read(message, receivedAt).orElse(null);
    if (object == null) {
      return Effect.NONE;
    }
    Effect effect =
        object instanceof Route route
            ? applyRoute(route, message.header(), message.deletes())
            : applyUnique(object, message.deletes() || !isTracked(object));
    if (effect.before != null || effect.after != null) {
      announce(effect.before, effect.after, Cause.ANNOUNCED, receivedAt);
    }
    return effect;
  }

  /**
   * Makes the model equal to what a complete dump has told of the slice.
   *
   * @param dumped in the order of the dump
   * @return how many objects differed in meaning
   */
  int replace(Slice slice, List<NetworkObject> dumped, Reasons reasons, Instant receivedAt) {
    return update(slice, dumped, reasons, receivedAt, false);
  }

  /** The same, but what the dump doesn't tell stays: a part of it could not be read. */
  int merge(Slice slice, List<NetworkObject> dumped, Reasons reasons, Instant receivedAt) {
    return update(slice, dumped, reasons, receivedAt, true);
  }

  private int update(
      Slice slice,
      List<NetworkObject> dumped,
      Reasons reasons,
      Instant receivedAt,
      boolean keepMissing) {
    int[] differences = new int[1];
    BiConsumer<@Nullable NetworkObject, @Nullable NetworkObject> pairs =
        (before, after) -> {
          NetworkObject object = after != null ? after : before;
          if (object != null && announce(before, after, reasons.causeOf(object), receivedAt)) {
            found.accept(before, after);
            differences[0] += isAnnouncedByKernel(before, after) ? 1 : 0;
          }
        };
    if (slice.kind() == Kind.ROUTE) {
      replaceRoutes(slice, dumped, keepMissing, pairs);
    } else {
      replaceUnique(slice, dumped, keepMissing, pairs);
    }
    return differences[0];
  }

  private Effect applyUnique(NetworkObject object, boolean gone) {
    @Nullable NetworkObject before = model.get(object.kind(), object.key()).orElse(null);
    if (!gone) {
      model.put(object);
      return new Effect(before, object, false);
    }
    if (before != null) {
      model.remove(before);
    }
    return new Effect(before, null, false);
  }

  private Effect applyRoute(Route route, Header header, boolean gone) {
    List<Route> routes = model.routes(route.key());
    RouteRules.Outcome outcome =
        gone ? RouteRules.removed(routes, route) : RouteRules.added(routes, route, header);
    if (outcome.unmatched()) {
      // The routes of a link that is gone were evicted before the kernel got to announce some.
      return new Effect(null, null, !routes.isEmpty());
    }
    model.putRoutes(route.key(), outcome.routes());
    return new Effect(outcome.before(), outcome.after(), false);
  }

  private void replaceUnique(
      Slice slice,
      List<NetworkObject> dumped,
      boolean keepMissing,
      BiConsumer<@Nullable NetworkObject, @Nullable NetworkObject> pairs) {
    Map<Object, NetworkObject> fresh = new LinkedHashMap<>();
    for (NetworkObject object : dumped) {
      if (slice.contains(object) && isTracked(object)) {
        fresh.put(object.key(), object);
      }
    }
    for (NetworkObject before : List.copyOf(model.all(slice.kind()))) {
      if (!keepMissing && slice.contains(before) && !fresh.containsKey(before.key())) {
        model.remove(before);
        pairs.accept(before, null);
      }
    }
    fresh.forEach(
        (key, after) -> {
          @Nullable NetworkObject before = model.get(slice.kind(), key).orElse(null);
          model.put(after);
          pairs.accept(before, after);
        });
  }

  private void replaceRoutes(
      Slice slice,
      List<NetworkObject> dumped,
      boolean keepMissing,
      BiConsumer<@Nullable NetworkObject, @Nullable NetworkObject> pairs) {
    Map<Route.Key, List<Route>> fresh = new HashMap<>();
    for (NetworkObject object : dumped) {
      if (object instanceof Route route && slice.contains(route)) {
        fresh.computeIfAbsent(route.key(), key -> new ArrayList<>(1)).add(route);
      }
    }
    Set<Route.Key> keys = new HashSet<>(fresh.keySet());
    for (RouteTable table : model.tables()) {
      if (!keepMissing
          && Slice.routes(table).family() == slice.family()
          && (slice.table() == 0 || slice.table() == table.number())) {
        keys.addAll(model.routeKeys(table));
      }
    }
    for (Route.Key key : keys) {
      List<Route> before = model.routes(key);
      List<Route> after = fresh.getOrDefault(key, List.of());
      model.putRoutes(key, after);
      RouteRules.pair(before, after, pairs::accept);
    }
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
    return differs;
  }

  /**
   * The kernel makes the neighbors of multicast addresses without a word, and unmakes them aloud;
   * only those that were set from outside are announced as they come.
   */
  private static boolean isTracked(NetworkObject object) {
    return !(object instanceof Neighbor neighbor)
        || switch (neighbor.state()) {
          case NONE -> false;
          case NOARP -> (neighbor.flags() & Neighbor.EXTERN_LEARNED) != 0;
          default -> true;
        };
  }

  /** Some states of a neighbor come silently: to find those is no sign of drift. */
  private static boolean isAnnouncedByKernel(
      @Nullable NetworkObject before, @Nullable NetworkObject after) {
    return !(after instanceof Neighbor neighbor)
        || switch (neighbor.state()) {
          case INCOMPLETE, DELAY -> false;
          case FAILED -> before != null;
          default -> true;
        };
  }
}
