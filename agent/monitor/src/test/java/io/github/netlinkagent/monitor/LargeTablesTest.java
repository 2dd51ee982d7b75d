package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.AddressLiteral;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of a table that is too large the model holds the number, and of its objects the most important
 * ones, and says so; until it shrinks.
 */
@RequiresNamespace
class LargeTablesTest {

  private static final int MOST = 100;
  private static final int MANY = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final MonitorOptions OPTIONS =
      MonitorOptions.DEFAULT
          .withAuditInterval(Duration.ZERO)
          .withStatisticsInterval(Duration.ZERO)
          .withLimits(
              new Limits(
                  MOST, MOST, MOST, 50, List.of(AddressLiteral.parsePrefix("198.51.100.0/24"))));

  private NetworkMonitor monitor;
  private Subscription subscription;

  @BeforeEach
  void pairs() {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        for link in p0 p1 v0 v1; do ip link set $link up; done
        ip address add 10.0.0.1/24 dev v0
        ip address add 10.1.0.1/24 dev v1
        """);
  }

  @AfterEach
  void tearDown() {
    monitor.close();
    Shell.run(
        """
        ip rule flush priority 5000
        for link in v0 v1; do ip link del $link; done
        ip route flush table 77 2>&- || true
        """);
  }

  @Test
  @Case(50)
  void aRoutingTableThatIsTooLargeAtTheStartIsCountedAndTheOthersAreHeld() throws Exception {
    batch(MANY, "route add 172.16.%d.%d/32 via 10.0.0.2");
    Shell.run(
        """
        ip route add default via 10.0.0.2
        ip route add 198.51.100.64/26 via 10.1.0.2
        ip route add 198.51.0.0/16 via 10.1.0.2
        ip route add 192.0.2.0/24 via 10.1.0.2 table 77
        """);
    open();

    assertEquals(kernelCount(), monitor.model().routeCount(Family.IPV4, Route.TABLE_MAIN));
    assertEquals(
        List.of("0.0.0.0/0", "198.51.0.0/16", "198.51.100.64/26"), destinations(Route.TABLE_MAIN));
    assertEquals(List.of("192.0.2.0/24"), destinations(77));
    assertEquals(
        List.of(
            "ipv4 route table main: " + kernelCount() + ", more than " + MOST + " (routes.max)"),
        monitor.status().summarized());
    assertEquals(MonitorStatus.State.RUNNING, monitor.status().state());
    assertTrue(monitor.status().reason().contains("Raise routes.max"), monitor.status()::reason);
    assertEquals(List.of("begins"), announced());
  }

  @Test
  void aRoutingTableThatGrowsIsSummarizedAndHeldAgainWhenItShrinks() throws Exception {
    open();
    announced();
    int before = kernelCount();

    batch(MANY, "route add 172.16.%d.%d/32 via 10.0.0.2");
    Eventually.holds(() -> kernelCount() == count(), () -> "counted " + count());
    List<String> growth = announced();
    assertEquals(MOST - before + 1, growth.stream().filter("added route"::equals).count());
    assertEquals("begins", growth.get(growth.size() - 1));
    assertEquals(MOST - before + 2, growth.size(), growth::toString);

    Shell.run(
        """
        ip route add 198.51.100.64/26 via 10.1.0.2
        ip route add 203.0.113.0/24 via 10.1.0.2
        ip route add default via 10.0.0.2
        """);
    Eventually.holds(
        () -> monitor.model().defaultRoutes(Family.IPV4, Route.TABLE_MAIN).count() == 1,
        () -> "no default route");
    assertEquals(List.of("added route", "added route"), announced());
    assertEquals(before + MANY + 3, count());

    // What the kernel does not announce of a summarized table is found out, too.
    Shell.run("ip link set v1 down");
    Eventually.holds(
        () -> kernelCount() == count() && destinations(Route.TABLE_MAIN).size() == 1,
        () -> destinations(Route.TABLE_MAIN) + ", counted " + count());
    assertTrue(announced().contains("removed route link-down"));

    Shell.run("ip route flush root 172.16.0.0/16 && ip link set v1 up");
    Eventually.holds(
        () -> monitor.status().summarized().isEmpty(), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    List<String> shrinking = announced();
    assertTrue(shrinking.contains("ends"), shrinking::toString);
    assertTrue(shrinking.stream().noneMatch(line -> line.startsWith("removed route")));
    assertEquals("", monitor.status().reason());

    Shell.run("ip route add 203.0.113.0/24 via 10.0.0.2");
    KernelDump.settle(monitor.model());
    assertEquals(List.of("added route"), announced().stream().filter(this::isOfRoutes).toList());
  }

  @Test
  void theNeighborsOfAnInterfaceAreCountedByTheirState() throws Exception {
    Shell.run("ip route add default via 10.0.0.2");
    batch(5, "neighbor add 10.1.%d.%d lladdr 02:00:00:00:00:01 dev v1 nud stale");
    open();
    announced();

    Shell.run("ip neighbor add 10.0.0.2 lladdr 02:00:00:00:00:02 dev v0 nud permanent");
    batch(MANY, "neighbor add 10.0.1%d.%d lladdr 02:00:00:00:00:01 dev v0 nud stale");
    Eventually.holds(() -> neighbors("v0", Neighbor.State.STALE) == MANY, this::counts);

    assertEquals(1, neighbors("v0", Neighbor.State.PERMANENT));
    assertEquals(5, neighbors("v1", Neighbor.State.STALE));
    assertEquals(
        List.of("10.0.0.2"),
        monitor.model().neighbors(index("v0")).stream()
            .filter(neighbor -> neighbor.family() == Family.IPV4)
            .map(neighbor -> neighbor.destination().toString())
            .toList());
    assertEquals(5, monitor.model().neighbors(index("v1")).size());
    List<String> growth = announced();
    assertEquals(MOST + 1, growth.stream().filter("added neighbor"::equals).count());
    assertEquals(1, growth.stream().filter("begins"::equals).count());

    Shell.run("ip neighbor flush dev v0");
    Eventually.holds(
        () -> monitor.status().summarized().isEmpty(), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    List<String> shrinking = announced();
    assertEquals(1, shrinking.stream().filter("ends"::equals).count());
    assertTrue(shrinking.stream().filter("removed neighbor"::equals).count() <= MOST);
  }

  @Test
  void anyOtherKindIsBoundedToo() throws Exception {
    open();
    announced();
    batch(MANY, "rule add from 172.16.%d.%d priority 5000");
    Eventually.holds(
        () -> Shell.run("ip rule; ip -6 rule").size() == monitor.model().count(Rule.KIND),
        () -> "counted " + monitor.model().count(Rule.KIND));
    assertEquals(1, monitor.model().summaries(Rule.KIND).size());
    assertEquals(
        MOST, announced().stream().filter("added rule"::equals).count() + 2, "3 are there before");

    Shell.run("ip rule flush priority 5000 ; ip rule add priority 32766 table main || true");
    Eventually.holds(
        () -> monitor.status().summarized().isEmpty(), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
  }

  private void open() throws Exception {
    monitor = NetworkMonitor.open(OPTIONS);
    assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
    subscription = monitor.subscribe(100_000);
  }

  /** What was announced since the last call: of routes, neighbors, rules and summaries. */
  private List<String> announced() throws InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
        next.isPresent();
        next = subscription.poll(Duration.ZERO)) {
      Announcement announcement = next.get().announcement();
      if (announcement instanceof SummaryChange summary) {
        lines.add(summary.begins() ? "begins" : "ends");
      } else if (announcement instanceof Change change
          && (change.object().family() == Family.IPV4 || change.object() instanceof Rule)) {
        String cause = change.cause() == Cause.ANNOUNCED ? "" : " " + change.cause().label();
        lines.add(change.type() + " " + change.object().kind().label() + cause);
      }
    }
    return lines;
  }

  private boolean isOfRoutes(String line) {
    return line.contains("route");
  }

  private List<String> destinations(int table) {
    return List.copyOf(
        new TreeSet<>(
            monitor
                .model()
                .routes(Family.IPV4, table)
                .map(route -> route.destination().toString())
                .toList()));
  }

  private int count() {
    return monitor.model().routeCount(Family.IPV4, Route.TABLE_MAIN);
  }

  private static int kernelCount() {
    return Shell.run("ip route show table main").size();
  }

  private String counts() {
    return monitor.model().neighborCounts().toString();
  }

  private long neighbors(String link, Neighbor.State state) {
    Model.NeighborGroup group = new Model.NeighborGroup(index(link), Family.IPV4, state);
    return monitor.model().neighborCounts().getOrDefault(group, 0L);
  }

  private int index(String name) {
    return monitor.model().links().stream()
        .filter(link -> link.name().equals(name))
        .mapToInt(Link::index)
        .findFirst()
        .orElseThrow();
  }

  /** Runs a command of ip for each of so many pairs of bytes. */
  private static void batch(int number, String command) {
    String lines =
        String.join(
            "\n",
            IntStream.range(0, number)
                .mapToObj(i -> command.formatted(i / 250, 3 + i % 250))
                .toList());
    Shell.run("ip -batch - <<END\n" + lines + "\nEND");
  }
}
