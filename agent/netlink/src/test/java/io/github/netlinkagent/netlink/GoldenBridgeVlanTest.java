package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The VLANs of bridges, which the kernel at hand does not know. */
class GoldenBridgeVlanTest {

  @Test
  void aPortTellsItsVlans() {
    BridgeVlanMessage added = vlans("bridge-vlan-added");
    assertEquals(3, added.index());
    assertEquals(2, added.entries().size());
    assertEquals(new BridgeVlanInfo(6, 1), added.entries().get(0).get(BridgeVlanAttributes.INFO));
    AttributeSet several = added.entries().get(1);
    assertEquals(12, several.get(BridgeVlanAttributes.RANGE));
    assertEquals(3, several.get(BridgeVlanAttributes.STATE));
    AttributeSet tunnel = several.nested(BridgeVlanAttributes.TUNNEL_INFO);
    assertEquals(1010, tunnel.get(BridgeVlanAttributes.TUNNEL_ID));
    assertEquals(17, tunnel.get(BridgeVlanAttributes.TUNNEL_CMD));
    assertEquals(
        List.of(1L, 2L, 3L, 4L),
        List.copyOf(several.nested(BridgeVlanAttributes.STATS).byName().values()));
    assertEquals(1, several.get(BridgeVlanAttributes.MCAST_ROUTER));
    assertEquals(2, several.get(BridgeVlanAttributes.MCAST_N_GROUPS));
    assertEquals(100, several.get(BridgeVlanAttributes.MCAST_MAX_GROUPS));
    assertEquals(1, several.get(BridgeVlanAttributes.NEIGH_SUPPRESS));
    assertEquals(List.of(), several.unknown());
    assertTrue(vlans("bridge-vlan-removed").deletes());
  }

  @Test
  void aBridgeTellsWhatItDoesInItsVlans() {
    AttributeSet options = vlans("bridge-vlan-options").options().get(0);
    assertEquals(
        BridgeVlanAttributes.OPTIONS.keys().size(), options.keys().size(), options::toString);
    assertEquals(1, options.get(BridgeVlanAttributes.OPTION_ID));
    assertEquals(4, options.get(BridgeVlanAttributes.OPTION_RANGE));
    assertEquals(1200, options.get(BridgeVlanAttributes.OPTION_MCAST_QUERY_INTVL));
    assertEquals(7, options.get(BridgeVlanAttributes.OPTION_MSTI));
    assertEquals(
        "10.0.0.9",
        String.valueOf(
            options
                .nested(BridgeVlanAttributes.OPTION_MCAST_QUERIER_STATE)
                .get(BridgeAttributes.QUERIER_IP_ADDRESS)));
    assertEquals(List.of(), options.unknown());
  }

  private static BridgeVlanMessage vlans(String name) {
    return assertInstanceOf(BridgeVlanMessage.class, GoldenMessage.read(name));
  }
}
