package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forwarding entries, proxies, multicast and anycast addresses follow the kernel. */
@RequiresNamespace
class ForwardingTest {

  /** A frame from 02:00:00:00:00:55 to nobody, sent over that link. */
  private static final String FRAME =
      """
      python3 -c "
      import socket
      raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
      raw.bind(('%s', 0))
      raw.send(bytes.fromhex('02000000006602000000005588b5') + bytes(46))"
      """;

  private TwoPairs pairs;

  @BeforeEach
  void openWithABridge() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    pairs.after(
        """
        ip link add br0 type bridge
        echo 1 > /proc/sys/net/ipv6/conf/br0/addr_gen_mode
        echo 1 > /proc/sys/net/ipv6/conf/br0/addr_gen_mode
        ip link set p0 master br0
        ip link set p1 master br0
        ip link set br0 up
        """);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("for link in br0 vx0; do ip link del $link 2>&- || true; done");
  }

  @Case(40)
  @Test
  void aLearnedAddressMovesFromPortToPortAndAges() {
    String entry = "announced 02:00:00:00:00:55 dev p%d master br0";
    assertEquals(List.of("added " + entry.formatted(0)), ofFive(pairs.after(frame("v0"))));
    assertEquals(
        List.of("changed " + entry.formatted(1) + " [index]"), ofFive(pairs.after(frame("v1"))));
    Shell.run("ip link set br0 type bridge ageing_time 100");
    List<String> changes = new ArrayList<>();
    Eventually.holds(
        () -> changes.addAll(ofFive(pairs.announced())) && !changes.isEmpty(), changes::toString);
    // Whoever reads it between its end and br_fdb_cleanup sees that it is stale.
    changes.replaceAll(line -> line.replace(" stale", ""));
    assertEquals(List.of("removed " + entry.formatted(1)), changes);
    assertEquals(List.of(), ofFive(pairs.after("true")));
  }

  @Test
  void whatAPortHasLearnedGoesWithIt() {
    pairs.after(frame("v0"));
    pairs.after("bridge fdb add 02:00:00:00:00:77 dev p0 master static");
    List<String> left = pairs.after("ip link set p0 nomaster");
    assertEquals(
        List.of(
            "removed announced 02:00:00:00:00:55 dev p0 master br0",
            "removed announced 02:00:00:00:00:77 dev p0 master br0 static"),
        left.stream().filter(line -> line.contains(" 02:00:00:00:00:")).sorted().toList());
  }

  @Test
  void theFilterFollowsTheMulticastAddressesWithoutAWordOfTheKernel() {
    String group = "v0 inet6 mcast ff05::77 scope global valid_lft forever preferred_lft forever";
    List<String> joined = pairs.after("ip -6 address add ff05::77/128 dev v0 autojoin");
    assertTrue(
        joined.stream().anyMatch(line -> line.matches("added announced \\d+: " + group)),
        joined::toString);
    assertTrue(
        joined.contains("added group-address 33:33:00:00:00:77 dev v0 self permanent"),
        joined::toString);
    List<String> left = pairs.after("ip -6 address del ff05::77/128 dev v0");
    assertTrue(
        left.contains("removed group-address 33:33:00:00:00:77 dev v0 self permanent"),
        left::toString);
  }

  @Test
  void anycastAddressesComeAndGoWithForwarding() {
    String anycast = "v0 inet6 any 2001:db8:: scope global valid_lft forever preferred_lft forever";
    List<String> on = pairs.after("echo 1 > /proc/sys/net/ipv6/conf/v0/forwarding");
    assertTrue(
        on.stream().anyMatch(line -> line.matches("added announced \\d+: " + anycast)),
        on::toString);
    List<String> off = pairs.after("echo 0 > /proc/sys/net/ipv6/conf/v0/forwarding");
    assertTrue(
        off.stream().anyMatch(line -> line.matches("removed announced \\d+: " + anycast)),
        off::toString);
  }

  @Case(39)
  @Test
  void aVxlanHasSeveralRemoteEndsForOneAddressAndDropsAReplacedOneSilently() {
    pairs.after("ip link add vx0 type vxlan id 5 dstport 4789");
    String entry = " announced %s dev vx0 dst %s self permanent";
    String all = "00:00:00:00:00:00";
    String one = "02:00:00:00:00:7b";
    assertEquals(
        List.of(
            "added" + entry.formatted(all, "10.0.0.8"),
            "added" + entry.formatted(all, "10.0.0.9 port 99 vni 77 via v0"),
            "added" + entry.formatted(one, "10.0.0.9")),
        ofVxlan(
            pairs.after(
                """
                bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8
                bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9 port 99 vni 77 via v0
                bridge fdb add 02:00:00:00:00:7b dev vx0 dst 10.0.0.9
                """)));
    assertEquals(
        List.of("removed" + entry.formatted(all, "10.0.0.8")),
        ofVxlan(pairs.after("bridge fdb del 00:00:00:00:00:00 dev vx0 dst 10.0.0.8")));
    assertEquals(
        List.of(
            "added" + entry.formatted(one, "10.0.0.10"),
            "removed" + entry.formatted(one, "10.0.0.9").replace("announced", "fdb")),
        ofVxlan(pairs.after("bridge fdb replace 02:00:00:00:00:7b dev vx0 dst 10.0.0.10")));
    assertEquals(
        List.of(
            "removed" + entry.formatted(all, "10.0.0.9 port 99 vni 77 via v0"),
            "removed" + entry.formatted(one, "10.0.0.10")),
        ofVxlan(pairs.after("ip link del vx0")).stream().sorted().toList());
  }

  @Test
  void entriesAndAddressesFollowLinksThatGoDownMoveAndVanish() {
    pairs.after("ip link set v0 down");
    pairs.after("ip link set v0 address 02:00:00:00:00:99");
    pairs.after("ip link set v0 up");
    pairs.after("ip link set v1 mtu 500");
    pairs.after("ip link set v1 mtu 1500");
    pairs.after("ip link set v1 promisc on");
    pairs.after("ip link set br0 down");
    pairs.after("ip link del v1");
    pairs.after("ip link del br0");
  }

  @Case(36)
  @Test
  void proxiesAreFoundByTheNextResyncAndGoWithTheirLink() throws Exception {
    String four = " 10.0.0.18 dev v0 proxy proto static";
    String six = " 2001:db8::9 dev v0 router proxy";
    Shell.run(
        """
        ip neigh add proxy 10.0.0.18 dev v0 protocol static
        ip -6 neigh add proxy 2001:db8::9 dev v0 router
        """);
    assertEquals(List.of("added resync" + four, "added resync" + six), found());
    Shell.run("ip -6 neigh del proxy 2001:db8::9 dev v0");
    assertEquals(List.of("removed resync" + six), found());
    assertEquals(
        List.of("removed link-down" + four), ofProxies(pairs.after("ip link set v0 down")));
    assertEquals(List.of(), found());
  }

  private List<String> found() throws Exception {
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    KernelDump.settle(pairs.monitor.model());
    return ofProxies(pairs.soFar());
  }

  private static List<String> ofProxies(List<String> changes) {
    return changes.stream().filter(line -> line.contains(" proxy")).sorted().toList();
  }

  private static List<String> ofVxlan(List<String> changes) {
    return changes.stream().filter(line -> line.contains(" dev vx0 dst ")).toList();
  }

  private static String frame(String link) {
    return FRAME.formatted(link);
  }

  private static List<String> ofFive(List<String> changes) {
    return changes.stream().filter(line -> line.contains("02:00:00:00:00:55")).toList();
  }
}
