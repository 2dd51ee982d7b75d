package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What random operations have found that the kernel does without a word. */
@RequiresNamespace
class SilentEffectsTest {

  private final TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT);

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del br0 2>&- || true");
  }

  @Test
  void aBridgeThatGetsAnotherAddressIsAnotherOneToItsPorts() {
    pairs.after("ip link add br0 type bridge; ip link set br0 up; ip link set v0 master br0");
    pairs.after("ip link set br0 address 02:00:00:00:00:05");
    assertEquals(
        "8000.2:0:0:0:0:5",
        pairs.monitor.model().links().stream()
            .filter(link -> link.name().equals("v0"))
            .flatMap(link -> link.fields().stream())
            .filter(field -> field.name().equals("bridge_slave.bridge_id"))
            .map(field -> String.valueOf(field.value()))
            .findFirst()
            .orElse("none"));
  }

  @Test
  void anyChangeOfALinkWithoutACarrierMarksTheHopsOverIt() {
    pairs.after("ip link set p0 down; ip route add 192.0.2.0/24 via inet6 2001:db8::2 dev v0");
    assertEquals(
        List.of("changed link-changed 192.0.2.0/24 table 254 [flags, hops]"),
        pairs.after("ip link set v0 arp off").stream()
            .filter(line -> line.contains("192.0.2.0/24"))
            .toList());
  }

  @Test
  void anAddressHasALinkWithoutACarrierLetGroupsIn() {
    pairs.after("ip link set v0 down; ip link set p0 down");
    pairs.after("ip address replace 2001:db8:7::1/64 dev v0 nodad; ip link set v0 up");
    assertEquals(
        List.of("added group-address 33:33:00:00:00:01"),
        pairs.after("ip address replace 2001:db8:5::1/64 dev v0 nodad").stream()
            .filter(line -> line.contains("33:33:00:00:00:01"))
            .map(line -> line.replaceFirst(" dev .*", ""))
            .toList());
  }

  @Test
  void aLinkWithoutArpLetsNoGroupInWhereIpv6HasBeenSwitchedOff() {
    pairs.after("ip link set p0 down");
    pairs.after("ip link set v0 arp off");
    assertEquals(
        List.of("removed group-address 33:33:00:00:00:01"),
        pairs.after("echo 1 > /proc/sys/net/ipv6/conf/v0/disable_ipv6").stream()
            .filter(line -> line.contains("33:33:00:00:00:01"))
            .map(line -> line.replaceFirst(" dev .*", ""))
            .toList());
  }
}
