package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.TwoPairs.up;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The drift cases of addresses, and the routes that the kernel makes for them. */
@RequiresNamespace
class AddressCasesTest {

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
  }

  @Test
  @Case(31)
  void oneAddressWithSeveralPeersIsSeveral() {
    assertEquals(
        List.of(
            "added announced 10.7.0.0/24 table 254",
            "added announced 10.7.0.1/24",
            "added announced 10.7.0.1/32",
            "added announced 10.7.0.1/32",
            "added announced 10.7.0.1/32 table 255",
            "added announced 10.7.0.2/32 table 254",
            "added announced 10.7.0.255/32 table 255",
            "added announced 10.7.0.3/32 table 254"),
        after(
            """
            ip address add 10.7.0.1 peer 10.7.0.2/32 dev v0
            ip address add 10.7.0.1 peer 10.7.0.3/32 dev v0
            ip address add 10.7.0.1/24 dev v0
            """));
    assertEquals(
        List.of("removed announced 10.7.0.1/32", "removed announced 10.7.0.3/32 table 254"),
        after("ip address del 10.7.0.1 peer 10.7.0.3/32 dev v0"));
    assertEquals(
        List.of(
            "removed announced 10.7.0.0/24 table 254",
            "removed announced 10.7.0.1/24",
            "removed announced 10.7.0.255/32 table 255"),
        after("ip address del 10.7.0.1/24 dev v0"));
    assertEquals(
        List.of(
            "removed announced 10.7.0.1/32",
            "removed announced 10.7.0.1/32 table 255",
            "removed announced 10.7.0.2/32 table 254"),
        after("ip address del 10.7.0.1 peer 10.7.0.2/32 dev v0"));
  }

  @Test
  @Case(32)
  void secondaryAddressesGoWithThePrimaryOne() {
    addThree();
    assertEquals(
        List.of(
            "removed announced 10.8.0.0/24 table 254",
            "removed announced 10.8.0.1/24",
            "removed announced 10.8.0.1/32 table 255",
            "removed announced 10.8.0.2/24",
            "removed announced 10.8.0.2/32 table 255",
            "removed announced 10.8.0.255/32 table 255",
            "removed announced 10.8.0.3/24",
            "removed announced 10.8.0.3/32 table 255"),
        after("ip address del 10.8.0.1/24 dev v0"));
  }

  @Test
  @Case(32)
  void orOneOfThemTakesItsPlace() {
    addThree();
    // The kernel announces that the routes of those that stay go and come again.
    assertEquals(
        List.of(
            "added announced 10.8.0.0/24 table 254",
            "added announced 10.8.0.2/32 table 255",
            "added announced 10.8.0.255/32 table 255",
            "added announced 10.8.0.3/32 table 255",
            "changed announced 10.8.0.2/24 [flags]",
            "removed announced 10.8.0.0/24 table 254",
            "removed announced 10.8.0.1/24",
            "removed announced 10.8.0.1/32 table 255",
            "removed announced 10.8.0.2/32 table 255",
            "removed announced 10.8.0.255/32 table 255",
            "removed announced 10.8.0.3/32 table 255"),
        after(
            """
            echo 1 > /proc/sys/net/ipv4/conf/v0/promote_secondaries
            ip address del 10.8.0.1/24 dev v0
            """));
  }

  private void addThree() {
    assertEquals(
        List.of(
            "added announced 10.8.0.0/24 table 254",
            "added announced 10.8.0.1/24",
            "added announced 10.8.0.1/32 table 255",
            "added announced 10.8.0.2/24",
            "added announced 10.8.0.2/32 table 255",
            "added announced 10.8.0.255/32 table 255",
            "added announced 10.8.0.3/24",
            "added announced 10.8.0.3/32 table 255"),
        after(
            """
            for i in 1 2 3; do ip address add 10.8.0.$i/24 dev v0; done
            """));
  }

  @Test
  @Case(33)
  void addressesStayWhereTheyAreToBeKeptAndOnlyTheirRoutesGo() {
    pairs.after("echo 1 > /proc/sys/net/ipv6/conf/v0/keep_addr_on_down");
    assertEquals(
        List.of(
            "removed announced 2001:db8::/64 table 254",
            "removed announced 2001:db8::1/128 table 255"),
        ofIpv6("ip link set v0 down", Address.KIND, Route.KIND));
    assertEquals(
        List.of(
            "added announced 2001:db8::/64 table 254", "added announced 2001:db8::1/128 table 255"),
        ofIpv6(up("v0", "p0"), Address.KIND, Route.KIND));
  }

  @Test
  @Case(33)
  void allOfIpv6GoesWhereItIsSwitchedOffAndMulticastComesBack() {
    assertEquals(
        List.of(
            "removed announced 2001:db8::/64 table 254",
            "removed announced 2001:db8::1/128 table 255",
            "removed announced 2001:db8::1/64",
            "removed group-address 33:33:00:00:00:01 dev v0 self permanent",
            "removed group-address 33:33:ff:00:00:01 dev v0 self permanent"),
        ofIpv6("echo 1 > /proc/sys/net/ipv6/conf/v0/disable_ipv6"));
    assertEquals(
        List.of("added group-address 33:33:00:00:00:01 dev v0 self permanent"),
        ofIpv6("echo 0 > /proc/sys/net/ipv6/conf/v0/disable_ipv6"));
    // Without an address only the route for multicast tells.
    assertEquals(
        List.of("removed group-address 33:33:00:00:00:01 dev p0 self permanent"),
        ofIpv6("echo 1 > /proc/sys/net/ipv6/conf/p0/disable_ipv6"));
    assertEquals(
        List.of("added group-address 33:33:00:00:00:01 dev p0 self permanent"),
        ofIpv6("echo 0 > /proc/sys/net/ipv6/conf/p0/disable_ipv6"));
  }

  private List<String> after(String script) {
    return pairs.after(script, Address.KIND, Route.KIND);
  }

  private List<String> ofIpv6(String script) {
    return ofIpv6(script, Address.KIND, Route.KIND, ForwardingEntry.KIND);
  }

  private List<String> ofIpv6(String script, Kind<?>... kinds) {
    return pairs.after(script, kinds).stream()
        .filter(line -> line.contains(" 2001:") || line.contains(" 33:33:"))
        .toList();
  }
}
