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
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show is what {@code tc} prints. */
@RequiresNamespace
class ShowEqualsTcTest {

  private NetworkMonitor monitor;

  @BeforeEach
  void openOnTwoPairs() throws Exception {
    String version = Shell.run("tc -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the wording is that of iproute2 6.1; here is " + version);
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        ip link add ifb7 numtxqueues 2 type ifb
        for link in v0 p0 v1 p1 ifb7; do ip link set $link up; done
        """);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
  }

  @AfterEach
  void close() {
    if (monitor != null) {
      monitor.close();
      Shell.run("for link in v0 v1 ifb7; do ip link del $link 2>&- || true; done");
    }
  }

  @Test
  void qdiscs() {
    for (String options :
        List.of(
            "htb default 0x30 r2q 5",
            "htb direct_qlen 77",
            "pfifo limit 77",
            "bfifo limit 1mb",
            "pfifo_head_drop limit 9",
            "pfifo_fast",
            "tbf rate 1mbit burst 32kbit latency 400ms",
            "tbf rate 1333kbit burst 17000 limit 100 overhead 7 linklayer atm",
            "tbf rate 40gbit burst 1mbit latency 50us peakrate 50gbit mtu 4000",
            "tbf rate 8bit burst 5000 latency 3000s",
            "tbf rate 999999999bit burst 5000 latency 1500us peakrate 2001mbit mpu 64 minburst 1540",
            "stab linklayer atm overhead 10 tbf rate 1mbit burst 32kbit latency 400ms")) {
      Shell.run("tc qdisc replace dev v0 root handle 1: " + options + " 2>&-");
      assertShown("v0");
      Shell.run("tc qdisc del dev v0 root");
    }
    Shell.run(
        """
        tc qdisc add dev v0 ingress
        tc qdisc add dev v1 ingress_block 22 egress_block 4000000000 clsact
        """);
    for (String link : List.of("v0", "v1", "ifb7", "lo")) {
      assertShown(link);
    }
  }

  @Test
  void classes() {
    Shell.run(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit ceil 20mbit
        tc class add dev v0 parent 1:1 classid 1:10 htb rate 5mbit prio 3 burst 20k 2>&-
        tc class add dev v0 parent 1:1 classid 1:a0 htb rate 40gbit ceil 50gbit overhead 7 linklayer atm 2>&-
        tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77
        tc qdisc add dev v1 root tbf rate 1mbit burst 32kbit latency 400ms
        """);
    for (String link : List.of("v0", "v1", "ifb7")) {
      assertEqual("tc class show dev " + link, () -> bean(link).classes(""));
    }
    assertEquals(3, bean("v0").getClasses());
  }

  @Test
  void filters() {
    Shell.run(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip dst 10.0.0.5/32 match ip dport 80 0xffff flowid 1:1
        tc filter add dev v0 parent 1: protocol ip prio 5 handle 2: u32 divisor 16
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip src 10.0.0.0/8 link 2: offset at 0 mask 0x0f00 shift 6 plus 4 eat hashkey mask 0x0000ff00 at 12
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 ht 2:3: match tcp dst 22 0xffff flowid 1:1 indev v0
        tc filter add dev v0 parent 1: protocol 0x88cc chain 7 prio 6 u32 match u8 1 0xff at 3 skip_hw
        tc filter add dev v0 parent 1: protocol all prio 8 bpf bytecode '4,48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0' flowid 1:1
        tc qdisc add dev v1 ingress_block 22 clsact
        tc filter add block 22 protocol ipv6 prio 5 u32 match u32 0 0
        """);
    assertEqual("tc filter show dev v0", () -> bean("v0").filters(""));
    assertEqual("tc filter show dev v1 ingress", () -> bean("v1").filters(""));
    Shell.run("tc filter add dev v1 egress protocol 802.1Q prio 9 u32 match u32 0 0 flowid 1:1");
    assertEqual(
        "tc filter show dev v1 egress | sed 's/^filter/& egress/'",
        () -> bean("v1").filters("egress"));
  }

  @Test
  void chains() {
    Shell.run(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match u32 0 0
        tc chain add dev v0 parent 1: chain 4
        tc chain add dev v0 parent 1:1 chain 4
        tc qdisc add dev v1 egress_block 22 clsact
        tc chain add dev v1 ingress chain 7
        tc chain add block 22 chain 7
        """);
    assertEqual(
        "tc chain show dev v0; tc chain show dev v0 parent 1:1", () -> bean("v0").chains(""));
    assertEquals(3, bean("v0").getChains());
    assertEqual(
        "tc chain show dev v1 ingress; tc chain show dev v1 egress", () -> bean("v1").chains(""));
    assertEqual("tc chain show dev v1 ingress", () -> bean("v1").chains("ffff:"));
  }

  private void assertShown(String link) {
    assertEqual("tc qdisc show dev " + link, () -> bean(link).show(""));
  }

  private TrafficControlBean bean(String link) {
    int index = Integer.parseInt(Shell.run("cat /sys/class/net/" + link + "/ifindex").get(0));
    return new TrafficControlBean(Source.of(monitor), Names.installed(), index);
  }

  private static void assertEqual(String command, Supplier<String[]> shown) {
    Eventually.holds(
        () -> printed(command).equals(sorted(Stream.of(shown.get()))),
        () -> command + "\n" + printed(command) + "\nshown\n" + List.of(shown.get()));
    assertTrue(!printed(command).isEmpty(), command);
  }

  /** A line that begins with a blank continues the one before. */
  private static List<String> printed(String command) {
    return sorted(String.join("\n", Shell.run(command)).replaceAll("\n\\h+", " ").lines());
  }

  private static List<String> sorted(Stream<String> lines) {
    return lines
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .filter(line -> !line.isEmpty())
        .sorted()
        .toList();
  }
}
