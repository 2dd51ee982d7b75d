package io.github.netlinkagent.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last changes, oldest first; a bounded memory for people and for the diagnosis. */
public final class History {

  private final int capacity;
  private final ArrayDeque<Change> changes = new ArrayDeque<>();

  History(int capacity) {
    this.capacity = capacity;
  }

  /** The last {@code n} changes that are still remembered, oldest first. */
  public synchronized List<Change> last(int n) {
    List<Change> all = new ArrayList<>(changes);
    return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, n)), all.size()));
  }

  /** The remembered changes with a higher revision than that, oldest first. */
  public synchronized List<Change> since(long revision) {
    return changes.stream().filter(change -> change.revision() > revision).toList();
  }

  synchronized void add(Change change) {
    if (changes.size() == capacity) {
      changes.removeFirst();
    }
    changes.addLast(change);
  }
}
