package io.github.netlinkagent.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the kernel lists of a slice, as far as the model may hold it: of a table that turns out to
 * be too large it keeps the number and what is kept of a summarized one, however long the list is.
 */
final class BoundedListing {

  /** Of objects that messages tell of meanwhile: more are not worth their memory. */
  private static final int MOST_TOLD = 10_000;

  private final Bounds bounds;
  private final long room;
  private final Map<Table, Found> tables = new LinkedHashMap<>();
  private long collected;
  private int told;

  BoundedListing(Slice slice, Bounds bounds) {
    this.bounds = bounds;
    this.room = bounds.room(slice);
  }

  /** What was found of a table. */
  static final class Found {

    private final int allowed;
    private final List<NetworkObject> objects = new ArrayList<>();
    private final Map<String, Long> byState = new HashMap<>();
    private boolean over;
    private long count;

    private Found(int allowed) {
      this.allowed = allowed;
    }

    /** Whether it has more objects than the model may hold. */
    boolean isOver() {
      return over;
    }

    long count() {
      return count;
    }

    Map<String, Long> byState() {
      return byState;
    }
  }

  Map<Table, Found> tables() {
    return tables;
  }

  boolean isOver(Table table) {
    return Optional.ofNullable(tables.get(table)).filter(Found::isOver).isPresent();
  }

  /** Whether so much happens in a summarized table that the list can't be taken for all of it. */
  boolean isBusy() {
    return told >= MOST_TOLD;
  }

  /** Whether it need not be known that a message tells of an object meanwhile. */
  boolean isOnlyCounted(NetworkObject object) {
    return bounds.isOnlyCounted(object) && ++told >= MOST_TOLD;
  }

  void add(NetworkObject object) {
    Table table = Table.of(object);
    Found found = tables.computeIfAbsent(table, each -> new Found(bounds.allowed(each)));
    found.count++;
    String state = object.kind().stateOf(object);
    if (!state.isEmpty()) {
      found.byState.merge(state, 1L, Long::sum);
    }
    if (found.over && (found.objects.size() >= found.allowed || !bounds.keeps(object))) {
      return;
    }
    found.objects.add(object);
    collected++;
    if (found.objects.size() > found.allowed) {
      thin(found);
    } else if (collected > room) {
      tables.values().stream()
          .filter(each -> !each.over && each.allowed < Integer.MAX_VALUE)
          .max(Comparator.comparing(each -> each.objects.size()))
          .ifPresent(this::thin);
    }
  }

  private void thin(Found found) {
    int before = found.objects.size();
    found.over = true;
    found.objects.removeIf(object -> !bounds.keeps(object));
    collected -= before - found.objects.size();
  }

  /** What the model is to hold, those of each table in the order of the kernel. */
  List<NetworkObject> objects() {
    List<NetworkObject> all = new ArrayList<>((int) collected);
    tables.values().forEach(found -> all.addAll(found.objects));
    return all;
  }
}
