package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The monitor opens amid changes that tear every dump. It must come to equal the kernel when they
 * end, and never take an object for gone that was there all the time.
 */
@RequiresNamespace
class ChurnAtStartTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How often the changes are made again while the monitor goes on after its first sync. */
  private static final int ROUNDS_AFTER_SYNC = 3;

  /** Some of a kind that stay, and some that come and go before and between them. */
  private record Churned(
      String name,
      Kind<?> kind,
      int staying,
      IntFunction<String> stays,
      int moving,
      IntFunction<String> moves) {

    /** All come, then all go, so that whatever is listed behind them moves. */
    List<String> round() {
      List<String> added = lines(moving, moves);
      return Stream.concat(added.stream(), undone(added).stream()).toList();
    }

    private static List<String> lines(int count, IntFunction<String> line) {
      return IntStream.range(0, count).mapToObj(line).toList();
    }

    /** Of a nexthop object the number says all. */
    private static List<String> undone(List<String> added) {
      return added.stream()
          .map(line -> line.replace(" add ", " del "))
          .map(line -> line.replaceFirst("^(nexthop del id \\d+) .*", "$1"))
          .toList();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Churned> churned() {
    return Stream.of(
        new Churned(
            "rules",
            Rule.KIND,
            1500,
            i -> "rule add priority %d lookup 77".formatted(5000 + i),
            300,
            i -> "rule add priority %d lookup 78".formatted(100 + i)),
        new Churned(
            "IPv6 routes",
            Route.KIND,
            1500,
            i -> "route add 2001:db8:%x:1::/64 dev v0 table 77".formatted(i),
            300,
            i -> "route add 2001:db8:%x:2::/64 dev v0 table 77".formatted(5 * i)));
  }

  @TempDir private Path files;

  @BeforeEach
  void setUp() {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        for link in v0 p0; do
          echo 1 > /proc/sys/net/ipv6/conf/$link/addr_gen_mode
          ip link set $link up
        done
        ip address add 10.0.0.1/8 dev v0
        until ip -br link show dev v0 | grep -q ' UP '; do :; done
        """);
  }

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del v0");
  }

  @Case(51)
  @ParameterizedTest
  @MethodSource("churned")
  void whatStaysIsNeverAnnouncedAsGone(Churned churned) throws Exception {
    batch(Churned.lines(churned.staying, churned.stays));
    Set<Object> stable = keys(churned);
    assertTrue(stable.size() >= churned.staying(), () -> "only " + stable.size());
    Path rounds = files.resolve("rounds");
    Path stop = files.resolve("stop");
    Process churn = churn(churned, rounds, stop);
    try {
      Eventually.holds(() -> rounds(rounds) > 0, () -> "no round is done");
      try (NetworkMonitor monitor =
          NetworkMonitor.open(
              MonitorOptions.DEFAULT
                  .withAuditInterval(Duration.ZERO)
                  .withStatisticsInterval(Duration.ZERO))) {
        Subscription subscription = monitor.subscribe(1_000_000);
        assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
        long enough = rounds(rounds) + ROUNDS_AFTER_SYNC;
        Eventually.holds(() -> rounds(rounds) >= enough, () -> "the changes have stopped");
        Files.createFile(stop);
        assertEquals(0, churn.waitFor());
        KernelDump.settle(monitor.model());
        List<Change> changes = changes(subscription);
        assertEquals(List.of(), goneOfStable(changes, churned, stable));
        assertTrue(monitor.resync(PATIENCE));
        assertEquals(List.of(), changes(subscription));
      }
    } finally {
      churn.destroy();
      batch(Churned.undone(Churned.lines(churned.staying, churned.stays)));
      batch(Churned.undone(Churned.lines(churned.moving, churned.moves)));
    }
  }

  private Process churn(Churned churned, Path rounds, Path stop) throws IOException {
    Path batch = Files.write(files.resolve("churn"), churned.round());
    return new ProcessBuilder(
            "sh",
            "-ec",
            "until [ -e %s ]; do ip -batch %s; echo >> %s; done".formatted(stop, batch, rounds))
        .redirectErrorStream(true)
        .redirectOutput(files.resolve("output").toFile())
        .start();
  }

  private static long rounds(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** What can't be done, since it is so already, is left out. */
  private void batch(List<String> lines) throws IOException {
    Path batch = Files.write(files.resolve("batch"), lines);
    Shell.succeeds("ip -force -batch %s > /dev/null 2>&1".formatted(batch));
  }

  private static Set<Object> keys(Churned churned) {
    Set<Object> keys = new HashSet<>();
    for (Slice slice : churned.kind.slices()) {
      KernelDump.read(slice, new Model(Tracking.EVERYTHING))
          .forEach(object -> keys.add(object.key()));
    }
    return keys;
  }

  /** A torn first list may lack some of them, which are then added, once. */
  private static List<String> goneOfStable(
      List<Change> changes, Churned churned, Set<Object> stable) {
    return changes.stream()
        .filter(change -> change.object().kind() == churned.kind)
        .filter(change -> stable.contains(change.object().key()))
        .filter(change -> change.after().isEmpty())
        .map(change -> change.cause().label() + " " + change.object())
        .toList();
  }

  private static List<Change> changes(Subscription subscription) throws InterruptedException {
    List<Change> changes = new ArrayList<>();
    for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
        next.isPresent();
        next = subscription.poll(Duration.ZERO)) {
      if (next.get().announcement() instanceof Change change) {
        changes.add(change);
      }
    }
    return changes;
  }
}
