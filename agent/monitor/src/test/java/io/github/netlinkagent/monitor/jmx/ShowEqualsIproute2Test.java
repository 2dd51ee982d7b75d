package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show is what {@code ip} prints of the same kernel, line by line. */
@RequiresNamespace
class ShowEqualsIproute2Test {

  /** {@code ip -br addr}: what stands between two blanks of the list belongs together. */
  private static final Pattern ADDRESS = Pattern.compile("\\S+( peer \\S+)?/\\d+( metric \\d+)?");

  private static final Pattern ADDRESSES =
      Pattern.compile("(\\S+ (?:UP|DOWN|UNKNOWN|LOWERLAYERDOWN))((?: [^<]*)?)");

  private static final int ROUTES_AT_LEAST = 30;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private NetworkMonitor monitor;
  private Beans beans;

  @BeforeEach
  void openOnTwoPairs() throws Exception {
    String version = Shell.run("ip -V || echo no iproute2").get(0);
    assumeTrue(
        version.contains("iproute2-6.1."),
        "the wording is that of iproute2 6.1; here is " + version);
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        for link in v0 p0 v1 p1; do ip link set $link up; done
        ip address add 10.0.0.1/24 dev v0
        ip address add 2001:db8::1/64 dev v0 nodad
        ip address add 10.1.0.1/24 dev v1
        ip address add 2001:db8:1::1/64 dev v1 nodad
        """);
    monitor =
        NetworkMonitor.open(
            MonitorOptions.DEFAULT
                .withAuditInterval(Duration.ZERO)
                .withStatisticsInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
    beans = new Beans(server, Source.of(monitor), "test", Names.installed(), List.of());
    beans.follow();
  }

  @AfterEach
  void close() {
    if (monitor != null) {
      beans.close();
      monitor.close();
      Shell.run(
          """
          for link in v0 v1 br0 vx0; do ip link del $link 2>&- || true; done
          ip nexthop flush
          for table in main default 100 4294967295; do
            ip -4 route flush table $table 2>&- || true
            ip -6 route flush table $table 2>&- || true
          done
          ip -6 route del anycast 2001:db8:26::/48 dev lo table local 2>&- || true
          """);
    }
  }

  @Test
  void routesOfIpv4() {
    int before = shown("ipv4", "main").size() + shown("ipv4", "100").size();
    Shell.run(
        """
        ip route add 198.18.0.0/24 via 10.0.0.2 mtu lock 1400 window 5000 rtt 1500ms rttvar 3s \
          ssthresh 6 cwnd 7 advmss 1300 reordering 5 hoplimit 9 initcwnd 11 features ecn \
          rto_min 20ms initrwnd 12 quickack 1 congctl reno fastopen_no_cookie 1
        ip route add 198.18.1.0/24 dev v0 congctl lock reno
        ip route add 198.18.2.0/24 dev v0 hoplimit 255 rto_min 1234567ms realm 5/7
        ip route add 198.18.3.0/24 dev v0 rtt 999ms rttvar 1000ms mtu 1300 realm 300
        ip route add 198.18.4.0/24 nexthop via 10.0.0.2 realm 3 nexthop dev v1 weight 3
        ip route add 198.18.5.0/24 nexthop via 10.0.0.2 weight 256 nexthop via 10.1.0.2 onlink dev v1
        ip route add 198.18.6.0/24 via inet6 fe80::1 dev v0 onlink
        ip route add 198.18.7.0/24 nexthop via inet6 fe80::1 dev v0 nexthop via 10.1.0.2 dev v1
        ip route add 198.18.8.0/24 tos 0x10 via 10.0.0.7 src 10.1.0.1 proto bgp metric 77
        ip route add 198.18.8.0/24 tos 0x28 via 10.0.0.7
        ip route add 198.18.8.0/24 tos 0x28 via 10.0.0.7 metric 4294967295 proto 77 scope 33
        ip route add unreachable 198.18.9.0/24
        ip route add blackhole 198.18.10.0/24 metric 9
        ip route add prohibit 198.18.11.0/24 proto static
        ip route add throw 198.18.12.0/24
        ip route add broadcast 198.18.13.255 dev v0
        ip route add local 198.18.13.4 dev v0
        ip route add multicast 232.0.0.0/8 dev v0
        ip route add default via 10.0.0.2 mtu 1200
        ip route add default dev v1 metric 5 scope link proto dhcp
        ip route add 128.0.0.0/1 via 10.0.0.2
        ip route add 198.18.24.0/30 dev v0 proto ospf scope link src 10.0.0.1 metric 20
        ip route add 198.18.14.7 via 10.0.0.2
        ip route append 198.18.14.7 via 10.0.0.3
        ip route add 198.18.15.0/24 encap seg6 mode encap segs fc00::1,fc00::2 dev v0
        ip route add 198.18.16.0/24 encap ip id 77 dst 10.0.0.9 ttl 3 tos 4 key dev v0
        ip route add 198.18.17.0/24 encap ip6 id 77 dst fc00::9 hoplimit 3 tc 4 csum seq dev v0
        ip nexthop add id 1 via 10.0.0.2 dev v0
        ip nexthop add id 2 via 10.1.0.2 dev v1
        ip nexthop add id 3 blackhole
        ip nexthop add id 10 group 1
        ip nexthop add id 11 group 1/2,5
        ip route add 198.18.18.0/24 nhid 1
        ip route add 198.18.19.0/24 nhid 10
        ip route add 198.18.20.0/24 nhid 11
        ip route add 198.18.21.0/24 nhid 3
        ip route add 198.18.22.0/24 via 10.0.0.2 table 100
        ip route add 198.18.23.0/24 via 10.0.0.2 table 4294967295
        ip route add default via 10.0.0.2 table default
        """);
    assertRoutesEqual();
    int added = shown("ipv4", "main").size() + shown("ipv4", "100").size() - before;
    assertTrue(added >= ROUTES_AT_LEAST, () -> added + " routes");
    Shell.run("ip link set p1 down");
    assertRoutesEqual();
    assertTrue(shown("ipv4", "main").toString().contains("linkdown"));
    Shell.run("ip link set v1 down");
    assertRoutesEqual();
    assertTrue(shown("ipv4", "main").toString().contains("dead"));
    Shell.run("ip route flush table 4294967295; ip route flush table default");
    assertRoutesEqual();
  }

  @Test
  void routesOfIpv6() {
    int before = shown("ipv6", "main").size();
    Shell.run(
        """
        ip -6 route add 2001:db8:20::/48 from 2001:db8:99::/64 via 2001:db8::2
        ip -6 route add 2001:db8:20::/48 from 2001:db8:98::1 via 2001:db8::2
        ip -6 route add default from 2001:db8:98::1 via 2001:db8::2
        ip -6 route add default via 2001:db8::2 expires 500 pref high
        ip -6 route add unreachable 2001:db8:21::/48
        ip -6 route add prohibit 2001:db8:22::/48 metric 7
        ip -6 route add blackhole 2001:db8:23::/48
        ip -6 route add throw 2001:db8:24::/48
        ip -6 route add anycast 2001:db8:26::/48 dev lo
        ip -6 route add 2001:db8:27::/48 \
          nexthop via 2001:db8::2 weight 4 nexthop via 2001:db8:1::2 dev v1 onlink
        ip -6 route add 2001:db8:28::/48 via fe80::5 dev v0 mtu lock 1300 hoplimit 0 pref low \
          proto ra src 2001:db8::1 congctl reno
        ip -6 route add ::ffff:192.0.2.0/120 dev v0
        ip -6 route add 2001:db8:29::1 dev v0 metric 1
        ip -6 route append 2001:db8:29::1 via 2001:db8::3 metric 1
        ip -6 route append 2001:db8:29::1 via 2001:db8::4 metric 1
        ip -6 route add 2001:db8:30::/48 encap seg6 mode inline segs fc00::1,fc00::2 dev v0
        ip -6 route add 2001:db8:31::/48 encap seg6 mode encap segs fc00::1 hmac 171 dev v0
        ip -6 route add 2001:db8:32::/48 encap seg6local action End.X nh6 fc00::9 dev v0
        ip -6 route add 2001:db8:33::/48 encap seg6local action End.DT6 table 100 dev v0
        ip nexthop add id 2 via 2001:db8::2 dev v0
        ip nexthop add id 4 via 2001:db8:1::2 dev v1
        ip nexthop add id 11 group 2
        ip nexthop add id 13 group 2/4
        ip -6 nexthop add id 22 blackhole
        ip -6 route add 2001:db8:a::/48 nhid 2
        ip -6 route add 2001:db8:b::/48 nhid 11
        ip -6 route add 2001:db8:c::/48 nhid 13
        ip -6 route add 2001:db8:d::/48 nhid 22
        ip -6 route add 2001:db8:e::/48 via 2001:db8::2 table 100
        ip -6 route add local 2001:db8:f::/48 dev lo table 100
        """);
    assertRoutesEqual();
    int added = shown("ipv6", "main").size() - before;
    assertTrue(added >= ROUTES_AT_LEAST - 10, () -> added + " routes");
    Shell.run("ip link set p1 down");
    assertRoutesEqual();
    Shell.run("ip link set v1 down");
    assertRoutesEqual();
  }

  @Test
  void linksAndAddresses() {
    Shell.run(
        """
        ip link add br0 type bridge
        ip link set p1 master br0
        ip link set br0 up
        ip link add vx0 type vxlan id 5 dstport 4789
        ip link add link v0 name mv0 type macvlan
        ip link set v0 alias 'up\tlink' allmulticast on
        ip link property add dev v0 altname uplink0
        ip address add 10.0.0.2/24 dev v0
        ip address add 10.0.0.3 peer 10.9.0.9/32 dev v0 metric 7
        ip address add 10.2.0.1/16 brd + dev v1 label v1:a scope link
        ip address add 10.3.0.1/16 dev v1 noprefixroute valid_lft 500 preferred_lft 0
        ip -6 address add 2001:db8:2::1 peer 2001:db8:2::2/128 dev v1 nodad
        ip -6 address add 2001:db8:3::1/64 dev v1 nodad valid_lft 500 preferred_lft 0
        ip -6 address add 2001:db8:4::1/64 dev v1 nodad metric 8 home noprefixroute
        """);
    assertLinksAndAddressesEqual();
    Shell.run("ip link set p0 down");
    assertLinksAndAddressesEqual();
    Shell.run("ip link set v0 down");
    assertLinksAndAddressesEqual();
    Shell.run("ip link set v0 name uplink");
    assertLinksAndAddressesEqual();
    Shell.run("ip link set uplink name v0");
  }

  @Test
  void aVethWhosePeerIsInAnotherNamespace() {
    Shell.run("ip netns add other");
    try {
      Shell.run("ip link set p0 netns other");
      assertLinksAndAddressesEqual();
      assertTrue(shown("netlink:type=Interfaces").toString().contains("v0@if"));
    } finally {
      Shell.run("ip netns del other");
    }
  }

  @Test
  void neighborsInAllStableStates() {
    Shell.run(
        """
        ip neigh add 10.0.0.10 lladdr 2:0:0:0:0:10 dev v0 nud permanent
        ip neigh add 10.0.0.11 lladdr 2:0:0:0:0:11 dev v0 nud stale
        ip neigh add 10.0.0.12 lladdr 2:0:0:0:0:12 dev v0 nud reachable
        ip neigh add 10.0.0.13 lladdr 2:0:0:0:0:13 dev v0 nud stale
        ip neigh change 10.0.0.13 dev v0 nud failed
        ip neigh add 10.0.0.14 lladdr 2:0:0:0:0:14 dev v0 nud noarp
        ip neigh add 10.0.0.15 lladdr 2:0:0:0:0:15 dev v0 nud permanent protocol bgp
        ip neigh add 10.0.0.16 lladdr 2:0:0:0:0:16 dev v0 nud stale extern_learn
        ip neigh add proxy 10.0.0.18 dev v0
        ip -6 neigh add 2001:db8::10 lladdr 2:0:0:0:0:20 dev v0 nud permanent router
        ip -6 neigh add 2001:db8::11 lladdr 2:0:0:0:0:21 dev v0 nud stale protocol 200
        """);
    String name = "netlink:type=Neighbors,interface=v0";
    assertEventuallyEqual(
        () -> lines("ip neigh show dev v0"), () -> shown(name), "ip neigh show dev v0");
    assertTrue(shown(name).size() >= 8, () -> shown(name).toString());
    Shell.run("ip neigh del 10.0.0.10 dev v0; ip neigh change 10.0.0.11 dev v0 nud permanent");
    assertEventuallyEqual(
        () -> lines("ip neigh show dev v0"), () -> shown(name), "ip neigh show dev v0");
  }

  @Test
  void aThousandShowsSendNoMessage() throws Exception {
    assertRoutesEqual();
    long requests = monitor.status().requests();
    for (int i = 0; i < 1000; i++) {
      for (ObjectName name : server.queryNames(new ObjectName("netlink:*"), null)) {
        if (Stream.of(server.getMBeanInfo(name).getOperations())
            .anyMatch(operation -> operation.getName().equals("show"))) {
          server.invoke(name, "show", new Object[] {""}, new String[] {String.class.getName()});
        }
      }
    }
    assertEquals(requests, monitor.status().requests());
  }

  private void assertRoutesEqual() {
    for (String family : List.of("ipv4", "ipv6")) {
      for (String table : List.of("main", "local", "default", "100", "4294967295")) {
        String command = "ip -" + family.charAt(3) + " route show table " + table;
        assertEventuallyEqual(
            () -> lines(command + " 2>&- || true"), () -> shown(family, table), command);
      }
    }
  }

  private void assertLinksAndAddressesEqual() {
    assertEventuallyEqual(
        () -> lines("ip -br link"), () -> shown("netlink:type=Interfaces"), "ip -br link");
    assertEventuallyEqual(
        () -> lines("ip -br addr"), () -> shown("netlink:type=Addresses"), "ip -br addr");
  }

  /** Order, and the order of the addresses in a line, are the kernel's own affair. */
  private static void assertEventuallyEqual(
      Supplier<List<String>> expected, Supplier<List<String>> shown, String command) {
    Supplier<List<String>> ofIp = () -> comparable(expected.get());
    Supplier<List<String>> ours = () -> comparable(shown.get());
    Eventually.holds(
        () -> ofIp.get().equals(ours.get()),
        () -> {
          List<String> missing = new ArrayList<>(ofIp.get());
          missing.removeAll(ours.get());
          List<String> surplus = new ArrayList<>(ours.get());
          surplus.removeAll(ofIp.get());
          return "%s%nonly ip prints%n%s%nonly show prints%n%s"
              .formatted(command, String.join("\n", missing), String.join("\n", surplus));
        });
  }

  private static List<String> comparable(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceAll(" expires -?\\d+sec", ""))
        .map(ShowEqualsIproute2Test::withSortedAddresses)
        .sorted()
        .toList();
  }

  private static String withSortedAddresses(String line) {
    Matcher start = ADDRESSES.matcher(line);
    return start.matches()
        ? start.group(1)
            + ADDRESS.matcher(start.group(2)).results().map(MatchResult::group).sorted().toList()
        : line;
  }

  /** The output of {@code ip}, continuation lines joined, runs of blanks made one. */
  private static List<String> lines(String command) {
    List<String> joined = new ArrayList<>();
    for (String line : Shell.run(command)) {
      if (line.startsWith("\t") || line.startsWith(" ")) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1) + " " + line);
      } else {
        joined.add(line);
      }
    }
    return joined.stream().map(line -> line.replaceAll("\\s+", " ").strip()).toList();
  }

  private List<String> shown(String family, String table) {
    beans.follow();
    String name = "netlink:type=Routes,family=" + family + ",table=" + table;
    return isRegistered(name) ? shown(name) : List.of();
  }

  private List<String> shown(String name) {
    return List.of(JMX.newMXBeanProxy(server, name(name), Shows.class).show(""));
  }

  private boolean isRegistered(String name) {
    return server.isRegistered(name(name));
  }

  private static ObjectName name(String name) {
    try {
      return new ObjectName(name);
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }

  /** What all beans of lists have in common. */
  public interface Shows {
    String[] show(String filter);
  }
}
