package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.RuleExample.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.RuleMessage.Masked;
import io.github.netlinkagent.netlink.RuleMessage.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that {@code ip rule} of 6.1 does not have, or kernels of today give no occasion for. */
class RuleWordingTest {

  private final Wording wording = Wording.of(Model.of(List.of()), Names.in(Path.of("/nowhere")));

  @Test
  void whatCountsOnlyInPartIsHexadecimal() {
    RuleExample rule = rule(77, "0.0.0.0/0").lookup(254).ipProtocol(17);
    assertListed(
        "77: from all ipproto ipproto-17 sport 0x500/0xff00 dport 53 lookup main dscp 0x8/0x38"
            + " flowlabel 0x12300/0xfff00",
        rule.ports(new Ports(0x500, 0x500, 0xff00), new Ports(53, 53, 0xffff))
            .masked(new Masked(0x08, 0x38), new Masked(0x12300, 0xfff00)));
    assertListed(
        "77: from all ipproto ipproto-17 sport 1-9 lookup main dscp 10 flowlabel 0x12345",
        rule.ports(new Ports(1, 9, 0xffff), null)
            .masked(new Masked(10, 0x3f), new Masked(0x12345, 0xfffff)));
  }

  @Test
  void actionsOtherThanLookingUp() {
    assertListed("5: from all goto none [unresolved]", rule(5, "0.0.0.0/0").goTo(0).flags(4));
    assertListed("5: from all masquerade", rule(5, "0.0.0.0/0").action(10));
    assertListed("5: not from ::1 nop", rule(5, "::1/128").action(3).flags(2));
    assertListed("5: from all blackhole", rule(5, "::/0").action(6));
  }

  @Test
  void aMarkOfZeroIsOneIfBitsOfItCount() {
    assertListed("5: from all fwmark 0/0xff lookup 100", rule(5, "::/0").lookup(100).mark(0, 0xff));
    assertListed(
        "5: from all fwmark 0x17 lookup 100", rule(5, "::/0").lookup(100).mark(0x17, 0xffffffffL));
  }

  @Test
  void inTheMannerOfLinkmonitor() {
    assertTerse("rule: prio=100 src=10.0.0.0/8 table=100", rule(100, "10.0.0.0/8").lookup(100));
    assertTerse(
        "rule: prio=5 iif=v0 oif=v1 fwmark=17 table=main",
        rule(5, "::/0").lookup(254).mark(0x17, 0xffffffffL).names("v0", "v1"));
    assertTerse("rule: prio=5 src=10.0.0.1 goto=300", rule(5, "10.0.0.1/32").goTo(300));
    assertTerse("rule: prio=5 prohibit", rule(5, "0.0.0.0/0").action(8));
  }

  private void assertListed(String expected, RuleExample rule) {
    assertEquals(expected, wording.listed(rule.build()));
  }

  private void assertTerse(String expected, RuleExample rule) {
    assertEquals(
        "new " + expected,
        wording.terse(new Change.Added(rule.build(), Cause.ANNOUNCED, 1, Instant.EPOCH)));
  }
}
