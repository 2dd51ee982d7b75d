package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables that the kernel lists and never announces: labels of addresses, neighbor tables. */
class GoldenTableTest {

  @Test
  void aLabelTellsItsPrefixAndLink() {
    AddressLabelMessage label =
        assertInstanceOf(AddressLabelMessage.class, GoldenMessage.read("address-label"));
    assertEquals("2001:db8:78::/48", label.prefix().toString());
    assertEquals(3, label.index());
    assertEquals(78, label.label());
    assertEquals(11, label.sequence());
    assertEquals(0, label.flags());
    assertEquals(List.of(), label.unknown());
  }

  @Test
  void aNeighborTableTellsItsThresholdsAndCounts() {
    NeighborTableMessage table = table("neighbor-table");
    AttributeSet attributes = table.attributes();
    assertEquals(Family.IPV4, table.family());
    assertEquals("arp_cache", attributes.get(NeighborTableAttributes.NAME));
    assertEquals(128, attributes.get(NeighborTableAttributes.THRESH1));
    assertEquals(30000, attributes.get(NeighborTableAttributes.GC_INTERVAL));
    assertEquals(
        new NeighborTableConfig(4, 336, 2, 450644, 4294889940L, 2690485961L, 7, 0, 0),
        attributes.get(NeighborTableAttributes.CONFIG));
    assertEquals(
        new NeighborTableStatistics(2, 0, 0, 0, 20, 9, 0, 0, 28, 0, 0),
        attributes.get(NeighborTableAttributes.STATS));
    AttributeSet parameters = attributes.nested(NeighborTableAttributes.PARMS);
    assertFalse(parameters.has(NeighborTableAttributes.IFINDEX));
    assertEquals(30000, parameters.get(NeighborTableAttributes.BASE_REACHABLE_TIME));
    assertEquals(List.of(), attributes.unknown());
    assertEquals(List.of(), parameters.unknown());
  }

  @Test
  void theParametersOfALinkTellTheirLink() {
    AttributeSet attributes = table("neighbor-table-of-a-link").attributes();
    assertFalse(attributes.has(NeighborTableAttributes.THRESH1));
    AttributeSet parameters = attributes.nested(NeighborTableAttributes.PARMS);
    assertEquals(3, parameters.get(NeighborTableAttributes.IFINDEX));
    assertEquals(33, parameters.get(NeighborTableAttributes.QUEUE_LEN));
    assertEquals(4444, parameters.get(NeighborTableAttributes.INTERVAL_PROBE_TIME_MS));
    assertEquals(NeighborTableAttributes.PARAMETERS.keys().size(), parameters.keys().size());
  }

  private static NeighborTableMessage table(String name) {
    return assertInstanceOf(NeighborTableMessage.class, GoldenMessage.read(name));
  }
}
