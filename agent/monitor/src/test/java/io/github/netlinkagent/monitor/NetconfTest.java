package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.NetconfAttributes;
import io.github.netlinkagent.netlink.NetconfMessage;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.MulticastDaemon;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings of interfaces follow the kernel, which tells of each change that setting only. */
@RequiresNamespace
class NetconfTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Sysctls before;
  private TwoPairs pairs;

  @BeforeEach
  void open() {
    before = new Sysctls();
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del v7 2>&- || true");
    before.restore();
  }

  @Case(44)
  @Test
  void aChangeIsPutOntoWhatIsHeld() {
    pairs.after(
        "for name in forwarding rp_filter proxy_arp ignore_routes_with_linkdown; do"
            + " echo 0 > /proc/sys/net/ipv4/conf/v0/$name; done");
    assertEquals(
        List.of(
            "changed announced inet v0 forwarding off rp_filter loose mc_forwarding off"
                + " proxy_neigh off ignore_routes_with_linkdown off [rp_filter]"),
        of("v0", set("ipv4", "v0", "rp_filter", 2)));
    assertEquals(
        List.of(
            "changed announced inet v0 forwarding off rp_filter loose mc_forwarding off"
                + " proxy_neigh on ignore_routes_with_linkdown off [proxy_neigh]"),
        of("v0", set("ipv4", "v0", "proxy_arp", 1)));
  }

  @Case(44)
  @Test
  void forwardingIsToldOfEachAndWhatNobodyIsToldOfIsNoChange() {
    set("ipv4", "all", "forwarding", 0);
    List<String> each = List.of("all", "default", "lo", "p0", "p1", "v0", "v1");
    for (String value : List.of("on", "off")) {
      List<String> changes = set("ipv4", "all", "forwarding", value.equals("on") ? 1 : 0);
      assertEquals(
          each.stream()
              .map(
                  name ->
                      "changed announced inet " + name + " forwarding " + value + " [forwarding]")
              .toList(),
          changes.stream()
              .filter(line -> line.contains(" inet "))
              .map(line -> line.replaceFirst(" rp_filter [^\\[]*", " "))
              .sorted()
              .toList());
    }
    assertEquals(List.of(), set("ipv4", "v0", "arp_ignore", 1));
  }

  @Case(44)
  @Test
  void whatHoldsForAllIsSetForEach() {
    for (String family : List.of("ipv4", "ipv6")) {
      for (int value : new int[] {0, 1}) {
        set(family, "all", "forwarding", value);
        set(family, "all", "ignore_routes_with_linkdown", value);
        for (String name : List.of("lo", "v0", "p1")) {
          assertEquals(value == 1, setting(family, name, NetconfAttributes.FORWARDING), name);
        }
      }
    }
    assertEquals(true, setting("ipv6", "default", NetconfAttributes.IGNORE_ROUTES_WITH_LINKDOWN));
    // Without a message the default follows what holds for all.
    set("ipv6", "all", "ignore_routes_with_linkdown", 0);
    assertEquals(false, setting("ipv6", "default", NetconfAttributes.IGNORE_ROUTES_WITH_LINKDOWN));
  }

  /** Interfaces that never had a setting or an address of their own take it over silently. */
  @Test
  void theDefaultIsGivenToOthers() {
    for (int value : new int[] {0, 1, 0}) {
      set("ipv4", "default", "rp_filter", value);
      set("ipv4", "default", "proxy_arp", value);
      set("ipv4", "default", "ignore_routes_with_linkdown", value);
      set("ipv6", "default", "forwarding", value);
      set("ipv6", "default", "proxy_ndp", value);
      set("ipv6", "default", "ignore_routes_with_linkdown", value);
      assertEquals(value, setting("ipv4", "default", NetconfAttributes.RP_FILTER));
    }
  }

  @Test
  void routesWithoutACarrierAreDeadWhereTheyDoNotCount() {
    set("ipv4", "v0", "ignore_routes_with_linkdown", 0);
    pairs.after("ip route add 192.0.2.0/24 via 10.0.0.2 table 77; ip link set p0 down");
    List<String> changes = set("ipv4", "v0", "ignore_routes_with_linkdown", 1);
    assertTrue(
        changes.stream().anyMatch(line -> line.startsWith("changed netconf 192.0.2.0/24 table 77")),
        changes::toString);
  }

  @Test
  void whichNumberTurnsItOnMakesNoDifference() {
    set("ipv6", "v0", "forwarding", 1);
    assertEquals(List.of(), of("v0", set("ipv6", "v0", "forwarding", 2)));
  }

  @Test
  void ofTheForwardingOfBroadcastsNobodyIsTold() throws Exception {
    set("ipv4", "v0", "rp_filter", 0);
    boolean held = (boolean) setting("ipv4", "v0", NetconfAttributes.BC_FORWARDING);
    Netconf before = netconf("ipv4", "v0");
    write("ipv4", "v0", "bc_forwarding", held ? 0 : 1);
    assertTrue(pairs.monitor.resync(PATIENCE));
    assertEquals(!held, setting("ipv4", "v0", NetconfAttributes.BC_FORWARDING));
    assertTrue(Netconf.KIND.comesSilently(before, netconf("ipv4", "v0")));
    assertTrue(!Netconf.KIND.comesSilently(before, null));
  }

  @Test
  void interfacesComeAndGoWithTheirSettings() {
    assertEquals(2, of("v7", pairs.after("ip link add v7 type veth peer name p7")).size());
    List<String> renamed =
        of("v8", pairs.after("ip link set v7 name v8")).stream()
            .map(line -> line.replaceFirst(" forwarding .*", ""))
            .toList();
    assertEquals(
        List.of(
            "removed announced inet v8",
            "added announced inet v8",
            "removed announced inet6 v8",
            "added announced inet6 v8"),
        renamed);
    assertEquals(1, of("v8", pairs.after("ip link set v8 mtu 1200")).size());
    assertEquals(1, of("v8", pairs.after("ip link set v8 mtu 1300")).size());
    assertEquals(2, of("v8", pairs.after("ip link del v8")).size());
  }

  @Test
  void multicastRoutingIsOneOfThem() {
    try (MulticastDaemon daemon = new MulticastDaemon()) {
      daemon.run("vif(0, 'v0'); vif(1, 'v1')");
      pairs.after("true");
      for (String family : List.of("ipv4", "ipv6")) {
        for (String name : List.of("v0", "v1", "all")) {
          assertEquals(true, setting(family, name, NetconfAttributes.MC_FORWARDING), name);
        }
      }
    }
    pairs.after("true");
    assertEquals(false, setting("ipv4", "v0", NetconfAttributes.MC_FORWARDING));
  }

  private List<String> set(String family, String name, String setting, int value) {
    write(family, name, setting, value);
    return pairs.after("true");
  }

  private static void write(String family, String name, String setting, int value) {
    Shell.run("echo %d > /proc/sys/net/%s/conf/%s/%s".formatted(value, family, name, setting));
  }

  private @Nullable Object setting(String family, String name, AttributeKey<?> key) {
    return netconf(family, name).settings().get(key);
  }

  private Netconf netconf(String family, String name) {
    Model model = pairs.monitor.model();
    int index =
        switch (name) {
          case "all" -> NetconfMessage.ALL;
          case "default" -> NetconfMessage.DEFAULT;
          default ->
              model.links().stream()
                  .filter(link -> link.name().equals(name))
                  .findFirst()
                  .orElseThrow()
                  .index();
        };
    Family of = family.equals("ipv4") ? Family.IPV4 : Family.IPV6;
    return model.get(Netconf.KIND, new Netconf.Key(of, index)).orElseThrow();
  }

  /** What was announced of the settings of an interface. */
  private static List<String> of(String name, List<String> changes) {
    return changes.stream()
        .filter(line -> line.matches("\\w+ [\\w-]+ inet6? " + name + " .*"))
        .toList();
  }
}
