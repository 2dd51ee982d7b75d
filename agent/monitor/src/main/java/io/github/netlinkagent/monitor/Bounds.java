package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the model holds no more than it may: counts what it holds, and summarizes the
 * tables that are too large. For the monitor's thread only.
 */
final class Bounds {

  /** A table that shrinks to that part of its limit is held again; less would make it flicker. */
  private static final double SHRUNK = 0.9;

  private final Model model;
  private final Limits limits;
  private final Publisher publisher;
  private final Recounts recounts;
  private final long mostInAll;
  private final Map<Table, Integer> held = new HashMap<>();
  private long heldInAll;
  private final AtomicLong beyondLimit = new AtomicLong();

  /** Tables that have grown beyond a limit since the last look. */
  private final Set<Table> over = new LinkedHashSet<>();

  /** Tables that are being read to be held again. */
  private final Set<Table> returning = new HashSet<>();

  /** Whether the model is being made equal to a list: it is not disturbed. */
  private boolean comparing;

  Bounds(Model model, Limits limits, Publisher publisher, Recounts recounts) {
    this.model = model;
    this.limits = limits;
    this.publisher = publisher;
    this.recounts = recounts;
    this.mostInAll = limits.inAll();
  }

  /**
   * Whether the model is to hold what a message tells of. If not, it has been counted.
   *
   * @param gone whether the message says that it is gone
   */
  boolean holds(NetworkObject object, Header header, boolean gone, long nowNanos) {
    if (!model.isSummarized(object.kind())) {
      return true;
    }
    Table table = Table.of(object);
    Optional<Summary> summary = model.summary(table);
    if (summary.isEmpty()) {
      return true;
    }
    recounts.add(table.slice(), Cause.ANNOUNCED, Reasons.ANY_LINK, nowNanos);
    count(summary.get(), object, header, gone);
    return gone || returning.contains(table) || keeps(object, table);
  }

  private void count(Summary summary, NetworkObject object, Header header, boolean gone) {
    if (object.kind().bound().isTold()) {
      boolean isNew = header.has(Header.CREATE) && !header.has(Header.REPLACE);
      long count = summary.count() + (gone ? -1 : isNew ? 1 : 0);
      model.summarize(summary.counted(Math.max(0, count), summary.byState()));
    }
  }

  /** Something was added, stayed, changed or was removed. */
  void became(@Nullable NetworkObject before, @Nullable NetworkObject after) {
    if (before == null && after != null && after.kind().isHeld()) {
      Table table = Table.of(after);
      if (add(table, 1) > limit(table) || heldInAll > mostInAll) {
        over.add(table);
      }
    } else if (before != null && after == null) {
      add(Table.of(before), -1);
    }
  }

  private int add(Table table, int number) {
    heldInAll += number;
    @Nullable Integer now =
        held.merge(table, number, (one, other) -> one + other == 0 ? null : one + other);
    return now == null ? 0 : now;
  }

  /** Summarizes what has grown too large by what was announced. */
  void enforce(Instant at) {
    if (comparing || over.isEmpty()) {
      return;
    }
    for (Table table : over) {
      if (heldOf(table) > limit(table)) {
        grown(table, limit(table), table.kind().bound().setting(), at);
      }
    }
    over.clear();
    while (heldInAll > mostInAll) {
      Optional<Table> largest =
          held.keySet().stream()
              .filter(table -> limit(table) < Integer.MAX_VALUE)
              .filter(table -> model.summary(table).isEmpty())
              .max(Comparator.comparing(this::heldOf));
      if (largest.isEmpty()) {
        return;
      }
      grown(largest.get(), mostInAll, Bound.HEAP, at);
    }
  }

  /** Tells the model what a re-read has found, before it is made equal to that. */
  void begin(Reread reread, Instant at) {
    Slice slice = reread.slice();
    reread.counted().tables().forEach((table, found) -> found(table, found, slice, at));
    if (reread.isComplete() && !reread.counted().isBusy()) {
      summarizedIn(slice)
          .filter(table -> table.isWithin(slice) && !reread.counted().isOver(table))
          .forEach(returning::add);
    }
    comparing = true;
  }

  private void found(Table table, BoundedListing.Found found, Slice slice, Instant at) {
    Optional<Summary> known = model.summary(table);
    if (known.isPresent() && table.isWithin(slice)) {
      model.summarize(known.get().counted(found.count(), found.byState()));
    } else if (known.isEmpty() && found.isOver()) {
      boolean crowded = found.count() <= limit(table);
      summarize(
          table,
          Math.max(found.count(), heldOf(table)),
          found.byState(),
          crowded ? mostInAll : limit(table),
          crowded ? Bound.HEAP : table.kind().bound().setting(),
          at);
      if (!table.isWithin(slice)) {
        recounts.add(table.slice(), Cause.ANNOUNCED, Reasons.ANY_LINK, System.nanoTime());
      }
    }
  }

  /** Whether a difference that a re-read has found is one of the kernel, and not of a summary. */
  boolean isReal(@Nullable NetworkObject before, @Nullable NetworkObject after) {
    NetworkObject object = after != null ? after : before;
    if (object == null || !model.isSummarized(object.kind())) {
      return true;
    }
    return (before != null && after != null)
        || model.summary(Table.of(object)).isEmpty()
        || keeps(object);
  }

  /**
   * The model has been made equal to what a re-read has found.
   *
   * @param done false if something came between
   */
  void end(boolean done, Instant at) {
    for (Table table : done ? returning : Set.<Table>of()) {
      model
          .summary(table)
          .ifPresent(
              summary -> {
                model.endSummary(table);
                publisher.summarized(summary.counted(heldOf(table), summary.byState()), false, at);
              });
    }
    returning.clear();
    comparing = false;
    enforce(at);
  }

  /** How many objects of a table the model may hold when it is read again. */
  int allowed(Table table) {
    int limit = limit(table);
    return model.summary(table).isEmpty() || limit == Integer.MAX_VALUE
        ? limit
        : (int) (limit * SHRUNK);
  }

  /** How many objects of a slice the model may hold when it is read again. */
  long room(Slice slice) {
    long others =
        heldInAll
            - held.keySet().stream()
                .filter(table -> table.isWithin(slice))
                .mapToLong(this::heldOf)
                .sum();
    boolean shrinks = summarizedIn(slice).findAny().isPresent();
    return Math.max(0, (long) (mostInAll * (shrinks ? SHRUNK : 1)) - others);
  }

  /** Whether an object is not held, because its table is too large. */
  boolean isOnlyCounted(NetworkObject object) {
    if (!model.isSummarized(object.kind())) {
      return false;
    }
    Table table = Table.of(object);
    return model.summary(table).isPresent() && !returning.contains(table) && !keeps(object);
  }

  /** Whether what a re-read has left open takes as long as a recount. */
  boolean isLarge(Slice slice) {
    return model.isSummarized(slice.kind()) && summarizedIn(slice).findAny().isPresent();
  }

  /** Whether an object is held even of a summarized table. */
  boolean keeps(NetworkObject object) {
    return object.kind().keeps(object, limits, model);
  }

  /**
   * The slices that can be read at once; what is summarized of the given one waits for a recount.
   */
  Stream<Slice> narrowed(Slice slice, Cause cause, int linkIndex, long nowNanos) {
    if (!isLarge(slice)) {
      return Stream.of(slice);
    }
    if (slice.part() == 0 && slice.kind() == Route.KIND) {
      summarizedIn(slice).forEach(table -> recounts.add(table.slice(), cause, linkIndex, nowNanos));
      return held.keySet().stream()
          .filter(table -> table.touches(slice) && model.summary(table).isEmpty())
          .map(table -> slice.part(table.part()))
          .distinct();
    }
    recounts.add(slice, cause, linkIndex, nowNanos);
    return Stream.of();
  }

  /** How often something was not held though it is of those that are kept of a summarized table. */
  long beyondLimit() {
    return beyondLimit.get();
  }

  private boolean keeps(NetworkObject object, Table table) {
    if (!keeps(object)) {
      return false;
    }
    if (heldOf(table) >= limit(table) || heldInAll >= mostInAll) {
      beyondLimit.incrementAndGet();
      return false;
    }
    return true;
  }

  private Stream<Table> summarizedIn(Slice slice) {
    return model.summarizedTables().filter(table -> table.touches(slice));
  }

  /** It may hold more by now than was announced: it is counted soon. */
  private void grown(Table table, long limit, String setting, Instant at) {
    summarize(table, heldOf(table), Map.of(), limit, setting, at);
    recounts.add(table.slice(), Cause.ANNOUNCED, Reasons.ANY_LINK, System.nanoTime());
  }

  private void summarize(
      Table table, long count, Map<String, Long> byState, long limit, String setting, Instant at) {
    Summary summary = new Summary(table, count, byState, limit, setting, at);
    boolean begins = model.summary(table).isEmpty();
    model.summarize(summary);
    int dropped = model.store(table.kind()).drop(one -> Table.of(one).equals(table) && !keeps(one));
    add(table, -dropped);
    if (begins) {
      publisher.summarized(summary, true, at);
    }
  }

  private int heldOf(Table table) {
    return held.getOrDefault(table, 0);
  }

  private int limit(Table table) {
    return table.kind().bound().limit().applyAsInt(limits);
  }
}
