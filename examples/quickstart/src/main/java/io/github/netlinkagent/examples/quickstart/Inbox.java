package io.github.netlinkagent.examples.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has arrived, and the waiting for what has not. */
final class Inbox {

  private final Object lock = new Object();
  private final List<Event> events = new ArrayList<>();
  private Map<Series, Double> values = Map.of();

  void add(Event event) {
    synchronized (lock) {
      events.add(event);
      lock.notifyAll();
    }
  }

  /** A collection replaces the one before: what it no longer has is gone. */
  void replace(Map<Series, Double> collection) {
    synchronized (lock) {
      values = Map.copyOf(collection);
      lock.notifyAll();
    }
  }

  /** How many events there are so far: where to begin to look for the next ones. */
  int mark() {
    synchronized (lock) {
      return events.size();
    }
  }

  /** Waits until all has arrived, the events after the mark, and returns what is missing. */
  List<Expected> await(List<Expected> expected, int mark, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lock) {
      List<Expected> missing = missing(expected, mark);
      while (!missing.isEmpty()) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return missing;
        }
        lock.wait(millis);
        missing = missing(expected, mark);
      }
      return missing;
    }
  }

  private List<Expected> missing(List<Expected> expected, int mark) {
    Set<Integer> taken = new HashSet<>();
    return expected.stream().filter(one -> !isThere(one, mark, taken)).toList();
  }

  /** An event answers one expectation only. */
  private boolean isThere(Expected expected, int mark, Set<Integer> taken) {
    if (expected instanceof Expected.Value value) {
      return sum(value) == value.value();
    }
    Expected.Change change = (Expected.Change) expected;
    for (int i = mark; i < events.size(); i++) {
      if (change.matches(events.get(i)) && taken.add(i)) {
        return true;
      }
    }
    return false;
  }

  private double sum(Expected.Value value) {
    return values.entrySet().stream()
        .filter(entry -> value.covers(entry.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
