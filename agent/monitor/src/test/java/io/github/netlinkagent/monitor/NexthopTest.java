package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nexthop objects, their groups and buckets follow the kernel, and what refers to them does. */
@RequiresNamespace
class NexthopTest {

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    pairs.after(
        """
        ip nexthop add id 1 via 10.0.0.2 dev v0
        ip nexthop add id 2 via 10.1.0.2 dev v1
        ip nexthop add id 3 via 2001:db8::2 dev v0
        ip nexthop add id 4 via 2001:db8:1::2 dev v1
        ip nexthop add id 10 group 1/2
        ip nexthop add id 11 group 3/4
        ip route add 192.0.2.0/24 nhid 10
        ip route add 198.51.100.0/24 nhid 1
        ip -6 route add 2001:db8:a::/48 nhid 11
        """);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run(
        """
        ip nexthop flush
        ip link del vx0 2>&- || true
        """);
  }

  @Test
  void aReplacedNexthopIsOneChange() {
    assertContains(
        pairs.after("ip nexthop replace id 1 via 10.0.0.9 dev v0 proto bgp"),
        "changed announced id 1 via 10.0.0.9 dev v0 scope link proto bgp [gateway, protocol]");
    pairs.after("ip nexthop replace id 10 group 1,3/2,5");
    pairs.after("ip nexthop add id 12 blackhole; ip nexthop replace id 12 via 10.0.0.7 dev v0");
  }

  @Test
  void bucketsMoveWithTheMembersOfTheirGroup() {
    List<String> added =
        pairs.after("ip nexthop add id 20 group 1/2 type resilient buckets 4 idle_timer 60");
    assertEquals(4, added.stream().filter(line -> isBucket("added nexthop", line)).count());
    List<String> moved = pairs.after("ip nexthop del id 1");
    assertEquals(2, moved.stream().filter(line -> isBucket("changed nexthop", line)).count());
    List<String> gone = pairs.after("ip link set v1 down");
    assertEquals(4, gone.stream().filter(line -> isBucket("removed nexthop", line)).count());
  }

  @Test
  void theBucketsOfADeletedGroupAreGone() {
    pairs.after("ip nexthop add id 20 group 1/2 type resilient buckets 8");
    pairs.after("ip nexthop add id 21 group 1 type resilient buckets 2");
    pairs.after("ip nexthop replace id 20 group 1,7/2 type resilient buckets 8 idle_timer 0");
    pairs.after("ip nexthop del id 20");
    assertEquals(2, pairs.monitor.model().count(NexthopBucket.KIND));
  }

  @Test
  void forwardingEntriesGoWithTheirNexthop() {
    pairs.after(
        """
        ip link add vx0 type vxlan id 5 dstport 4789
        ip nexthop add id 30 via 10.0.0.7 fdb
        ip nexthop add id 31 group 30 fdb
        bridge fdb add 02:00:00:00:00:7d dev vx0 nhid 31
        """);
    assertContains(
        pairs.after("ip nexthop del id 31"),
        "removed nexthop 02:00:00:00:00:7d dev vx0 nhid 31 self permanent");
  }

  private static boolean isBucket(String change, String line) {
    return line.startsWith(change + " id 20 index ");
  }

  private static void assertContains(List<String> changes, String... expected) {
    for (String line : expected) {
      assertTrue(changes.contains(line), () -> line + "\nin\n" + String.join("\n", changes));
    }
  }
}
