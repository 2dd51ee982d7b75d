package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResyncScheduleTest {

  private static final Duration FIRST = Duration.ofMillis(50);

  private final ResyncSchedule schedule = new ResyncSchedule(0);

  @Test
  void theFirstLossIsMadeUpForSoon() {
    assertFalse(schedule.isDue(Long.MAX_VALUE));
    schedule.lost(1);
    assertFalse(schedule.isDue(FIRST.toNanos()));
    assertTrue(schedule.isDue(FIRST.toNanos() + 1));
    schedule.begun();
    assertFalse(schedule.isPending());
  }

  @Test
  void lossesUntilTheResyncDoNotPutItOff() {
    schedule.lost(1);
    schedule.lost(2);
    assertEquals(FIRST.toNanos() - 1, schedule.delayNanos(2));
  }

  @Test
  void theSoonerTheyRecurTheLaterItIs() {
    long now = 0;
    Duration before = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      now += Duration.ofSeconds(1).toNanos();
      schedule.lost(now);
      schedule.begun();
      assertTrue(schedule.backoff().compareTo(before) >= 0);
      before = schedule.backoff();
    }
    assertEquals(Duration.ofSeconds(5), before);
    schedule.lost(now + Duration.ofSeconds(11).toNanos());
    assertEquals(FIRST, schedule.backoff());
  }

  @Test
  void largeTablesAreNotReadAgainAndAgain() {
    long now = 0;
    for (int i = 0; i < 20; i++) {
      schedule.lost(now);
      schedule.begun();
      schedule.done(Duration.ofSeconds(3));
      now += schedule.backoff().plusSeconds(3).toNanos();
    }
    assertEquals(Duration.ofSeconds(27), schedule.backoff());
  }
}
