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

/** Neighbors follow the kernel, whose half of states come without a word. */
@RequiresNamespace
class NeighborTest {

  private final List<String> told = new ArrayList<>();
  private TwoPairs pairs;

  /** The other end of v2 is in a namespace of its own, and knows v2 for good. */
  @BeforeEach
  void openWithAHostBehindALink() {
    Shell.run(
        """
        unshare --net sleep 600 > /dev/null 2>&1 & host=$!
        echo $host > /run/host
        until [ "$(readlink /proc/$host/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
        ip link add v2 address 02:00:00:00:09:01 type veth \\
            peer name h2 address 02:00:00:00:09:02 netns $host
        echo 1 > /proc/sys/net/ipv6/conf/v2/disable_ipv6
        nsenter -t $host -n sh -ec '
          echo 1 > /proc/sys/net/ipv6/conf/h2/disable_ipv6
          ip link set h2 up
          ip address add 10.9.0.2/24 dev h2
          ip neigh add 10.9.0.1 lladdr 02:00:00:00:09:01 dev h2 nud permanent'
        ip link set v2 up
        ip address add 10.9.0.1/24 dev v2
        ip ntable change name arp_cache dev v2 mcast_probes 1 retrans 100 delay_probe 100 \
            base_reachable 500
        until ip -br link show dev v2 | grep -q ' UP '; do :; done
        """);
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del v2 2>&- || true; kill $(cat /run/host)");
  }

  @Case(34)
  @Test
  void itsStatesAreFollowedButForThoseThatNobodyIsToldOf() throws Exception {
    send("10.9.0.2");
    awaitTold("changed announced 10.9.0.2 STALE [state]", 1);
    send("10.9.0.2");
    awaitTold("changed announced 10.9.0.2 STALE [state]", 2);
    assertEquals(
        List.of(
            "added announced 10.9.0.2 REACHABLE",
            "changed announced 10.9.0.2 STALE [state]",
            "changed announced 10.9.0.2 PROBE [state]",
            "changed announced 10.9.0.2 REACHABLE [state]",
            "changed announced 10.9.0.2 STALE [state]"),
        told);
    assertEquals(List.of(), pairs.after("true"));
    Shell.run("ip ntable change name arp_cache dev v2 delay_probe 600000");
    send("10.9.0.2");
    Eventually.holds(
        () -> Shell.succeeds("ip neigh show 10.9.0.2 | grep -q DELAY"),
        () -> Shell.run("ip neigh show").toString());
    assertEquals(List.of(), pairs.soFar());
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    assertEquals(List.of("changed resync 10.9.0.2 DELAY [state]"), ofNeighbors(pairs.soFar()));
    assertEquals(
        List.of("removed announced 10.9.0.2 DELAY"),
        ofNeighbors(pairs.after("ip link set v2 down")));
  }

  @Case(35)
  @Test
  void oneThatDoesNotAnswerFailsAndGoes() {
    send("10.9.0.99");
    awaitTold("added announced 10.9.0.99 FAILED", 1);
    assertEquals(List.of("added announced 10.9.0.99 FAILED"), told);
    assertEquals(List.of(), pairs.after("true"));
    assertEquals(
        List.of("removed announced 10.9.0.99 FAILED"),
        pairs.after("ip neigh flush dev v2 nud failed"));
  }

  @Case(37)
  @Test
  void whatIsSetIsToldWithAllItsFlags() {
    String address = "lladdr 02:00:00:00:00:07";
    assertEquals(
        List.of("added announced 10.9.0.7 PERMANENT"),
        pairs.after("ip neigh add 10.9.0.7 dev v2 nud permanent " + address));
    assertEquals(
        List.of(), pairs.after("ip neigh replace 10.9.0.7 dev v2 nud permanent " + address));
    assertEquals(
        List.of("changed announced 10.9.0.7 PERMANENT [lladdr]"),
        pairs.after("ip neigh replace 10.9.0.7 dev v2 nud permanent lladdr 02:00:00:00:00:08"));
    assertEquals(
        List.of("changed announced 10.9.0.7 STALE [state, flags]"),
        pairs.after(
            "ip neigh replace 10.9.0.7 dev v2 nud stale extern_learn lladdr 02:00:00:00:00:08"));
    assertEquals(
        List.of(
            "changed announced 10.9.0.7 FAILED [lladdr, state, flags]",
            "removed announced 10.9.0.7 FAILED"),
        pairs.after("ip neigh del 10.9.0.7 dev v2"));
  }

  /** If nothing else is different, neigh_add sets it without a word. */
  @Case(37)
  @Test
  void whoHasSetANeighborIsFoundByTheNextResync() throws Exception {
    String neighbor = "ip neigh replace 10.9.0.7 lladdr 02:00:00:00:00:07 dev v2 protocol ";
    pairs.after(neighbor + "static");
    Neighbor before = held("10.9.0.7");
    Shell.run(neighbor + "boot");
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    assertEquals(List.of("changed resync 10.9.0.7 PERMANENT [protocol]"), pairs.soFar());
    assertTrue(Neighbor.KIND.comesSilently(before, held("10.9.0.7")));
    KernelDump.settle(pairs.monitor.model());
  }

  @Case(37)
  @Test
  void whatTheKernelIsAskedToFindAndToKeepFoundIsTold() throws Exception {
    Shell.run("ip ntable change name arp_cache dev v2 base_reachable 600000");
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    pairs.soFar();
    List<String> found = List.of("added announced 10.9.0.2 REACHABLE");
    String untilFound = "; until ip neigh show 10.9.0.2 | grep -q REACH; do :; done";
    assertEquals(found, pairs.after("ip neigh add 10.9.0.2 dev v2 managed" + untilFound));
    assertEquals(
        List.of(
            "changed announced 10.9.0.2 FAILED [lladdr, state, flags]",
            "removed announced 10.9.0.2 FAILED"),
        pairs.after("ip neigh del 10.9.0.2 dev v2"));
    assertEquals(found, pairs.after("ip neigh add 10.9.0.2 dev v2 use" + untilFound));
  }

  @Case(38)
  @Test
  void thoseThatCameWithoutAWordGoWithoutOne() {
    Shell.run("ip -6 neigh show nud noarp dev v0 | grep -q .");
    assertEquals(List.of(), ofNeighbors(pairs.after("ip link set v0 down")));
    assertEquals(List.of(), ofNeighbors(pairs.after("ip link set v0 up")));
    assertEquals(List.of(), ofNeighbors(pairs.after("ip link del v0")));
  }

  private static void send(String host) {
    Shell.run(
        """
        python3 -c "
        import socket
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'?', ('%s', 9))"
        """
            .formatted(host));
  }

  private void awaitTold(String line, int times) {
    Eventually.holds(
        () -> {
          told.addAll(pairs.soFar());
          return told.stream().filter(line::equals).count() == times;
        },
        () -> line + " in " + told);
  }

  private Neighbor held(String address) {
    return pairs
        .monitor
        .model()
        .neighbors()
        .filter(neighbor -> neighbor.destination().toString().equals(address))
        .findFirst()
        .orElseThrow();
  }

  /** Those of other hosts and links aside. */
  private static List<String> ofNeighbors(List<String> changes) {
    return changes.stream()
        .filter(line -> line.matches("\\w+ [\\w-]+ [0-9a-f:.]+ [A-Z]+( \\[.*)?"))
        .toList();
  }
}
