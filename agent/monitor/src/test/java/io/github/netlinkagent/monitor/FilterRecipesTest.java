package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recipes of {@code docs/filters.md} do what they are for. */
@RequiresNamespace
class FilterRecipesTest {

  private static final Path DOCUMENT = Path.of("../../docs/filters.md");
  private static final String OPTION = "    -javaagent:netlink-agent.jar=";

  private TwoPairs pairs;

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("for link in cali0 eth0; do ip link del $link 2>&- || true; done");
  }

  @Test
  void aNodeIsQuietWhilePodsComeAndGo() throws IOException {
    open(recipe(0));
    pairs.after("ip address add 10.9.9.9/32 dev lo");
    List<String> pod =
        pairs.after(
            """
            ip link add cali0 type veth peer name veth77
            ip link set cali0 up
            ip link set veth77 up
            ip route add 192.0.2.7/32 dev cali0
            ip neigh replace 192.0.2.7 lladdr 02:00:00:00:00:07 dev cali0
            ip neigh replace 10.0.0.77 lladdr 02:00:00:00:00:77 dev v0
            ip link del cali0
            """);
    assertEquals(List.of(), pod);
    assertFalse(pairs.monitor.status().groupsJoined().contains("NEIGH"));
    assertFalse(pairs.after("ip address del 10.9.9.9/32 dev lo").isEmpty());
  }

  @Test
  void aRouterKeepsNoRoutesOfBgp() throws IOException {
    open(recipe(1));
    List<String> routes =
        pairs.after(
            """
            for i in $(seq 0 250); do
              echo "route add 198.51.100.$i/32 via 10.0.0.2 proto bgp"
            done | ip -batch -
            ip route add 192.0.2.0/24 via 10.0.0.2 proto static
            """);
    assertEquals(List.of("added announced 192.0.2.0/24 table 254"), routes);
  }

  @Test
  void eventsAreAboutTheMainInterfaceAndJmxKnowsAll() throws Exception {
    Settings settings = recipe(2);
    open(settings);
    Subscription exported = pairs.monitor.subscribe(100, settings.exported());
    assertTrue(exported.poll(Duration.ofSeconds(20)).isPresent(), "the first sync");
    List<String> all =
        pairs.after(
            """
            ip link add eth0 type veth peer name other
            ip link set eth0 up
            ip address add 192.0.2.1/24 dev eth0
            ip link set v1 down
            """);
    assertTrue(all.stream().anyMatch(line -> line.contains(" v1 ")), all::toString);
    List<Change> changes = new ArrayList<>();
    for (Optional<Delivery> next = exported.poll(Duration.ZERO);
        next.isPresent();
        next = exported.poll(Duration.ZERO)) {
      if (next.get().announcement() instanceof Change change) {
        changes.add(change);
      }
    }
    assertEquals(
        Set.of("link", "address", "route"),
        changes.stream().map(change -> change.object().kind().label()).collect(Collectors.toSet()));
    int eth0 =
        pairs.monitor.model().links().stream()
            .filter(link -> link.name().equals("eth0"))
            .findFirst()
            .map(Link::index)
            .orElseThrow();
    assertTrue(
        changes.stream()
            .allMatch(change -> change.object().owners().anyMatch(index -> index == eth0)),
        changes::toString);
    assertTrue(changes.size() < all.size(), () -> changes.size() + " of " + all.size());
  }

  private void open(Settings settings) {
    pairs = new TwoPairs(settings.monitorOptions());
  }

  /** The settings of a recipe, as the JVM would be given them. */
  private static Settings recipe(int number) throws IOException {
    try (Stream<String> lines = Files.lines(DOCUMENT)) {
      String option =
          lines
              .filter(line -> line.startsWith(OPTION))
              .map(line -> line.substring(OPTION.length()).replace("'", ""))
              .toList()
              .get(number);
      List<String> complaints = new ArrayList<>();
      Settings settings = Settings.read(option, new Properties(), Map.of(), complaints::add);
      assertEquals(List.of(), complaints);
      return settings;
    }
  }
}
