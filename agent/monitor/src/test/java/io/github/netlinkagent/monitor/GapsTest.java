package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.NetlinkSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final Loss FULL = new Loss(Overrun.Reason.ENOBUFS, "ENOBUFS");
  private static final Loss OTHER = new Loss(Overrun.Reason.RECEIVE_ERROR, "EINVAL");
  private static final Instant BEGIN = Instant.EPOCH;
  private static final Instant END = BEGIN.plusSeconds(1);
  private static final int SMALLEST = 4096;

  private final Counters counters = new Counters();
  private final Progress progress = new Progress();
  private final Model model = new Model(Tracking.EVERYTHING);
  private final Publisher publisher = new Publisher(model, new History(1));
  private final Subscription heard = publisher.subscribe(10, object -> true);
  private EventSource events;
  private Gaps gaps;

  @BeforeEach
  void open() throws Exception {
    Following nothing = new Following(Tracking.EVERYTHING);
    events = EventSource.open(NetlinkSocket.open(), SMALLEST, counters, nothing);
    gaps = new Gaps(events, publisher, counters, progress);
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void allLossesUntilAResyncInWhichNothingIsLostAreOneGap() throws Exception {
    gaps.lost(FULL, BEGIN);
    counters.kernelDrops.addAndGet(3);
    gaps.lost(OTHER, END);
    gaps.resyncBegins();
    counters.kernelDrops.addAndGet(4);
    gaps.lost(FULL, END);
    assertEquals(List.of(), announced());
    assertTrue(gaps.isOpen());
    assertEquals(
        Optional.of(new Gap(BEGIN, Optional.empty(), 7, Overrun.Reason.ENOBUFS, "ENOBUFS")),
        gaps.last());

    gaps.resyncBegins();
    gaps.closed(END);
    Gap whole = new Gap(BEGIN, Optional.of(END), 7, Overrun.Reason.ENOBUFS, "ENOBUFS");
    assertEquals(List.of(whole), announced());
    assertEquals(Optional.of(whole), gaps.last());
    assertFalse(gaps.isOpen());
    assertEquals(1, counters.overruns.get());

    gaps.closed(END);
    gaps.leftOpen();
    assertEquals(List.of(), announced(), "there is none");
  }

  @Test
  void dropsBelongToTheGapInWhichTheyAreCounted() throws Exception {
    for (int drops : new int[] {5, 0, 2}) {
      gaps.lost(FULL, BEGIN);
      counters.kernelDrops.addAndGet(drops);
      gaps.resyncBegins();
      gaps.closed(END);
    }
    assertEquals(List.of(5L, 0L, 2L), announced().stream().map(Gap::drops).toList());
    assertEquals(3, counters.overruns.get());
  }

  @Test
  void aBufferThatOverflowsWhileEverythingIsReadIsDoubled() {
    int before = events.receiveBuffer();
    gaps.lost(FULL, BEGIN);
    gaps.lost(FULL, BEGIN);
    assertEquals(before, events.receiveBuffer(), "a single loss may be owed to a pause");
    assertEquals("messages were lost (ENOBUFS), a resync is due", progress.reason());

    gaps.resyncBegins();
    gaps.lost(OTHER, BEGIN);
    assertEquals(before, events.receiveBuffer(), "a larger one would not have helped");
    gaps.lost(FULL, BEGIN);
    gaps.lost(FULL, BEGIN);
    assertEquals(2 * before, events.receiveBuffer(), "once for each resync");
    assertEquals("messages were lost (ENOBUFS), a resync is due", progress.reason());
  }

  @Test
  void whereTheKernelGrantsNoMoreTheReasonSaysWhatToRaise() {
    int before = 0;
    while (events.receiveBuffer() > before) {
      before = events.receiveBuffer();
      gaps.lost(FULL, BEGIN);
      gaps.resyncBegins();
      gaps.lost(FULL, BEGIN);
    }
    assertEquals(
        "messages were lost (ENOBUFS) again, a resync is due; the receive buffer stays at %d bytes,"
                .formatted(before)
            + " raise net.core.rmem_max",
        progress.reason());
    assertTrue(before <= 64 << 20, () -> "it grows without bounds: " + events.receiveBuffer());
  }

  private List<Gap> announced() throws InterruptedException {
    List<Gap> told = new ArrayList<>();
    for (Optional<Delivery> next = heard.poll(Duration.ZERO);
        next.isPresent();
        next = heard.poll(Duration.ZERO)) {
      if (next.get().announcement() instanceof Overrun overrun) {
        told.add(overrun.gap());
      }
    }
    return told;
  }
}
