package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By a clock of its own: an hour of audits takes no time. */
class AuditScheduleTest {

  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final List<Slice> SLICES =
      IntStream.rangeClosed(1, 40).mapToObj(part -> Route.KIND.slice(Family.IPV4, part)).toList();

  private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

  /** From one audit to the next, if all are cheap. */
  private static final long TURN = INTERVAL.toNanos() / SLICES.size();

  /** A hundredth, and what the ends of the measured time make of it. */
  private static final double MOST = 0.0101;

  private final AuditSchedule schedule = new AuditSchedule(INTERVAL, SLICES, 0);
  private final Map<Slice, Duration> lasting = new HashMap<>();
  private final Map<Slice, NavigableMap<Long, Long>> audits = new HashMap<>();
  private long now;

  @Test
  void withoutAnIntervalThereIsNone() {
    assertTrue(schedule.isOn());
    assertFalse(new AuditSchedule(Duration.ZERO, SLICES, 0).isOn());
  }

  @Test
  void cheapSlicesAreAuditedOnceInTheIntervalAndNeverTwoAtATime() {
    runUntil(HOUR);
    for (Slice slice : SLICES) {
      assertEquals(60.0, audits.get(slice).size(), 1.0, slice::toString);
      long last = -INTERVAL.toNanos();
      for (long begun : audits.get(slice).keySet()) {
        assertTrue(begun - last >= INTERVAL.toNanos(), "shorter than the interval");
        last = begun;
      }
    }
    assertTrue(shortestPause() >= TURN - MILLISECOND, "a burst");
  }

  @Test
  void thoseThatAreLateComeOneByOneToo() {
    now = HOUR;
    runUntil(HOUR + INTERVAL.toNanos());
    assertTrue(shortestPause() >= TURN / 2, "a burst");
    assertEquals(40, audits.size());
  }

  @Test
  void aLargeTableIsAuditedMoreSeldomAndTheOthersAsOftenAsEver() {
    Slice large = SLICES.get(7);
    lasting.put(large, Duration.ofSeconds(3));
    runUntil(5 * HOUR);
    assertTrue(share() <= MOST, () -> "share " + share());
    assertTrue(share() >= 0.009, () -> "share " + share());
    assertTrue(audits.get(large).size() > 50, "nearly all of the share is its own");
    assertEquals(300.0, audits.get(SLICES.get(8)).size(), 20.0);
  }

  @Test
  void twoLargeTablesShareWhatTheOthersLeave() {
    lasting.put(SLICES.get(3), Duration.ofSeconds(1));
    lasting.put(SLICES.get(30), Duration.ofSeconds(4));
    runUntil(8 * HOUR);
    assertTrue(share() <= MOST, () -> "share " + share());
    assertEquals(
        4.0, (double) audits.get(SLICES.get(3)).size() / audits.get(SLICES.get(30)).size(), 0.5);
  }

  @Test
  void whenAllAreLargeEachHasItsTurn() {
    SLICES.forEach(slice -> lasting.put(slice, Duration.ofSeconds(2)));
    runUntil(60 * HOUR);
    assertTrue(share() <= MOST, () -> "share " + share());
    SLICES.forEach(slice -> assertTrue(audits.get(slice).size() >= 20, slice::toString));
  }

  @Test
  void afterEverythingWasReadTheTurnsBeginAnew() {
    runUntil(INTERVAL.toNanos() / 2);
    schedule.begin(now);
    assertEquals(SLICES.get(0), schedule.next());
    assertEquals(TURN, schedule.delayNanos(now));
  }

  /** Audits whatever is due until then; each lasts a millisecond unless something else is said. */
  private void runUntil(long end) {
    while (true) {
      now += Math.max(0, schedule.delayNanos(now));
      if (now >= end) {
        return;
      }
      Slice slice = schedule.next();
      long begun = now;
      now += lasting.getOrDefault(slice, Duration.ofNanos(MILLISECOND)).toNanos();
      schedule.audited(slice, begun, now);
      audits.computeIfAbsent(slice, none -> new TreeMap<>()).put(begun, now);
    }
  }

  private NavigableMap<Long, Long> all() {
    NavigableMap<Long, Long> all = new TreeMap<>();
    audits.values().forEach(all::putAll);
    return all;
  }

  private long shortestPause() {
    long shortest = Long.MAX_VALUE;
    Map.Entry<Long, Long> before = null;
    for (Map.Entry<Long, Long> audit : all().entrySet()) {
      if (before != null) {
        shortest = Math.min(shortest, audit.getKey() - before.getValue());
      }
      before = audit;
    }
    return shortest;
  }

  /** Of the time, once it is known how long each takes. */
  private double share() {
    long from = INTERVAL.multipliedBy(3).toNanos();
    return all().tailMap(from).entrySet().stream()
            .mapToDouble(audit -> (double) (audit.getValue() - audit.getKey()))
            .sum()
        / (double) (now - from);
  }
}
