package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.netlink.BridgeVlanAttributes;
import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The VLANs of bridges by composed messages: the kernel at hand does not know any. */
class BridgeVlanTest {

  private final Model model = Model.of(GoldenObjects.read("link-macvlan"));

  @Test
  void eachVlanOfARangeIsOne() {
    apply("bridge-vlan-added");
    assertEquals(
        List.of("1 PVID Egress Untagged", "10", "11", "12"),
        vlans().stream().map(wording()::listed).toList());
    assertEquals(
        List.of(-1L, 1010L, 1011L, 1012L), vlans().stream().map(BridgeVlan::tunnelId).toList());
    assertEquals(
        "if3 1 PVID Egress Untagged state forwarding mcast_router 1",
        wording().object(vlans().get(0), Instant.EPOCH));
    assertEquals(
        "if3 10 state forwarding mcast_router 1 mcast_max_groups 100 neigh_suppress on",
        wording().object(vlans().get(1), Instant.EPOCH));
    assertTrue(vlans().get(1).suppressesNeighbors());
    assertEquals(100, vlans().get(1).mostGroups());
  }

  @Test
  void oneOfARangeGoes() {
    apply("bridge-vlan-added");
    apply("bridge-vlan-removed");
    assertEquals(List.of(1, 10, 12), vlans().stream().map(BridgeVlan::vlan).toList());
  }

  @Test
  void whatABridgeDoesInAVlanIsToldOfEach() {
    List<NetworkObject> options = GoldenObjects.read("bridge-vlan-options");
    assertEquals(
        List.of(1, 2, 3, 4),
        options.stream().map(each -> ((BridgeVlanOptions) each).vlan()).toList());
    assertEquals(
        "if2 4 mcast_snooping 1 mcast_querier 1 mcast_igmp_version 2 mcast_mld_version 1"
            + " mcast_last_member_count 2 mcast_last_member_interval 800"
            + " mcast_startup_query_count 2 mcast_startup_query_interval 1400"
            + " mcast_membership_interval 1000 mcast_querier_interval 1100"
            + " mcast_query_interval 1200 mcast_query_response_interval 1300 msti 7",
        wording().object(options.get(3), Instant.EPOCH));
    assertEquals("vlan-options: dev=if2 vlan=4", wording().terse(options.get(3)));
  }

  @Test
  void whoAsksForGroupsAtTheMomentIsNoDifference() {
    BridgeVlanOptions with = (BridgeVlanOptions) GoldenObjects.read("bridge-vlan-options").get(0);
    BridgeVlanOptions without =
        new BridgeVlanOptions(
            with.bridge(),
            with.vlan(),
            with.options()
                .only(
                    with.options().keys().stream()
                        .filter(key -> key != BridgeVlanAttributes.OPTION_MCAST_QUERIER_STATE)
                        .toList()));
    assertNotEquals(with, without);
    assertEquals(List.of(), with.differences(without));
  }

  @Test
  void inTheMannerOfLinkmonitor() {
    apply("bridge-vlan-added");
    assertEquals(
        "new vlan: dev=if3 vlan=1",
        wording().terse(new Change.Added(vlans().get(0), Cause.ANNOUNCED, 1, Instant.EPOCH)));
  }

  private Wording wording() {
    return Wording.of(model, Names.builtIn());
  }

  private List<BridgeVlan> vlans() {
    return model.all(BridgeVlan.KIND).sorted(Comparator.comparingInt(BridgeVlan::vlan)).toList();
  }

  private void apply(String name) {
    Message message = GoldenObjects.message(name);
    for (NetworkObject object : GoldenObjects.read(name)) {
      model
          .store(BridgeVlan.KIND)
          .apply(object, message.header(), message.deletes(), (before, after) -> {});
    }
  }
}
