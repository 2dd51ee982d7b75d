package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The groups that ports of bridges listen to, and the ports to multicast routers. */
@RequiresNamespace
class MulticastEntryTest {

  private TwoPairs pairs;

  @BeforeEach
  void openWithABridge() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    pairs.after(
        """
        ip link add br0 type bridge mcast_querier 1
        echo 1 > /proc/sys/net/ipv6/conf/br0/addr_gen_mode
        for link in p0 p1; do ip link set $link master br0; done
        ip link set br0 up
        """);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del br0 2>&- || true");
  }

  @Case(46)
  @Test
  void groupsComeAndGo() {
    String group = "announced dev br0 port p0 grp 239.1.1.1 permanent";
    assertEquals(
        List.of("added " + group),
        of("239.1.1.1", pairs.after("bridge mdb add dev br0 port p0 grp 239.1.1.1 permanent")));
    assertEquals(
        List.of("removed " + group),
        of("239.1.1.1", pairs.after("bridge mdb del dev br0 port p0 grp 239.1.1.1")));
  }

  @Case(46)
  @Test
  void aHostThatListensIsLearned() {
    pairs.after("ip address add 10.9.0.1/24 dev v1");
    assertEquals(
        List.of("added announced dev br0 port p1 grp 239.7.7.7 temp"),
        of(" dev br0 port p1 grp 239.7.7.7", join("239.7.7.7", "v1")));
  }

  @Case(46)
  @Test
  void aPortThatLeavesTakesItsGroupsWithIt() {
    pairs.after("bridge mdb add dev br0 port p0 grp 239.1.1.1 permanent");
    pairs.after("ip link set p0 type bridge_slave mcast_router 2");
    assertEquals(1, pairs.monitor.model().count(MulticastRouterPort.KIND));
    List<String> left = pairs.after("ip link set p0 nomaster");
    assertEquals(
        List.of("removed announced dev br0 port p0 grp 239.1.1.1 permanent"),
        of("239.1.1.1", left));
    assertEquals(
        List.of("removed announced router port dev p0 master br0"), of("router port", left));
  }

  @Test
  void whatTheHostListensToGoesSilentlyWithTheBridge() {
    pairs.after("ip address add 10.9.0.1/24 dev br0");
    assertEquals(
        List.of("added announced dev br0 port br0 grp 239.8.8.8 temp"),
        of("239.8.8.8", join("239.8.8.8", "br0")));
    assertEquals(
        List.of("removed link-removed dev br0 port br0 grp 239.8.8.8 temp"),
        of("239.8.8.8", pairs.after("ip link del br0")));
  }

  @Test
  void groupsFollowBridgesThatGoDownAndUp() {
    pairs.after("bridge mdb add dev br0 port p0 grp 239.1.1.1 permanent");
    pairs.after("ip link set p0 down");
    pairs.after("ip link set br0 down");
    pairs.after("ip link set br0 up");
  }

  /** The host tells of it a moment later: igmp_ifc_event starts a timer. */
  private List<String> join(String group, String link) {
    Shell.run("ip address add " + group + "/32 dev " + link + " autojoin");
    Eventually.holds(
        () ->
            pairs
                .monitor
                .model()
                .all(MulticastEntry.KIND)
                .anyMatch(entry -> entry.anyGroup().toString().equals(group)),
        () -> group + " is not learned");
    return pairs.after("true");
  }

  private static List<String> of(String words, List<String> changes) {
    return changes.stream()
        .filter(line -> line.contains(words))
        .filter(line -> line.contains(" dev br0 ") || line.contains(" router port "))
        .toList();
  }
}
