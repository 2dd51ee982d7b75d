package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules follow the kernel, which keeps to itself what becomes of those that name something. */
@RequiresNamespace
class RuleTest {

  /** Two equal rules: without {@code NLM_F_EXCL} the kernel takes them. */
  private static final String TWICE =
      """
      python3 -c "
      import socket, struct
      kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
      rule = struct.pack('<BBBBBBBBI', 2, 0, 0, 0, 77, 0, 0, 1, 0) + struct.pack('<HHI', 8, 6, 40)
      for i in range(2):
          kernel.send(struct.pack('<IHHII', 16 + len(rule), 32, 0x405, 1, 0) + rule)
          assert kernel.recv(4096)[16:20] == bytes(4)
      "
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
        for link in v7 v8; do ip link del $link 2>&- || true; done
        for family in -4 -6; do
          ip $family rule flush
          ip $family rule add lookup main priority 32766 2>&- || true
        done
        ip rule add lookup default priority 32767 2>&- || true
        """);
  }

  @Test
  void rulesComeAndGo() {
    assertEquals(
        List.of(
            "added announced 30: from 10.1.0.0/16 lookup 77",
            "added announced 31: from all to 2001:db8::/32 unreachable"),
        pairs.after(
            """
            ip rule add priority 30 from 10.1.0.0/16 table 77
            ip -6 rule add priority 31 to 2001:db8::/32 unreachable
            """));
    assertEquals(
        List.of("removed announced 30: from 10.1.0.0/16 lookup 77"),
        pairs.after("ip rule del priority 30"));
  }

  @Case(41)
  @Test
  void ofTwoEqualRulesOneStays() {
    String rule = "40: from all lookup 77";
    assertEquals(List.of("added announced " + rule, "added announced " + rule), pairs.after(TWICE));
    assertEquals(2, count(40));
    assertEquals(List.of("removed announced " + rule), pairs.after("ip rule del priority 40"));
    assertEquals(1, count(40));
  }

  @Case(41)
  @Test
  void aRuleFollowsItsInterfaceWithoutAWordOfTheKernel() {
    assertEquals(
        List.of(
            "added announced 50: from all iif v7 [detached] oif v8 [detached] lookup 77",
            "added announced 51: from all iif v0 lookup 77"),
        pairs.after(
            """
            ip rule add priority 50 iif v7 oif v8 table 77
            ip rule add priority 51 iif v0 table 77
            """));
    assertEquals(
        List.of("changed link-added 50: from all iif v7 oif v8 [detached] lookup 77 [flags]"),
        ofRules("ip link add v7 type veth peer name p7"));
    assertEquals(
        List.of("changed link-changed 50: from all iif v7 [detached] oif v8 lookup 77 [flags]"),
        ofRules("ip link set v7 name v8"));
    assertEquals(
        List.of(
            "changed link-removed 50: from all iif v7 [detached] oif v8 [detached] lookup 77"
                + " [flags]"),
        ofRules("ip link del v8"));
  }

  @Case(41)
  @Test
  void aRuleThatGoesToAnotherIsResolvedWhenThatComesAndNoMoreWhenItGoes() {
    assertEquals(
        List.of(
            "added announced 60: from all goto 65 [unresolved]",
            "added announced 60: from all goto 65 [unresolved]"),
        ofRules("ip rule add priority 60 goto 65; ip -6 rule add priority 60 goto 65"));
    assertEquals(
        List.of(
            "added announced 65: from all lookup 77", "changed rule 60: from all goto 65 [flags]"),
        ofRules("ip rule add priority 65 lookup 77"));
    // Only the first of that priority makes the difference, and only the last.
    assertEquals(
        List.of("added announced 65: from all lookup 78"),
        ofRules("ip rule add priority 65 lookup 78"));
    assertEquals(
        List.of("removed announced 65: from all lookup 77"),
        ofRules("ip rule del priority 65 lookup 77"));
    assertEquals(
        List.of(
            "removed announced 65: from all lookup 78",
            "changed rule 60: from all goto 65 [unresolved] [flags]"),
        ofRules("ip rule del priority 65"));
  }

  @Test
  void aFlushIsFollowed() {
    pairs.after("for i in $(seq 300); do echo rule add priority $i lookup 77; done | ip -b -");
    pairs.after("ip rule flush; ip rule add lookup main");
    assertEquals(2, pairs.monitor.model().all(Rule.KIND).filter(this::isOfIpv4).count());
  }

  private List<String> ofRules(String script) {
    return pairs.after(script).stream()
        .filter(line -> line.matches("\\w+ [\\w-]+ \\d+: from .*"))
        .toList();
  }

  private boolean isOfIpv4(Rule rule) {
    return Rule.KIND.slice(Family.IPV4).contains(rule);
  }

  private long count(long priority) {
    return pairs.monitor.model().all(Rule.KIND).filter(rule -> rule.priority() == priority).count();
  }
}
