package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MetricScheduleTest {

  private final MetricSchedule schedule =
      new MetricSchedule(Duration.ofSeconds(60), Duration.ofSeconds(5));

  @Test
  void theFirstChangeIsCollectedAtOnce() {
    assertEquals(0, seconds(schedule.dueIn(1)));
  }

  @Test
  void withoutAChangeTheIntervalHolds() {
    schedule.collected(7, Duration.ZERO);

    assertEquals(60, seconds(schedule.dueIn(7)));
  }

  @Test
  void afterAChangeTheDelayHolds() {
    schedule.collected(7, Duration.ZERO);

    assertEquals(5, seconds(schedule.dueIn(8)));
  }

  @Test
  void dearCollectionsAreMadeLessOften() {
    schedule.collected(7, Duration.ofSeconds(1));
    schedule.collected(8, Duration.ofSeconds(2));

    assertEquals(20, seconds(schedule.dueIn(9)));
  }

  @Test
  void aSingleDearCollectionChangesNothing() {
    schedule.collected(7, Duration.ofSeconds(1));
    assertEquals(5, seconds(schedule.dueIn(8)));

    schedule.collected(8, Duration.ofMillis(1));
    schedule.collected(9, Duration.ofSeconds(1));

    assertEquals(5, seconds(schedule.dueIn(10)));
  }

  @Test
  void whatDidNotArriveIsDueAgainAsAfterAChange() {
    schedule.collected(7, Duration.ZERO);
    schedule.failed();

    assertEquals(5, seconds(schedule.dueIn(7)));
  }

  private static long seconds(Duration duration) {
    return Math.round(duration.toMillis() / 1e3);
  }
}
