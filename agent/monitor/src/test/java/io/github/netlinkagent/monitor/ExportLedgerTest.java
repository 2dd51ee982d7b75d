package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportLedgerTest {

  private final Subscription subscription = new Subscription(4, () -> {});
  private final ExportLedger ledger = new ExportLedger(subscription);

  @Test
  void eachAnnouncementStandsUnderExactlyOneHeading() throws Exception {
    announce(6);
    assertEquals(
        new ExportCounts(6, 0, 0, 4, Map.of(ExportLedger.QUEUE_FULL, 2L)), ledger.counts());

    pull(3);
    assertEquals(4, ledger.counts().waiting(), "what was pulled is not delivered yet");

    ledger.exported(2);
    ledger.dropped("413", 1);
    assertEquals(
        new ExportCounts(6, 2, 0, 1, Map.of(ExportLedger.QUEUE_FULL, 2L, "413", 1L)),
        ledger.counts());
  }

  @Test
  void whatIsAbandonedWaitsNoMore() throws Exception {
    announce(3);
    pull(1);
    subscription.close();
    ledger.abandon("shutdown");
    assertEquals(
        new ExportCounts(3, 0, 0, 0, Map.of(ExportLedger.QUEUE_FULL, 0L, "shutdown", 3L)),
        ledger.counts());
  }

  private void announce(int syncs) {
    for (int i = 0; i < syncs; i++) {
      subscription.offer(new SyncComplete(i, Instant.EPOCH, false, Duration.ZERO, Map.of()));
    }
  }

  private void pull(int announcements) throws InterruptedException {
    for (int i = 0; i < announcements; i++) {
      assertTrue(subscription.poll(Duration.ZERO).isPresent());
    }
  }
}
