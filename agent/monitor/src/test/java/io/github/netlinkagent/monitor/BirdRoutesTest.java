package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A routing daemon fills the table of the kernel, and empties it again: BIRD 2 with {@code
 * -Dbird.routes} static routes; the profile {@code long} has it feed 100,000.
 */
@RequiresNamespace
class BirdRoutesTest {

  private static final int ROUTES = Integer.getInteger("bird.routes", 2000);

  /** Of the heap, beside what other tests have left behind and the JVM does by itself. */
  private static final long SLACK_BYTES = 6 << 20;

  @TempDir private Path folder;
  private Process bird;

  @BeforeEach
  void start() throws Exception {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link set p0 up && ip link set v0 up
        ip address add 10.0.0.1/24 dev v0
        until ip -br link show dev v0 | grep -q ' UP '; do :; done
        """);
    Files.writeString(
        folder.resolve("bird.conf"),
        """
        router id 10.0.0.1;
        protocol device {}
        protocol kernel { ipv4 { export all; }; }
        protocol static feed {
          disabled;
          ipv4;
        include "%s";
        }
        """
            .formatted(folder.resolve("routes")));
    Files.writeString(
        folder.resolve("routes"),
        IntStream.range(0, ROUTES)
            .mapToObj(
                i ->
                    "route 11.%d.%d.%d/32 via 10.0.0.2;\n"
                        .formatted(i >> 16, i >> 8 & 0xff, i & 0xff))
            .collect(Collectors.joining()));
    bird =
        new ProcessBuilder(
                "bird", "-f", "-c", "bird.conf", "-s", socket(), "-P", folder.resolve("pid") + "")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("bird.log").toFile())
            .redirectErrorStream(true)
            .start();
    Eventually.holds(() -> Shell.succeeds(birdc("show status")), this::log);
  }

  @AfterEach
  void end() throws Exception {
    bird.toHandle().destroy();
    bird.waitFor();
    Shell.run("ip link del v0");
  }

  @Test
  void whatARoutingDaemonFeedsAndWithdrawsIsFollowedAndLeavesNothingBehind() throws Exception {
    try (NetworkMonitor monitor =
        NetworkMonitor.open(
            MonitorOptions.DEFAULT
                .withAuditInterval(Duration.ZERO)
                .withStatisticsInterval(Duration.ZERO)
                .withLimits(new Limits(2 * ROUTES, 1000, 1000, 60, List.of())))) {
      assertTrue(monitor.awaitSync(Duration.ofSeconds(60)), () -> monitor.status().toString());
      KernelDump.settle(monitor.model());
      int before = count(monitor);
      long heapBefore = liveHeap();

      long start = System.nanoTime();
      Shell.run(birdc("enable feed"));
      Eventually.holds(() -> count(monitor) == before + ROUTES, () -> counts(monitor));
      long fed = System.nanoTime() - start;
      KernelDump.settle(monitor.model());
      assertEquals(
          ROUTES,
          monitor.model().routes(Family.IPV4).filter(route -> route.protocol() == 12).count());
      long heapFull = liveHeap();

      start = System.nanoTime();
      Shell.run(birdc("disable feed"));
      Eventually.holds(() -> count(monitor) == before, () -> counts(monitor));
      long withdrawn = System.nanoTime() - start;
      KernelDump.settle(monitor.model());
      long heapAfter = liveHeap();

      System.out.printf(
          "BIRD fed %d routes in %d ms and withdrew them in %d ms; heap %d, %d, %d kB; %s%n",
          ROUTES,
          fed / 1_000_000,
          withdrawn / 1_000_000,
          heapBefore >> 10,
          heapFull >> 10,
          heapAfter >> 10,
          monitor.status().overruns() + " overruns");
      assertTrue(
          heapAfter < heapBefore + SLACK_BYTES + MonitorOptions.DEFAULT.historySize() * 2048L,
          () -> heapBefore + " became " + heapAfter);
    }
  }

  private static int count(NetworkMonitor monitor) {
    return monitor.model().routeCount(Family.IPV4, Route.TABLE_MAIN);
  }

  private String counts(NetworkMonitor monitor) {
    return count(monitor) + " routes, " + monitor.status() + "\n" + log();
  }

  /** What is left after a collection; the least of some, since soft references go late. */
  private static long liveHeap() {
    Runtime runtime = Runtime.getRuntime();
    return IntStream.range(0, 5)
        .mapToLong(
            i -> {
              System.gc();
              return runtime.totalMemory() - runtime.freeMemory();
            })
        .min()
        .orElseThrow();
  }

  private String socket() {
    return folder.resolve("ctl").toString();
  }

  private String birdc(String command) {
    return "birdc -s " + socket() + " " + command;
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("bird.log"));
    } catch (Exception e) {
      return Optional.ofNullable(e.getMessage()).orElse("");
    }
  }
}
