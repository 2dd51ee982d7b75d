package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenRuleTest {

  @Test
  void aRuleTellsWhatItDemandsOfAPacketAndWhatItDoesWithIt() {
    RuleMessage rule = rule("rule-ipv4");
    assertEquals("10.1.0.0/16", rule.source().toString());
    assertEquals("192.0.2.0/24", rule.destination().toString());
    assertEquals(0x10, rule.tos());
    assertEquals(1000, rule.table());
    assertEquals(1, rule.action());
    assertEquals(0x12, rule.flags());
    assertEquals(100, rule.priority());
    assertEquals("v0", rule.inputName());
    assertEquals("nowhere", rule.outputName());
    assertEquals(0x17, rule.mark());
    assertEquals(0xff, rule.markMask());
    assertEquals(3 << 16 | 4, rule.realms());
    assertEquals(7, rule.suppressedGroup());
    assertEquals(0, rule.suppressedLength());
    assertEquals(186, rule.protocol());
    assertEquals(6, rule.ipProtocol());
    assertEquals(new RuleMessage.Ports(1000, 2000, 0xffff), rule.sourcePorts());
    assertEquals(new RuleMessage.Ports(443, 443, 0xffff), rule.destinationPorts());
  }

  @Test
  void whatARuleDoesNotDemandIsMissing() {
    RuleMessage rule = rule("rule-ipv4-goto");
    assertEquals(2, rule.action());
    assertEquals(300, rule.target());
    assertEquals(4, rule.flags());
    assertEquals(0, rule.table());
    assertTrue(rule.source().isAll());
    assertEquals(-1, rule.suppressedGroup());
    assertEquals(-1, rule.suppressedLength());
    assertNull(rule.users());
    assertNull(rule.dscp());
    assertNull(rule.flowLabel());
  }

  @Test
  void tunnelsUsersAndDevicesOfLayerThree() {
    assertEquals(77, rule("rule-ipv4-tunnel").tunnelId());
    assertEquals(new RuleMessage.Users(0, 0), rule("rule-ipv4-uid-range").users());
    assertTrue(rule("rule-ipv4-l3mdev").l3mdev());
  }

  @Test
  void masksSayWhichBitsCount() {
    RuleMessage rule = rule("rule-ipv6-masks");
    assertEquals(new RuleMessage.Ports(0x500, 0x500, 0xff00), rule.sourcePorts());
    assertEquals(new RuleMessage.Ports(53, 53, 0xffff), rule.destinationPorts());
    assertEquals(new RuleMessage.Masked(0x08, 0x38), rule.dscp());
    assertEquals(new RuleMessage.Masked(0x12300, 0xfff00), rule.flowLabel());
  }

  @Test
  void aMaskOfPortsIsRead() {
    assertEquals(
        new RuleMessage.Ports(0x1000, 0x1000, 0xfff0),
        rule("rule-ipv4-port-mask").destinationPorts());
  }

  @Test
  void theTableOfAnOldKernelStandsInTheStructure() {
    assertEquals(100, rule("rule-of-an-old-kernel").table());
  }

  @Test
  void aRuleIsOfItsPrefixesFamily() {
    RuleMessage rule = rule("rule-ipv6");
    assertEquals("2001:db8::/32", rule.source().toString());
    assertEquals("2001:db8:1::1/128", rule.destination().toString());
    assertEquals(Family.IPV6, rule("rule-ipv6-masks").source().address().family());
    assertTrue(rule("rule-removed").deletes());
    assertEquals(8, rule("rule-removed").action());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule-ipv4", "rule-ipv4-uid-range", "rule-ipv6", "rule-ipv6-masks"})
  void nothingOfItStaysRaw(String name) {
    assertEquals(List.of(), rule(name).unknown());
  }

  private static RuleMessage rule(String name) {
    return assertInstanceOf(RuleMessage.class, GoldenMessage.read(name));
  }
}
