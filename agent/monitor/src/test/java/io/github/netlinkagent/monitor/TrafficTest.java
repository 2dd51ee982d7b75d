package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Traffic control follows the kernel, which keeps most of it to itself. */
@RequiresNamespace
class TrafficTest {

  private final TwoPairs pairs = new TwoPairs(MonitorOptions.DEFAULT);

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del ifb7 2>&- || true");
  }

  @Test
  void aRootQdiscTakesThePlaceOfTheOneThatTheKernelHasMade() {
    assertEquals(
        List.of(
            "removed announced qdisc noqueue 0: dev v0 root",
            "added announced qdisc tbf 1: dev v0 root rate 1Mbit burst 4Kb lat 400ms",
            "added silently class tbf 1:1 dev v0 parent 1:"),
        ofTraffic(
            pairs.after(
                "tc qdisc add dev v0 root handle 1: tbf rate 1mbit burst 32kbit latency 400ms")));
    assertEquals(
        List.of(
            "changed announced qdisc tbf 1: dev v0 root rate 2Mbit burst 4Kb lat 400ms [options]"),
        ofTraffic(
            pairs.after(
                "tc qdisc change dev v0 root handle 1: tbf rate 2mbit burst 32kbit latency 400ms")));
    List<String> deleted = ofTraffic(pairs.after("tc qdisc del dev v0 root"));
    assertTrue(deleted.get(0).startsWith("removed announced qdisc tbf 1: "), deleted::toString);
    assertEquals(
        Set.of(
            "added silently qdisc noqueue 0: dev v0 root",
            "removed silently class tbf 1:1 dev v0 parent 1:"),
        Set.copyOf(deleted.subList(1, deleted.size())));
  }

  @Test
  void whatIsBelowAQdiscGoesWithItWithoutAWordOfTheKernel() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:10 htb rate 10mbit
        tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77
        """);
    List<String> classes =
        ofTraffic(
            pairs.after(
                """
                tc class add dev v0 parent 1:10 classid 1:11 htb rate 1mbit
                tc class change dev v0 parent 1: classid 1:10 htb rate 9mbit
                tc class del dev v0 parent 1:10 classid 1:11
                """));
    assertTrue(
        classes.contains(
            "removed announced class htb 1:11 dev v0 parent 1:10 prio 0 rate 1Mbit ceil 1Mbit"
                + " burst 1600b cburst 1600b"),
        classes::toString);
    assertTrue(
        classes.contains("removed silently qdisc pfifo 10: dev v0 parent 1:10 limit 77p"),
        classes::toString);
    pairs.after("tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77");
    List<String> replaced =
        ofTraffic(pairs.after("tc qdisc replace dev v0 root handle 2: pfifo limit 5"));
    assertTrue(
        replaced.contains("removed silently qdisc pfifo 10: dev v0 parent 1:10 limit 77p"),
        replaced::toString);
    assertTrue(
        replaced.stream().anyMatch(line -> line.startsWith("removed silently class htb 1:10 ")),
        replaced::toString);
  }

  @Case(42)
  @Test
  void allThatIsBelowARootQdiscIsToldOnceWhenItGoes() {
    String root =
        "qdisc htb 1: dev v0 root r2q 10 default 0x30 direct_packets_stat 0 direct_qlen 1000";
    String filter = "removed silently filter dev v0 parent 1: protocol ip pref 5 u32 chain 0";
    List<String> below =
        List.of(
            "removed announced chain dev v0 parent 1: chain 0",
            "removed silently class htb 1:10 dev v0 root leaf 10: prio 0 rate 10Mbit ceil 10Mbit"
                + " burst 1600b cburst 1600b",
            "removed silently class tbf 10:1 dev v0 parent 10:",
            filter,
            filter + " fh 800: ht divisor 1",
            filter
                + " fh 800::800 order 2048 key ht 800 bkt 0 *flowid 1:10 not_in_hw match"
                + " 00000000/00000000 at 0",
            "removed silently qdisc tbf 10: dev v0 parent 1:10 rate 1Mbit burst 4Kb lat 9ms");
    assertGone(
        below,
        "tc qdisc del dev v0 root",
        "removed announced " + root,
        "added silently qdisc noqueue 0: dev v0 root");
    assertGone(
        below,
        "tc qdisc replace dev v0 root handle 2: pfifo limit 5",
        "removed announced " + root,
        "added announced qdisc pfifo 2: dev v0 root limit 5p");
    assertGone(below, "ip link del v0", "removed silently " + root);
  }

  private void assertGone(List<String> below, String script, String... more) {
    pairs.after(
        """
        tc qdisc replace dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:10 htb rate 10mbit
        tc qdisc add dev v0 parent 1:10 handle 10: tbf rate 1mbit burst 32kbit latency 9ms
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match u32 0 0 flowid 1:10
        """);
    assertEquals(
        Stream.concat(below.stream(), Stream.of(more)).sorted().toList(), ofV0(script), script);
  }

  @Case(42)
  @Test
  void whatHangsOnClsactGoesWithIt() {
    pairs.after(
        """
        tc qdisc add dev v0 clsact
        tc filter add dev v0 ingress protocol ip prio 7 u32 match u32 0 0
        """);
    String filter = "removed silently filter dev v0 ingress protocol ip pref 7 u32 chain 0";
    assertEquals(
        List.of(
            "removed announced chain dev v0 parent ffff: chain 0",
            "removed announced qdisc clsact ffff: dev v0 parent ffff:fff1",
            filter,
            filter + " fh 800: ht divisor 1",
            filter
                + " fh 800::800 order 2048 key ht 800 bkt 0 not_in_hw match 00000000/00000000 at 0"),
        ofV0("tc qdisc del dev v0 clsact"));
  }

  /** D41: the kernel tells of the priority, not of the filters. */
  @Case(43)
  @Test
  void allFiltersOfAPriorityGoAtOnce() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip src 10.0.0.0/8
        tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip src 11.0.0.0/8
        tc filter add dev v0 parent 1: protocol ip prio 6 u32 match ip src 12.0.0.0/8
        """);
    String filter = " filter dev v0 parent 1: protocol ip pref 5 u32 chain 0";
    String entry = " order %d key ht 800 bkt 0 not_in_hw match %s at 12";
    assertEquals(
        List.of(
            "removed announced" + filter,
            "removed silently" + filter + " fh 800: ht divisor 1",
            "removed silently"
                + filter
                + " fh 800::800"
                + entry.formatted(2048, "0a000000/ff000000"),
            "removed silently"
                + filter
                + " fh 800::801"
                + entry.formatted(2049, "0b000000/ff000000")),
        ofV0("tc filter del dev v0 parent 1: prio 5"));
  }

  private List<String> ofV0(String script) {
    return ofTraffic(pairs.after(script)).stream()
        .filter(line -> line.contains(" dev v0 "))
        .sorted()
        .toList();
  }

  @Test
  void aClassShowsTheQdiscInItAndTakesItAlong() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:10 htb rate 10mbit
        """);
    List<String> added =
        ofTraffic(pairs.after("tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77"));
    assertEquals(2, added.size(), added::toString);
    assertTrue(
        added.get(1).matches("changed silently class htb 1:10 dev v0 root leaf 10: .* \\[leaf]"),
        added::toString);
    List<String> deleted = ofTraffic(pairs.after("tc class del dev v0 classid 1:10"));
    assertEquals(2, deleted.size(), deleted::toString);
    assertEquals("removed silently qdisc pfifo 10: dev v0 parent 1:10 limit 77p", deleted.get(1));
  }

  @Test
  void classesThatTheKernelNeverAnnouncesAreFollowed() {
    assertTrue(
        ofTraffic(
                pairs.after(
                    "tc qdisc add dev v0 root handle 1: tbf rate 1mbit burst 32kbit latency 9ms"))
            .contains("added silently class tbf 1:1 dev v0 parent 1:"));
    assertTrue(
        ofTraffic(pairs.after("ip link del v0"))
            .contains("removed silently class tbf 1:1 dev v0 parent 1:"));
  }

  @Test
  void aQdiscMayGoByAnotherParentThanItCame() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: tbf rate 1mbit burst 32kbit latency 9ms
        tc qdisc add dev v0 parent 1:2 handle 10: pfifo limit 3
        """);
    List<String> gone = ofTraffic(pairs.after("tc qdisc del dev v0 parent 1:1 handle 10: pfifo"));
    assertTrue(
        gone.contains("removed silently qdisc pfifo 10: dev v0 parent 1:2 limit 3p"),
        gone::toString);
  }

  @Test
  void queuesComeWithALinkThatIsSwitchedOnAndGoWithIt() {
    List<String> up =
        ofTraffic(pairs.after("ip link add ifb7 numtxqueues 2 type ifb; ip link set ifb7 up"));
    assertTrue(
        up.stream()
            .anyMatch(line -> line.contains("qdisc pfifo_fast 0: dev ifb7 parent :2 bands 3")),
        up::toString);
    assertTrue(up.contains("added silently class mq :2 dev ifb7 root"), up::toString);
    List<String> gone = ofTraffic(pairs.after("ip link del ifb7"));
    assertEquals(5, gone.size(), gone::toString);
    assertTrue(
        gone.stream().allMatch(line -> line.startsWith("removed silently ")), gone::toString);
  }

  @Test
  void ingressAndClsactAreFollowed() {
    assertEquals(
        List.of("added announced qdisc ingress ffff: dev v0 parent ffff:fff1 ----------------"),
        ofTraffic(pairs.after("tc qdisc add dev v0 ingress")));
    pairs.after("tc qdisc add dev v1 ingress_block 22 egress_block 23 clsact");
    pairs.after("tc qdisc del dev v0 ingress");
    pairs.after("ip link del v1");
  }

  @Test
  void filtersAreFollowedAsTheyComeAndGo() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit
        tc class add dev v0 parent 1:1 classid 1:10 htb rate 5mbit
        """);
    List<String> added =
        ofTraffic(
            pairs.after(
                "tc filter add dev v0 parent 1: protocol ip prio 5 u32"
                    + " match ip src 10.0.0.0/8 flowid 1:1"));
    assertEquals(
        Set.of(
            "added announced chain dev v0 parent 1: chain 0",
            "added announced filter dev v0 parent 1: protocol ip pref 5 u32 chain 0 fh 800::800"
                + " order 2048 key ht 800 bkt 0 *flowid 1:1 not_in_hw match 0a000000/ff000000 at"
                + " 12",
            "added silently filter dev v0 parent 1: protocol ip pref 5 u32 chain 0",
            "added silently filter dev v0 parent 1: protocol ip pref 5 u32 chain 0 fh 800: ht"
                + " divisor 1"),
        Set.copyOf(added));
    pairs.after(
        """
        tc filter add dev v0 parent 1: protocol ip prio 6 u32 match u32 0 0 flowid 1:1
        tc filter add dev v0 parent 1:10 protocol ip prio 5 u32 match ip src 10.0.0.0/8 flowid 1:1
        tc filter replace dev v0 parent 1: protocol ip prio 5 handle 800::800 u32 match ip src 10.0.0.0/8 flowid 1:10
        """);
    List<String> ofOnePriority = ofTraffic(pairs.after("tc filter del dev v0 parent 1: prio 5"));
    assertTrue(
        ofOnePriority.contains(
            "removed announced filter dev v0 parent 1: protocol ip pref 5 u32 chain 0"),
        ofOnePriority::toString);
    pairs.after("tc filter del dev v0 parent 1:");
    pairs.after("tc class del dev v0 classid 1:10");
    pairs.after("tc filter add dev v0 parent 1: protocol all prio 5 u32 match u32 0 0");
    List<String> gone = ofTraffic(pairs.after("tc qdisc del dev v0 root"));
    assertHasGone("filter dev v0 parent 1: protocol all pref 5 u32 chain 0", gone);
  }

  @Test
  void filtersOfWhatComesInGoWithTheirQdiscTheirBlockAndTheirLink() {
    pairs.after(
        """
        tc qdisc add dev v0 clsact
        tc filter add dev v0 ingress protocol ip prio 7 chain 3 u32 match u32 0 0
        tc filter add dev v0 egress protocol ip prio 7 u32 match u32 0 0 flowid 1:1
        tc qdisc add dev v1 ingress_block 22 ingress
        tc filter add block 22 protocol ip prio 5 u32 match u32 0 0
        """);
    pairs.after("tc filter del dev v0 ingress prio 7 chain 3");
    List<String> gone = ofTraffic(pairs.after("tc qdisc del dev v0 clsact"));
    assertHasGone("filter dev v0 egress protocol ip pref 7 u32 chain 0", gone);
    List<String> withBlock = ofTraffic(pairs.after("tc qdisc del dev v1 ingress"));
    assertHasGone("filter block 22 protocol ip pref 5 u32 chain 0", withBlock);
    pairs.after(
        """
        tc qdisc add dev v1 ingress
        tc filter add dev v1 parent ffff: protocol ip prio 5 u32 match u32 0 0
        """);
    List<String> withLink = ofTraffic(pairs.after("ip link del v1"));
    assertHasGone("filter dev v1 ingress protocol ip pref 5 u32 chain 0", withLink);
  }

  @Test
  void anIngressQdiscHasOneListOfFiltersByWhateverParentTheyCome() {
    pairs.after("tc qdisc add dev v0 ingress");
    List<String> added =
        ofTraffic(
            pairs.after(
                """
                tc filter add dev v0 parent ffff: protocol ip prio 1 u32 match u32 0 0
                tc filter add dev v0 egress protocol ip prio 1 u32 match ip src 10.0.0.0/8
                """));
    assertTrue(
        added.contains(
            "added announced filter dev v0 ingress protocol ip pref 1 u32 chain 0 fh 800::801"
                + " order 2049 key ht 800 bkt 0 not_in_hw match 0a000000/ff000000 at 12"),
        added::toString);
    assertTrue(added.stream().noneMatch(line -> line.startsWith("removed ")), added::toString);
    pairs.after("tc filter add dev v0 parent ffff: chain 3 protocol ip prio 1 u32 match u32 0 0");
    List<String> gone = ofTraffic(pairs.after("tc filter del dev v0 parent ffff:7 prio 1"));
    assertHasGone("filter dev v0 ingress protocol ip pref 1 u32 chain 0", gone);
    assertTrue(
        pairs.monitor.model().all(Filter.KIND).allMatch(filter -> filter.chain() == 3),
        gone::toString);
  }

  @Test
  void chainsAreFollowedThoughTheKernelDoesNotSayOfWhichDirection() {
    pairs.after("tc qdisc add dev v0 clsact");
    String seven = "announced chain dev v0 parent ffff: chain 7";
    assertEquals(
        List.of("added " + seven, "added " + seven),
        ofTraffic(
            pairs.after(
                """
                tc chain add dev v0 ingress chain 7
                tc chain add dev v0 egress chain 7
                """)));
    List<String> ofFilter =
        ofTraffic(
            pairs.after(
                """
                tc filter add dev v0 ingress chain 7 protocol ip prio 1 u32 match u32 0 0
                tc filter add dev v0 egress chain 9 protocol ip prio 1 u32 match u32 0 0
                """));
    assertEquals(
        List.of("added announced chain dev v0 parent ffff: chain 9"),
        ofFilter.stream().filter(line -> line.contains(" chain dev ")).toList());
    assertTrue(
        ofTraffic(pairs.after("tc filter del dev v0 egress chain 9 prio 1"))
            .contains("removed announced chain dev v0 parent ffff: chain 9"));
    assertTrue(
        ofTraffic(pairs.after("tc chain del dev v0 ingress chain 7")).contains("removed " + seven));
    assertEquals(1, pairs.monitor.model().count(Chain.KIND));
    // Its end is announced, though not its beginning.
    Shell.succeeds("tc chain add dev v0 ingress chain 7 u32 match u32 0 0");
    pairs.after("true");
    assertEquals(1, pairs.monitor.model().count(Chain.KIND));
    assertTrue(ofTraffic(pairs.after("tc qdisc del dev v0 clsact")).contains("removed " + seven));
  }

  @Test
  void chainsOfClassesAndBlocksGoWithThem() {
    pairs.after(
        """
        tc qdisc add dev v0 root handle 1: htb default 0x30 2>&-
        tc class add dev v0 parent 1: classid 1:10 htb rate 10mbit
        tc filter add dev v0 parent 1: protocol ip prio 1 u32 match u32 0 0
        tc chain add dev v0 parent 1:10 chain 4
        tc qdisc add dev v1 ingress_block 22 clsact
        tc chain add block 22 chain 5
        """);
    assertEquals(3, pairs.monitor.model().count(Chain.KIND));
    assertTrue(
        ofTraffic(pairs.after("tc class del dev v0 classid 1:10"))
            .contains("removed announced chain dev v0 parent 1: chain 4"));
    assertTrue(
        ofTraffic(pairs.after("tc qdisc del dev v1 clsact"))
            .contains("removed announced chain block 22 chain 5"));
    assertTrue(
        ofTraffic(pairs.after("ip link del v0"))
            .contains("removed announced chain dev v0 parent 1: chain 0"));
    assertEquals(0, pairs.monitor.model().count(Chain.KIND));
  }

  /** With whichever of the things that went at the same time. */
  private static void assertHasGone(String filter, List<String> changes) {
    assertTrue(
        changes.stream().anyMatch(line -> line.matches("removed \\S+ \\Q" + filter + "\\E")),
        changes::toString);
  }

  private static List<String> ofTraffic(List<String> changes) {
    return changes.stream()
        .filter(line -> line.matches("\\w+ \\S+ (qdisc|class|filter|chain) .*"))
        // One for each queue, of which a link may have as many as there are processors
        .map(line -> line.replaceFirst(" refcnt \\d+", ""))
        // Which of several causes is told depends on what was read last.
        .map(line -> line.replaceFirst("^(\\w+) (?!announced )\\S+ ", "$1 silently "))
        .toList();
  }
}
