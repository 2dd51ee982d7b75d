package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkSocket;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kernel answers to requests that it might refuse. */
@RequiresNamespace
class DumpSourceTest {

  private static final int ROUTES = 2000;

  /** A table without routes is none: fib_get_table finds nothing. */
  private static final int NO_TABLE = 4711;

  private final Model nothing = new Model();

  @AfterEach
  void tidyUp() {
    Shell.run("ip route flush table 77");
  }

  @Case(54)
  @Test
  void aDumpThatIsBrokenOffDoesNotKeepTheNextOneBusy() throws Exception {
    plantRoutes();
    Request request = Route.KIND.slice(Family.IPV4, 77).requests(nothing).get(0);
    Counters counters = new Counters();
    try (Poller poller = Poller.open();
        NetlinkSocket events = NetlinkSocket.open();
        DumpSource dumps = DumpSource.open(events, poller, counters)) {
      for (int i = 0; i < 10; i++) {
        assertThrows(
            IllegalStateException.class, () -> dumps.ask(request, message -> breakOff(), () -> {}));
        int[] count = new int[1];
        DumpSource.Answer answer = dumps.ask(request, message -> count[0]++, () -> {});
        assertEquals(new DumpSource.Answer(0, "", true, true), answer);
        assertEquals(ROUTES, count[0]);
      }
    }
  }

  private static void breakOff() {
    throw new IllegalStateException("broken off");
  }

  @Case(54)
  @Test
  void whoAsksWhileADumpRunsIsAnsweredAllTheSame() throws Exception {
    plantRoutes();
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      IpAddress somebody = IpAddress.of(new byte[] {10, 0, 0, 9});
      Callable<Boolean> asking =
          () -> {
            for (int i = 0; i < 5; i++) {
              assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
              assertEquals(Route.TABLE_MAIN, pairs.monitor.lookup(somebody).table());
            }
            return true;
          };
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        for (Future<Boolean> asked : threads.invokeAll(List.of(asking, asking, asking, asking))) {
          assertTrue(asked.get());
        }
      } finally {
        threads.shutdown();
      }
      assertEquals(List.of(), pairs.soFar());
      assertEquals(0, pairs.monitor.status().overruns());
      assertTrue(
          pairs.monitor.status().kindsRefused().stream().noneMatch(kind -> kind.contains("EBUSY")));
    }
  }

  @Case(55)
  @Test
  void aTableThatDoesNotExistIsEmpty() throws Exception {
    for (Family family : List.of(Family.IPV4, Family.IPV6)) {
      Slice slice = Route.KIND.slice(family, NO_TABLE);
      Counters counters = new Counters();
      try (Poller poller = Poller.open();
          NetlinkSocket events = NetlinkSocket.open();
          DumpSource dumps = DumpSource.open(events, poller, counters)) {
        List<Object> routes = new ArrayList<>();
        DumpSource.Answer answer = dumps.ask(slice.requests(nothing).get(0), routes::add, () -> {});
        assertTrue(answer.complete() && answer.readable(), answer::toString);
        assertTrue(answer.errno() == 0 || SliceReader.isGone(answer.errno()), answer::toString);
        assertEquals(List.of(), routes);
      }
    }
  }

  private static void plantRoutes() {
    Shell.run(
        "for i in $(seq %d); do echo route add unreachable 10.70.$((i / 256)).$((i %% 256)) table 77;"
                .formatted(ROUTES)
            + " done | ip -batch -");
  }
}
