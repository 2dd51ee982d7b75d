package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertTrue(
        changes.get(0).startsWith("removed announced 02:00:00:00:00:55 "), changes::toString);
    KernelDump.settle(pairs.monitor.model());
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

  @Test
  void aVxlanHasSeveralRemoteEndsForOneAddressAndDropsAReplacedOneSilently() {
    pairs.after(
        """
        ip link add vx0 type vxlan id 5 dstport 4789
        bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8
        bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9 port 99 vni 77 via v0
        bridge fdb add 02:00:00:00:00:7b dev vx0 dst 10.0.0.9
        """);
    assertEquals(3, ofVxlan().size());
    List<String> replaced =
        pairs.after("bridge fdb replace 02:00:00:00:00:7b dev vx0 dst 10.0.0.10");
    assertTrue(
        replaced.contains("added announced 02:00:00:00:00:7b dev vx0 dst 10.0.0.10 self permanent"),
        replaced::toString);
    assertTrue(
        replaced.contains("removed fdb 02:00:00:00:00:7b dev vx0 dst 10.0.0.9 self permanent"),
        replaced::toString);
    pairs.after("ip link del vx0");
    assertEquals(List.of(), ofVxlan());
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

  @Test
  void proxiesAreFoundByTheNextResyncAndGoWithTheirLink() throws Exception {
    Shell.run(
        """
        ip neigh add proxy 10.0.0.18 dev v0 protocol static
        ip -6 neigh add proxy 2001:db8::9 dev v0 router
        """);
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    assertEquals(List.of("10.0.0.18", "2001:db8::9"), proxied());
    KernelDump.settle(pairs.monitor.model());
    Shell.run("ip link set v0 down");
    KernelDump.settle(pairs.monitor.model());
    assertEquals(List.of(), proxied());
  }

  /** Of the two that the test has set: what ran before it may have left others. */
  private List<String> proxied() {
    return pairs
        .monitor
        .model()
        .all(ProxyNeighbor.KIND)
        .map(proxy -> proxy.destination().toString())
        .filter(List.of("10.0.0.18", "2001:db8::9")::contains)
        .sorted()
        .toList();
  }

  private List<ForwardingEntry> ofVxlan() {
    return pairs
        .monitor
        .model()
        .all(ForwardingEntry.KIND)
        .filter(entry -> entry.destination() != null)
        .toList();
  }

  private static String frame(String link) {
    return FRAME.formatted(link);
  }

  private static List<String> ofFive(List<String> changes) {
    return changes.stream().filter(line -> line.contains("02:00:00:00:00:55")).toList();
  }
}
