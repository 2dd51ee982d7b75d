package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drift cases of links: what is announced of them, what is not, and where they go. */
@RequiresNamespace
class LinkCasesTest {

  /** Two further namespaces, of the processes in {@code /run/one} and {@code /run/two}. */
  private static final String NAMESPACES =
      """
      for name in one two; do
        unshare --net sleep 600 > /dev/null 2>&1 & other=$!
        echo $other > /run/$name
        until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
      done
      """;

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run(
        """
        for link in br0 v2 y0; do ip link del $link 2>&- || true; done
        for name in one two; do
          if [ -s /run/$name ]; then kill $(cat /run/$name); rm /run/$name; fi
        done
        """);
  }

  @Test
  @Case(24)
  void whatIsSetOfALinkThatIsDownAnAuditFinds() {
    pairs.after("ip link add br0 type bridge");
    assertEquals(
        List.of(
            "changed audit br0 [group, mode, alias, altnames, inet6.addr_gen_mode]",
            "changed audit v0 [group]",
            "changed audit v1 [gso_ipv4_max_size, gso_max_size]"),
        pairs.auditedAfter(
            """
            ip link set br0 alias quiet group 7 mode dormant
            ip link property add dev br0 altname other
            ip link set br0 addrgenmode random
            ip link set v1 gso_max_size 30000
            echo 9 > /sys/class/net/v0/netdev_group
            """,
            Link.KIND));
    assertEquals(0, pairs.monitor.status().drift(), "the kernel never announces it");
  }

  @Test
  @Case(25)
  void eachSettingOfALinkThatIsUpIsOneChange() {
    assertEquals(List.of("changed announced v0 [mtu]"), after("ip link set v0 mtu 1400"));
    assertEquals(
        List.of("changed announced v0 [address]"),
        after("ip link set v0 address 02:00:00:00:00:99"));
    assertEquals(List.of("changed announced v0 [txqlen]"), after("ip link set v0 txqueuelen 77"));
    List<String> promiscuous = List.of("changed announced v0 [flags, promiscuity]");
    assertEquals(promiscuous, after("ip link set v0 promisc on"));
    assertEquals(promiscuous, after("ip link set v0 promisc off"));
    assertEquals(List.of("changed announced v0 [flags]"), after("ip link set v0 arp off"));
    assertEquals(List.of("changed announced v0 [flags]"), after("ip link set v0 arp on"));
    assertEquals(List.of("changed announced v0 [alias]"), after("ip link set v0 alias uplink"));
    assertEquals(List.of(), after("ip link set v0 alias uplink mtu 1400"));
    assertEquals(
        List.of("changed announced 10.0.0.1/24 [label]", "changed announced w0 [name]"),
        after("ip link set v0 name w0"));
    assertEquals(
        List.of("changed announced 10.0.0.1/24 [label]", "changed announced v0 [name]"),
        after("ip link set w0 name v0"));
  }

  @Test
  @Case(26)
  void aLinkGoesToAnotherNamespaceAndComesBackWithAnotherIndexIfItsOwnIsTaken() {
    Shell.run(NAMESPACES);
    // Its peer is off, so that nothing happens to that one but by the move.
    pairs.after(
        """
        ip link add v2 type veth peer name x0
        ip address add 10.9.0.1/24 dev x0
        ip link set x0 up
        until read state < /sys/class/net/x0/operstate && [ $state = lowerlayerdown ]; do :; done
        ip route add 192.0.2.0/24 via 10.9.0.2
        """);
    String index = Shell.run("cat /sys/class/net/x0/ifindex").get(0);
    String there = "nsenter -t $(cat /run/one) -n ip link set x0 netns $$";
    String back = "ip link set x0 netns $(cat /run/one)";
    assertEquals(
        List.of(
            "changed announced x0 [flags, operstate]",
            "changed link-removed v2 [link_netnsid]",
            "removed announced 10.9.0.1/24",
            "removed announced 10.9.0.1/32 table 255",
            "removed announced x0",
            "removed link-removed 10.9.0.0/24 table 254",
            "removed link-removed 10.9.0.255/32 table 255",
            "removed link-removed 192.0.2.0/24 table 254"),
        after(back));
    List<String> isBack = List.of("added announced x0", "changed link-added v2 [link_netnsid]");
    assertEquals(isBack, after(there));
    assertEquals(
        List.of("changed link-removed v2 [link_netnsid]", "removed announced x0"), after(back));
    pairs.after("ip link add y0 index " + index + " type bridge");
    assertEquals(
        List.of("added announced x0", "changed link-added v2 [link, link_netnsid]"), after(there));
    assertFalse(Shell.run("cat /sys/class/net/x0/ifindex").contains(index));
  }

  @Test
  @Case(27)
  void thatAPeerMovesOnFromAnotherNamespaceAnAuditFinds() {
    Shell.run(NAMESPACES);
    pairs.after("ip link set p1 netns $(cat /run/one)");
    assertEquals(
        List.of("changed audit v1 [link_netnsid]"),
        pairs.auditedAfter(
            "nsenter -t $(cat /run/one) -n ip link set p1 netns $(cat /run/two)", Link.KIND));
    assertEquals(0, pairs.monitor.status().drift(), "the kernel never announces it");
  }

  @Test
  @Case(28)
  void aPortThatLeavesItsBridgeOrLosesItIsNoRemovedLink() {
    assertEquals(List.of("added announced br0"), ofPorts("ip link add br0 type bridge"));
    List<String> joined =
        List.of("changed announced p0 [master, slave_kind]", "changed announced p0 [promiscuity]");
    assertEquals(joined, ofPorts("ip link set p0 master br0"));
    assertEquals(joined, ofPorts("ip link set p0 nomaster"));
    assertEquals(joined, ofPorts("ip link set p0 master br0"));
    assertEquals(
        List.of(
            "changed announced p0 [master, slave_kind]",
            "changed announced p0 [promiscuity]",
            "removed announced br0"),
        ofPorts("ip link del br0"));
  }

  /** Without what the bridge makes of itself and of what it sets of its port. */
  private List<String> ofPorts(String script) {
    return pairs.after(script, Link.KIND).stream()
        .filter(line -> !line.contains(" br0 ["))
        .map(line -> line.replaceAll("(, )?bridge_slave\\.[a-z_]+", ""))
        .filter(line -> !line.endsWith("[]"))
        .toList();
  }

  private List<String> after(String script) {
    return pairs.after(script, Link.KIND, Address.KIND, Route.KIND);
  }
}
