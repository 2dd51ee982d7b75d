package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresNamespace
class OverrunTest {

  /** Stops this JVM, adds routes, twice as many each time until the kernel has dropped messages. */
  private static final String FLOOD =
      """
      drops() { awk 'NR > 1 { sum += $9 } END { print sum }' /proc/net/netlink; }
      before=$(drops)
      start=0
      count=1000
      trap 'kill -CONT $PPID' EXIT
      kill -STOP $PPID
      while [ "$(drops)" = "$before" ] && [ $count -lt 4000000 ]; do
        seq $start $((start + count - 1)) | awk '{
          printf "route add 11.%d.%d.%d dev v0\\n", $1 / 65536, $1 / 256 % 256, $1 % 256 }' |
          ip -batch -
        start=$((start + count))
        count=$((count * 2))
      done
      echo $start
      """;

  @Test
  void lostMessagesAreNoticedCountedAndMadeUpFor() throws Exception {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      Subscription subscription = pairs.monitor.subscribe(1_000_000);
      int routes = Integer.parseInt(Shell.run(FLOOD).get(0));
      Eventually.holds(
          () -> pairs.monitor.model().routes(Family.IPV4, Route.TABLE_MAIN).count() > routes,
          () -> pairs.monitor.status().toString());
      KernelDump.settle(pairs.monitor.model());
      Eventually.holds(
          () -> pairs.monitor.status().state() == MonitorStatus.State.RUNNING,
          () -> pairs.monitor.status().toString());

      System.out.println("OverrunTest: " + routes + " routes, " + pairs.monitor.status());
      MonitorStatus status = pairs.monitor.status();
      assertTrue(status.overruns() > 0, status::toString);
      assertTrue(status.kernelDrops() > 0, status::toString);
      assertTrue(status.resyncs() > 0, status::toString);

      long added = 0;
      List<Overrun> overruns = new ArrayList<>();
      for (var next = subscription.poll(Duration.ZERO);
          next.isPresent();
          next = subscription.poll(Duration.ZERO)) {
        if (next.get().announcement() instanceof Change.Added change
            && change.object() instanceof Route route
            && route.destination().toString().startsWith("11.")) {
          added++;
        } else if (next.get().announcement() instanceof Overrun overrun) {
          overruns.add(overrun);
        }
      }
      assertEquals(routes, added, "each route is announced once, however it was found");
      assertEquals(status.overruns(), overruns.size());
      assertEquals(Overrun.Reason.ENOBUFS, overruns.get(0).reason(), overruns::toString);
      assertEquals(List.of(), KernelDump.differences(pairs.monitor.model()));
    }
  }
}
