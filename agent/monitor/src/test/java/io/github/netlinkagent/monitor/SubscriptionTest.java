package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

  private final Subscription subscription = new Subscription(8, () -> {});
  private long revision;

  @Test
  void aSubscriberWhoKeepsUpGetsEveryChangeByItself() throws Exception {
    for (int i = 0; i < 100; i++) {
      offer(neighbor(1, i), neighbor(1, i + 1));
      assertEquals(0, next().coalesced());
    }
    assertEquals(new Subscription.Tally(100, 0, 0), subscription.tally());
  }

  @Test
  void underPressureChangesOfOneObjectAreMergedAndCounted() throws Exception {
    for (int i = 1; i <= 4; i++) {
      offer(null, neighbor(i, 0));
    }
    offer(neighbor(4, 0), neighbor(4, 1));
    offer(neighbor(4, 1), neighbor(4, 2));
    List<Delivery> deliveries = all();
    assertEquals(4, deliveries.size());
    Delivery last = deliveries.get(3);
    assertEquals(2, last.coalesced());
    assertEquals(
        neighbor(4, 2), assertInstanceOf(Change.Added.class, last.announcement()).object());
    assertEquals(2, subscription.tally().coalesced());
  }

  @Test
  void anObjectThatCameAndWentIsToldOnceAsRemoved() throws Exception {
    fillHalf();
    offer(null, neighbor(9, 0));
    offer(neighbor(9, 0), null);
    Delivery flicker = all().get(4);
    assertInstanceOf(Change.Removed.class, flicker.announcement());
    assertEquals(1, flicker.coalesced());
  }

  @Test
  void anObjectThatIsAgainAsItWasIsToldOnceAsChangedInNothing() throws Exception {
    fillHalf();
    offer(neighbor(9, 0), neighbor(9, 1));
    offer(neighbor(9, 1), neighbor(9, 2));
    offer(neighbor(9, 2), neighbor(9, 0));
    Delivery flicker = all().get(4);
    Change.Changed change = assertInstanceOf(Change.Changed.class, flicker.announcement());
    assertEquals(List.of(), change.differences());
    assertEquals(2, flicker.coalesced());
  }

  @Test
  void anObjectThatWentAndCameIsToldAsChanged() throws Exception {
    fillHalf();
    offer(neighbor(9, 0), null);
    offer(null, neighbor(9, 5));
    Change.Changed change = assertInstanceOf(Change.Changed.class, all().get(4).announcement());
    assertEquals(neighbor(9, 0), change.old());
    assertEquals(neighbor(9, 5), change.object());
    assertEquals(List.of("protocol"), change.differences());
  }

  @Test
  void whatFitsNowhereIsDroppedAndCountedAndNothingIsLostUnseen() throws Exception {
    int offered = 50;
    for (int i = 0; i < offered; i++) {
      offer(null, neighbor(i, 0));
    }
    int waiting = subscription.waiting();
    assertEquals(8, waiting);
    assertEquals(offered, waiting + subscription.dropped());
  }

  @Test
  void aClosedSubscriptionDeliversWhatWaitsAndThenNothing() throws Exception {
    offer(null, neighbor(1, 0));
    subscription.close();
    offer(null, neighbor(2, 0));
    assertEquals(1, all().size());
    assertEquals(Optional.empty(), subscription.poll(Duration.ofDays(1)));
  }

  @Test
  void whoWaitsIsWokenByAnOffer() throws Exception {
    Thread offering = new Thread(() -> offer(null, neighbor(1, 0)));
    offering.start();
    assertTrue(subscription.poll(Duration.ofSeconds(20)).isPresent());
    offering.join();
  }

  private void fillHalf() {
    for (int i = 1; i <= 4; i++) {
      offer(null, neighbor(i, 0));
    }
  }

  private void offer(NetworkObject before, NetworkObject after) {
    revision++;
    if (before == null) {
      subscription.offer(new Change.Added(after, Cause.ANNOUNCED, revision, Instant.EPOCH));
    } else if (after == null) {
      subscription.offer(new Change.Removed(before, Cause.ANNOUNCED, revision, Instant.EPOCH));
    } else {
      subscription.offer(
          new Change.Changed(
              before, after, before.differences(after), Cause.ANNOUNCED, revision, Instant.EPOCH));
    }
  }

  private Delivery next() throws InterruptedException {
    return subscription.poll(Duration.ZERO).orElseThrow();
  }

  private List<Delivery> all() throws InterruptedException {
    List<Delivery> deliveries = new ArrayList<>();
    for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
        next.isPresent();
        next = subscription.poll(Duration.ZERO)) {
      deliveries.add(next.get());
    }
    return deliveries;
  }

  private static Neighbor neighbor(int host, int protocol) {
    return new Neighbor(
        1,
        new IpAddress(Family.IPV4, 0, host),
        null,
        Neighbor.State.PERMANENT,
        0,
        1,
        protocol,
        0,
        null);
  }
}
