package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Hop;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What re-reading costs, and that it is not done where nothing asks for it. */
@RequiresNamespace
class FlappingLinkTest {

  /** The profile {@code long} has 500,000. */
  private static final int ROUTES = Integer.getInteger("flapping.routes", 2000);

  private static final Duration WHILE =
      Duration.ofSeconds(Integer.getInteger("flapping.seconds", 2));

  /** Before that, what is compiled late and read at once weighs too much. */
  private static final Duration LONG_RUN = Duration.ofMinutes(1);

  /** The text of larger tables is too much for the oracle. */
  private static final int LARGEST_COMPARED = 10_000;

  /** Host routes over a link, without a single process for each. */
  private static final String ROUTES_OVER =
      """
      seq 0 %d | awk '{
        printf "route add 11.%%d.%%d.%%d dev %s\\n", $1 / 65536, $1 / 256 %% 256, $1 %% 256 }' |
        ip -batch -
      """;

  @Test
  void whereNothingIsImpliedNothingIsReadAgain() {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT)) {
      Eventually.holds(
          () -> pairs.after("true").isEmpty(), () -> pairs.monitor.status().toString());
      long before = pairs.monitor.status().refreshes();
      List<String> changes =
          pairs.after(
              """
              ip route add 192.0.2.0/24 via 10.0.0.2
              ip route replace 192.0.2.0/24 via 10.0.0.3 mtu 1400
              ip route del 192.0.2.0/24
              ip -6 route add 2001:db8:77::/64 via 2001:db8::2
              ip -6 route del 2001:db8:77::/64
              ip neighbor replace 10.0.0.7 lladdr 02:00:00:00:00:07 dev v0
              ip neighbor del 10.0.0.7 dev v0
              ip rule add priority 77 lookup 77
              ip rule del priority 77
              """);
      assertTrue(changes.size() >= 8, changes::toString);
      assertEquals(before, pairs.monitor.status().refreshes());
    }
  }

  @Test
  void aLinkThatFlapsBesideALargeTableIsFollowedWithinABudget() throws Exception {
    flap("v1", "beside");
  }

  @Test
  void aLinkThatFlapsUnderALargeTableIsFollowedWithinABudget() throws Exception {
    flap("v0", "under");
  }

  private static void flap(String linkOfRoutes, String where) throws Exception {
    try (TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT.withLimits(Limits.ROOM))) {
      Shell.run(ROUTES_OVER.formatted(ROUTES - 1, linkOfRoutes));
      Eventually.holds(
          () -> pairs.monitor.model().routeCount(Family.IPV4, Route.TABLE_MAIN) >= ROUTES,
          () -> pairs.monitor.status().toString());
      long reads = pairs.monitor.status().refreshes();
      long start = System.nanoTime();
      long cpuBefore = cpuOfMonitor();
      Process flapping =
          new ProcessBuilder("sh", "-c", "while :; do ip link set p0 down; ip link set p0 up; done")
              .start();
      List<Long> delays = new ArrayList<>();
      try {
        for (int i = 1; System.nanoTime() - start < WHILE.toNanos(); i++) {
          delays.add(delayOfAnotherChange(pairs.monitor, i % 200 + 1));
        }
      } finally {
        flapping.destroy();
        flapping.waitFor();
      }
      double share = (double) (cpuOfMonitor() - cpuBefore) / (System.nanoTime() - start);
      long readsDone = pairs.monitor.status().refreshes() - reads;
      Shell.run("ip link set p0 up");
      awaitCalm(pairs.monitor);
      Collections.sort(delays);
      System.out.printf(
          "FlappingLinkTest: %,d routes %s the link: %.1f %% of a core, %d parts read again, "
              + "another change seen after %d ms (median), %d ms (longest of %d)%n",
          ROUTES,
          where,
          100 * share,
          readsDone,
          delays.get(delays.size() / 2),
          delays.get(delays.size() - 1),
          delays.size());
      assertTrue(readsDone > 0);
      if (WHILE.compareTo(LONG_RUN) >= 0) {
        assertTrue(share <= 0.2, () -> "share of a core: " + share);
      }
    }
  }

  /** A large table that has changed often is read seldom: the last time may be a while off. */
  private static void awaitCalm(NetworkMonitor monitor) {
    Eventually.holds(
        () -> routesWithoutCarrier(monitor) == 0,
        () -> routesWithoutCarrier(monitor) + " routes without a carrier",
        Duration.ofMinutes(4));
    if (ROUTES <= LARGEST_COMPARED) {
      KernelDump.settle(monitor.model());
    }
  }

  private static long routesWithoutCarrier(NetworkMonitor monitor) {
    return monitor
        .model()
        .routes(Family.IPV4, Route.TABLE_MAIN)
        .filter(route -> (route.hops().get(0).flags() & Hop.LINKDOWN) != 0)
        .count();
  }

  /** Milliseconds from the end of the command until the model has it. */
  private static long delayOfAnotherChange(NetworkMonitor monitor, int host)
      throws IOException, InterruptedException {
    String address = "10.1.0." + host;
    Shell.run("ip neighbor replace " + address + " lladdr 02:00:00:00:00:07 dev v1 nud permanent");
    long done = System.nanoTime();
    while (monitor
        .model()
        .neighbors()
        .noneMatch(neighbor -> neighbor.destination().toString().equals(address))) {
      Thread.onSpinWait();
    }
    long delay = Duration.ofNanos(System.nanoTime() - done).toMillis();
    Shell.run("ip neighbor del " + address + " dev v1");
    Eventually.holds(
        () ->
            monitor
                .model()
                .neighbors()
                .noneMatch(neighbor -> neighbor.destination().toString().equals(address)),
        () -> address);
    return delay;
  }

  private static long cpuOfMonitor() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getAllThreadIds())
        .filter(
            id ->
                threads.getThreadInfo(id) != null
                    && threads.getThreadInfo(id).getThreadName().equals("netlink-monitor"))
        .map(threads::getThreadCpuTime)
        .sum();
  }
}
