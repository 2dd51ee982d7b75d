package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The multicast groups of bridges. */
class GoldenMdbTest {

  @Test
  void aGroupOfOneSource() {
    MdbMessage added = mdb("mdb-added");
    assertEquals(4, added.index());
    MdbMessage.Entry entry = added.entries().get(0);
    assertEquals(2, entry.port());
    assertTrue(entry.permanent());
    assertEquals("239.1.1.4", String.valueOf(entry.group()));
    assertEquals("10.0.0.9", String.valueOf(entry.attributes().get(MdbAttributes.SOURCE)));
    assertEquals(4, entry.attributes().get(MdbAttributes.RTPROT));
    assertEquals(1, entry.attributes().get(MdbAttributes.GROUP_MODE));
    assertTrue(mdb("mdb-removed").deletes());
  }

  @Test
  void aListHoldsAllGroupsOfABridgeAndItsRouterPorts() {
    MdbMessage listed = mdb("mdb-listed");
    assertEquals(
        List.of("239.1.1.9", "239.1.1.9", "ff02::6a"),
        listed.entries().stream().limit(3).map(entry -> String.valueOf(entry.group())).toList());
    AttributeSet asked = listed.entries().get(1).attributes();
    AttributeSet source =
        asked.nested(MdbAttributes.SRC_LIST).get(MdbAttributes.SOURCES_ENTRY, List.of()).get(0);
    assertEquals("10.0.0.77", String.valueOf(source.get(MdbAttributes.SOURCE_ADDRESS)));
    assertTrue(source.get(MdbAttributes.SOURCE_TIMER, 0L) > 0);
    assertEquals(2, listed.routerPorts().get(0).port());
    assertEquals(2, listed.routerPorts().get(0).attributes().get(MdbAttributes.ROUTER_TYPE));
    assertEquals(List.of(), listed.unknown());
  }

  @Test
  void aGroupOfTheLinkLayerBehindAVxlan() {
    MdbMessage vxlan = mdb("mdb-vxlan");
    MdbMessage.Entry entry = vxlan.entries().get(0);
    assertEquals("01:00:5e:11:22:33", String.valueOf(entry.hardwareGroup()));
    assertEquals(9, entry.vlan());
    assertEquals("10.0.0.9", String.valueOf(entry.attributes().get(MdbAttributes.DST)));
    assertEquals(4790, entry.attributes().get(MdbAttributes.DST_PORT));
    assertEquals(77, entry.attributes().get(MdbAttributes.VNI));
    assertEquals(3, entry.attributes().get(MdbAttributes.IFINDEX));
    assertEquals(5, entry.attributes().get(MdbAttributes.SRC_VNI));
    assertEquals(List.of(), entry.attributes().unknown());
    assertEquals(9, vxlan.routerPorts().get(0).attributes().get(MdbAttributes.ROUTER_VID));
  }

  private static MdbMessage mdb(String name) {
    return assertInstanceOf(MdbMessage.class, GoldenMessage.read(name));
  }
}
