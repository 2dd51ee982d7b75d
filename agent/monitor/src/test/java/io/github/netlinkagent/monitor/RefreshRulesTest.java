package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.text.Examples;
import io.github.netlinkagent.netlink.Family;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read again after a change that a test in a namespace meets by chance only. */
class RefreshRulesTest {

  private static final int UP = 0x1;
  private static final int RUNNING = 0x40;
  private static final int LOWER_UP = 0x10000;

  private final RefreshRules rules = new RefreshRules(new Model());

  @Test
  void addressesAreReadWhenALinkHasACarrierAndAgainWhenItMayUseIt() {
    assertEquals(EnumSet.of(Cause.CARRIER_BACK), addressesReadAfter(UP, UP | LOWER_UP));
    assertEquals(
        EnumSet.of(Cause.CARRIER_BACK), addressesReadAfter(UP | LOWER_UP, UP | LOWER_UP | RUNNING));
    assertEquals(
        EnumSet.noneOf(Cause.class),
        addressesReadAfter(UP | LOWER_UP | RUNNING, UP | LOWER_UP | RUNNING));
  }

  @Test
  void whatABridgeDoesInAVlanIsReadWhenAVlanComesOrGoes() {
    NetworkObject vlan = GoldenObjects.read("bridge-vlan-added").get(0);
    Set<Slice> read = new HashSet<>();
    rules.found(null, vlan, (slice, cause, link) -> read.add(slice));
    assertEquals(Set.of(BridgeVlanOptions.KIND.slice(Family.BRIDGE)), read);
    read.clear();
    rules.found(vlan, null, (slice, cause, link) -> read.add(slice));
    assertEquals(Set.of(BridgeVlanOptions.KIND.slice(Family.BRIDGE)), read);
  }

  private Set<Cause> addressesReadAfter(int flagsBefore, int flags) {
    Slice addresses = Address.KIND.slice(Family.IPV6, 2);
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    rules.found(
        Examples.link(2, "br0", "bridge", 0, flagsBefore),
        Examples.link(2, "br0", "bridge", 0, flags),
        (slice, cause, link) -> {
          if (slice.equals(addresses)) {
            causes.add(cause);
          }
        });
    return causes;
  }
}
