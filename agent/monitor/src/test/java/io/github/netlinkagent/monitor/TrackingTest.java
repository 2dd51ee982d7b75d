package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings leave out is neither asked for, held nor told; the rest equals the kernel. */
@RequiresNamespace
class TrackingTest {

  /** Fifty of an address and a link. */
  private static final String NEIGHBORS =
      """
      for i in $(seq 10 59); do
        echo "neigh replace %s$i lladdr 02:00:00:00:00:$i nud permanent dev %s"
      done | ip -batch -
      """;

  private TwoPairs pairs;

  @AfterEach
  void close() {
    pairs.close();
    Shell.run(
        """
        for link in left br0 w1; do ip link del $link 2>&- || true; done
        for table in main 77; do
          ip -4 route flush table $table 2>&- || true
          ip -6 route flush table $table 2>&- || true
        done
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects=route",
        "objects=address|fdb",
        "objects.exclude=neighbor|fdb|group-address",
        "families=ipv4",
        "families=ipv6,objects=route|neighbor",
        "families=ipv4,objects=neighbor|rule",
        "tables=local|77",
        "protocols=static",
        "protocols=static|boot,tables=main",
        "protocols.exclude=kernel|bgp",
        "interfaces.include=v?|lo",
        "interfaces.exclude=*1,tables=main",
        "interfaces.kinds.exclude=veth"
      })
  void whatIsTrackedEqualsTheKernelAfterRandomOperations(String settings) {
    open(settings);
    Random random = new Random(settings.hashCode());
    Dice dice = new Dice(random);
    Supplier<String> routes = new RandomRoutes(dice, List.of());
    List<Supplier<String>> operations =
        List.of(routes, routes, new RandomAddresses(dice), new RandomLinks(dice));
    followed(() -> varied(dice.any(operations).get(), random));
  }

  @ParameterizedTest
  @ValueSource(strings = {"objects=link", "objects=filter", "interfaces.exclude=v1"})
  void soItDoesAfterThoseOfTrafficControl(String settings) {
    open(settings);
    followed(new RandomTrafficControl(new Dice(new Random(9116942952389L))));
  }

  private void followed(Supplier<String> operations) {
    for (int i = 0; i < 40; i++) {
      String operation = operations.get();
      // Many a random operation is refused by the kernel; that is an operation, too.
      Shell.succeeds(operation);
      try {
        KernelDump.settle(pairs.monitor.model());
      } catch (AssertionError e) {
        throw new AssertionError("after operation %d: %s".formatted(i, operation), e);
      }
    }
    assertEquals(0, pairs.monitor.status().overruns());
  }

  /**
   * With protocols and neighbors of IPv6. Protocols only of IPv4: of IPv6 routes that are joined to
   * one, nobody announces whose protocol is shown.
   */
  private static String varied(String operation, Random random) {
    if (operation.startsWith("ip -6 route")) {
      return operation.replace(" proto bird", "");
    }
    if (operation.startsWith("ip -4 route") && !operation.contains(" proto ")) {
      return operation + List.of("", " proto static", " proto bgp").get(random.nextInt(3));
    }
    return operation.startsWith("ip neighbor") && random.nextBoolean()
        ? operation.replaceFirst("10\\.[01]\\.0\\.", "2001:db8::")
        : operation;
  }

  @Test
  void kindsThatAreNotTrackedAreNeitherJoinedNorAskedFor() {
    open("");
    long all = pairs.monitor.status().requests();
    pairs.close();
    open("objects=link|rule");

    List<String> joined = pairs.monitor.status().groupsJoined();
    // Traffic control, because it changes the qdisc that a link tells of without a word.
    assertEquals(Set.of("LINK", "IPV6_IFINFO", "IPV4_RULE", "IPV6_RULE", "TC"), Set.copyOf(joined));
    long few = pairs.monitor.status().requests();
    // Links, rules of two families and qdiscs; before each, before the classes of none, and behind
    // each of rules, one that waits for the kernel.
    assertEquals(11, few);
    assertTrue(all > 3 * few, () -> "all kinds take " + all);

    long received =
        receivedDuring(
            () -> {
              Shell.run(NEIGHBORS.formatted("10.0.0.", "v0"));
              Shell.run("ip rule add prio 77 table 77; ip rule del prio 77");
            });
    assertTrue(received < 20, () -> received + " messages");
    assertEquals(0, pairs.monitor.model().count(Neighbor.KIND));
    assertEquals(0, pairs.monitor.model().count(Route.KIND));
  }

  @Test
  void neighborsOfAnotherFamilyDoNotEvenArrive() {
    open("objects=link|neighbor,families=ipv4");
    assertEquals("", pairs.monitor.status().reason());
    long others = receivedDuring(() -> Shell.run(NEIGHBORS.formatted("2001:db8::1:", "v0")));
    assertTrue(others < 20, () -> others + " messages");
    long own = receivedDuring(() -> Shell.run(NEIGHBORS.formatted("10.0.0.", "v0")));
    assertTrue(own >= 50, () -> own + " messages");
    assertEquals(50, pairs.monitor.model().count(Neighbor.KIND));
  }

  @Test
  void whatTheFilterCouldNotKeepBackIsSortedOutByTheAgent() {
    String most = Shell.run("cat /proc/sys/net/core/optmem_max").get(0);
    Shell.run("echo 1 > /proc/sys/net/core/optmem_max");
    try {
      open("objects=link|neighbor,families=ipv4");
    } finally {
      Shell.run("echo " + most + " > /proc/sys/net/core/optmem_max");
    }
    assertEquals(
        "the kernel refused these filters of groups, which costs time and nothing else: NEIGH"
            + " (ENOMEM)",
        pairs.monitor.status().reason());
    assertEquals(MonitorStatus.State.RUNNING, pairs.monitor.status().state());
    long before = pairs.monitor.status().messages();
    Shell.run(NEIGHBORS.formatted("2001:db8::1:", "v0"));
    // Nothing that the model shows tells when all of them have come.
    Eventually.holds(
        () -> pairs.monitor.status().messages() >= before + 50,
        () -> pairs.monitor.status().toString());
    assertEquals(0, pairs.monitor.model().count(Neighbor.KIND));
  }

  /** How many messages came, those included with which the kernel answers a few questions. */
  private long receivedDuring(Runnable work) {
    long before = pairs.monitor.status().messages();
    work.run();
    KernelDump.settle(pairs.monitor.model());
    return pairs.monitor.status().messages() - before;
  }

  @Test
  void routesStayTrueThoughTheAddressesThatTheyHangOnAreNotTracked() {
    open("objects=route");
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    List<String> changes = pairs.after("ip address del 10.0.0.1/24 dev v0");
    assertTrue(changes.contains("removed last-address 192.0.2.0/24 table 254"), changes::toString);
    assertTrue(changes.stream().allMatch(line -> line.contains(" table ")), changes::toString);
    assertEquals(0, pairs.monitor.model().count(Address.KIND));
  }

  @Test
  void anInterfaceThatIsRenamedIntoThePatternComesWithAllItHasAndGoesAgain() {
    open("interfaces.include=lo|v0|left,objects=link|address|route");
    assertEquals(Set.of("lo", "v0"), names());
    Shell.run("ip link set v1 down");
    KernelDump.settle(pairs.monitor.model());
    pairs.announced();

    List<String> come = pairs.after("ip link set v1 name left");
    assertTrue(come.contains("added tracking left"), come::toString);
    assertTrue(come.contains("added tracking 10.1.0.1/24"), come::toString);
    assertEquals(Set.of("lo", "v0", "left"), names());
    pairs.after("ip link set left up");
    assertTrue(
        pairs.monitor.model().routes(Family.IPV4, Route.TABLE_MAIN).count() > 1, "routes of both");
    pairs.after("ip link set left down");

    List<String> gone = pairs.after("ip link set left name v1");
    assertTrue(gone.contains("removed tracking left"), gone::toString);
    assertTrue(gone.contains("removed tracking 10.1.0.1/24"), gone::toString);
    assertEquals(Set.of("lo", "v0"), names());
  }

  @Test
  void whatIsLeftOutIsToldAndItsNameIsKnown() {
    open("interfaces.exclude=p*");
    assertEquals(List.of("interfaces p*"), pairs.monitor.status().notTracked());
    int index =
        pairs.monitor.model().links().stream()
            .filter(link -> link.name().equals("v0"))
            .findFirst()
            .map(Link::parent)
            .orElseThrow();
    assertEquals("p0", pairs.monitor.model().interfaceName(index));
    assertFalse(pairs.monitor.model().link(index).isPresent());
  }

  @Test
  void aSubscriptionGetsWhatIsExportedAndTheModelHasTheRest() throws Exception {
    open("");
    Subscription exported =
        pairs.monitor.subscribe(100, settings("export.objects=route,export.tables=77").exported());
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2");
    pairs.after("ip route add 198.51.100.0/24 via 10.0.0.2 table 77");
    List<Route> routes = new ArrayList<>();
    for (var next = exported.poll(Duration.ZERO);
        next.isPresent();
        next = exported.poll(Duration.ZERO)) {
      if (next.get().announcement() instanceof Change change) {
        routes.add((Route) change.object());
      }
    }
    assertEquals(List.of(77), routes.stream().map(Route::table).toList());
    assertEquals(
        1, pairs.monitor.model().only(settings("export.tables=77").exported()).count(Route.KIND));
  }

  /** The kernel refuses to list it, which is no reason to complain: it is empty. */
  @Case(55)
  @Test
  void aTableMayComeAndGo() {
    open("tables=4711");
    MonitorStatus status = pairs.monitor.status();
    assertEquals(MonitorStatus.State.RUNNING, status.state());
    assertEquals("", status.reason());
    for (String route : List.of("192.0.2.0/24", "2001:db8:b::/64")) {
      String told = " announced " + route + " table 4711";
      assertEquals(
          List.of("added" + told), pairs.after("ip route add " + route + " dev v0 table 4711"));
      assertEquals(List.of("removed" + told), pairs.after("ip route del " + route + " table 4711"));
    }
  }

  private Set<String> names() {
    return pairs.monitor.model().links().stream()
        .map(Link::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void open(String arguments) {
    pairs = new TwoPairs(settings(arguments).monitorOptions());
  }

  private static Settings settings(String arguments) {
    List<String> complaints = new ArrayList<>();
    Settings settings = Settings.read(arguments, new Properties(), Map.of(), complaints::add);
    assertEquals(List.of(), complaints);
    return settings;
  }
}
