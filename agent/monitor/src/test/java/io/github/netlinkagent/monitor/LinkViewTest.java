package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.BridgePortAttributes;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bridges and IPv6 tell of a link is seen as the link's, and never takes its place. */
@RequiresNamespace
class LinkViewTest {

  private TwoPairs pairs;

  @BeforeEach
  void openWithABridge() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    pairs.after(
        """
        ip link add br0 type bridge
        echo 1 > /proc/sys/net/ipv6/conf/br0/addr_gen_mode
        ip link set br0 up
        ip link set p0 master br0
        """);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("for link in br0 m0; do ip link del $link 2>&- || true; done");
  }

  @Test
  void aSettingOfAPortThatOnlyItsBridgeAnnounces() {
    assertEquals(
        List.of("changed link-view p0 [bridge_slave.cost, bridge_slave.mode]"),
        settings(pairs.after("bridge link set dev p0 hairpin on cost 55")));
    assertEquals(55, port("p0").info().portData().get(BridgePortAttributes.COST));
  }

  @Test
  void theSpanningTreeHasAPortPassThroughItsStates() {
    pairs.after("ip link set br0 type bridge stp_state 1 forward_delay 200");
    List<String> listening = pairs.after("ip link set p0 down; ip link set p0 up");
    assertTrue(
        listening.stream().anyMatch(line -> line.contains("bridge_slave.state")),
        listening::toString);
    Eventually.holds(
        () -> port("p0").info().portData().get(BridgePortAttributes.STATE, 0L) == 3,
        () -> port("p0").toString());
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void aPortThatLeavesIsNoRemovedLink() {
    List<String> left = pairs.after("ip link set p0 nomaster");
    assertTrue(
        left.stream().noneMatch(line -> line.contains("removed announced p0")), left::toString);
    assertEquals(0, port("p0").master());
    assertEquals("", port("p0").portKind());
    pairs.after("ip link del br0");
  }

  @Test
  void aTokenOfIpv6IsPartOfTheLink() {
    pairs.after("ip link set v1 addrgenmode eui64");
    Shell.run("echo 2 > /proc/sys/net/ipv6/conf/v1/accept_ra");
    List<String> changes = pairs.after("ip token set ::77 dev v1");
    assertTrue(
        changes.stream().anyMatch(line -> line.endsWith(" v1 [inet6.token]")), changes::toString);
  }

  @Test
  void whatChangesSilentlyIsFoundAndNoDrift() throws Exception {
    Shell.run("ip link add m0 link v1 type macvlan mode bridge");
    KernelDump.settle(pairs.monitor.model());
    pairs.announced();
    Link before = port("m0");
    Link parent = port("v1");
    Shell.run(
        """
        ip link set m0 alias quiet group 7 mode dormant
        ip link property add dev m0 altname other
        ip link set m0 type macvlan bcqueuelen 77
        ip link set v1 gso_max_size 30000
        echo 3 > /proc/sys/net/ipv6/conf/v0/addr_gen_mode
        """);
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    KernelDump.settle(pairs.monitor.model());
    Link quiet = port("m0");
    assertEquals("quiet", quiet.alias());
    assertTrue(Link.KIND.comesSilently(before, quiet), () -> before.differences(quiet).toString());
    assertEquals(List.of("gso_ipv4_max_size", "gso_max_size"), parent.differences(port("v1")));
    assertTrue(Link.KIND.comesSilently(parent, port("v1")));
    assertFalse(Link.KIND.comesSilently(null, quiet));
    assertFalse(Link.KIND.comesSilently(parent, port("v0")), "these differ in their names");
  }

  private Link port(String name) {
    return pairs.monitor.model().links().stream()
        .filter(link -> link.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Of links only, and without what the kernel announces by itself. */
  private static List<String> settings(List<String> changes) {
    return changes.stream().filter(line -> line.startsWith("changed link-view ")).toList();
  }
}
