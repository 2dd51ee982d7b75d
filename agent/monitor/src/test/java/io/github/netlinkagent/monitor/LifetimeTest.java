package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses and routes that are not yet, or no longer, what they are told to be. */
@RequiresNamespace
class LifetimeTest {

  private final List<String> told = new ArrayList<>();
  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del v7 2>&- || true");
  }

  /** fib6_age drops what is past its time when the collector comes, which may be late. */
  @Case(23)
  @Test
  void aRouteThatHasExpiredStaysUntilTheKernelCollectsIt() {
    assertEquals(
        List.of("added announced 2001:db8:e::/64 table 254"),
        pairs.after("ip -6 route add 2001:db8:e::/64 dev v0 expires 1"));
    Shell.run("until ip -6 route show 2001:db8:e::/64 | grep -q 'expires -'; do :; done");
    assertEquals(List.of(), pairs.after("true"));
    assertEquals(
        List.of("removed announced 2001:db8:e::/64 table 254"),
        // ndisc_netdev_event calls for the collector.
        pairs.after("ip link set v1 address 02:00:00:00:01:01").stream()
            .filter(line -> line.contains(" 2001:db8:e:"))
            .toList());
  }

  @Case(29)
  @Test
  void anAddressIsTentativeAndThenNot() {
    Shell.run("ip address add 2001:db8::77/64 dev v0");
    // What makes it usable, and comes last.
    awaitTold("added announced 2001:db8::77/128 table 255");
    assertEquals(List.of(), pairs.after("true"));
    assertEquals(
        List.of(
            "added announced 2001:db8::77/64",
            "changed announced 2001:db8::77/64 [flags]",
            "added announced 2001:db8::77/128 table 255"),
        told.stream().filter(line -> line.contains(" 2001:db8::77/")).toList());
  }

  /** addrconf_dad_start makes the address without a word. */
  @Case(29)
  @Test
  void aTentativeAddressThatNobodyWasToldOfComesAndGoesWithItsLink() {
    pairs.after(
        """
        ip link add v7 address 02:00:00:00:07:07 type veth peer name p7
        echo 600 > /proc/sys/net/ipv6/conf/v7/dad_transmits
        ip link set p7 up
        """);
    Shell.run("ip link set v7 up");
    Eventually.holds(
        () -> {
          told.addAll(pairs.soFar());
          return !of("fe80::ff:fe00:707/64").isEmpty();
        },
        () -> told.toString());
    told.addAll(pairs.after("true"));
    List<String> came = of("fe80::ff:fe00:707/64");
    assertEquals(1, came.size(), told::toString);
    assertTrue(came.get(0).matches("added (link-up|carrier-back) .*"), told::toString);
    told.clear();
    told.addAll(pairs.after("ip link set v7 down"));
    assertEquals(
        List.of("removed announced fe80::ff:fe00:707/64"),
        of("fe80::ff:fe00:707/64"),
        told::toString);
  }

  @Case(30)
  @Test
  void lifetimesAreNoChangeButTheirEndsAre() {
    for (String address : List.of("10.0.0.1/24", "2001:db8::1/64")) {
      told.clear();
      String change = "ip address change " + address + " dev v0 ";
      Shell.run(change + "valid_lft 500 preferred_lft 1");
      // It lasts for some time only, and when that is over, it is deprecated.
      Eventually.holds(
          () -> {
            told.addAll(pairs.soFar());
            return told.size() >= 2;
          },
          told::toString);
      told.addAll(pairs.after(change + "valid_lft 400 preferred_lft 0"));
      told.addAll(pairs.after(change + "valid_lft 900 preferred_lft 800"));
      told.addAll(pairs.after(change + "valid_lft 800 preferred_lft 700"));
      told.addAll(pairs.after(change + "valid_lft forever preferred_lft forever"));
      // The two from above, one when it is in use again, and one when that is for good.
      assertEquals(Collections.nCopies(4, "changed announced " + address + " [flags]"), told);
    }
  }

  private void awaitTold(String part) {
    Eventually.holds(
        () -> {
          told.addAll(pairs.soFar());
          return told.stream().anyMatch(line -> line.contains(part));
        },
        () -> part + " in " + told);
  }

  /** The changes of an address. */
  private List<String> of(String address) {
    return told.stream()
        .filter(line -> line.matches("\\w+ [\\w-]+ " + Pattern.quote(address) + "\\S*( \\[.*)?"))
        .toList();
  }
}
