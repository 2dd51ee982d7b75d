package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.GoldenBytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What links tell of themselves, of their kind, and to bridges and IPv6. */
class GoldenLinkTest {

  @Test
  void everyAttributeThatIsReadStandsInAMessage() {
    Set<AttributeKey<?>> seen = new HashSet<>();
    GoldenBytes.ALL.stream()
        .map(GoldenBytes::name)
        .filter(name -> name.startsWith("link-"))
        .forEach(name -> collect(link(name).attributes(), seen));
    List<AttributeKey<?>> missing = new ArrayList<>();
    tables()
        .forEach(
            table ->
                table.keys().stream().filter(key -> !seen.contains(key)).forEach(missing::add));
    assertEquals(List.of(), missing);
  }

  @Test
  void noAttributeOfThisKernelIsUnknown() {
    for (String name :
        List.of(
            "link-veth", "link-bridge", "link-port", "link-vxlan", "link-macvlan", "link-tun")) {
      LinkMessage link = link(name);
      assertEquals(List.of(), link.attributes().unknown(), name);
      assertEquals(List.of(), link.info().data().unknown(), name);
      assertEquals(List.of(), link.info().portData().unknown(), name);
      assertEquals(List.of(), link.info().unknown(), name);
    }
  }

  @Test
  void aBridgeAndItsPortTellTheirSettings() {
    AttributeSet bridge = link("link-bridge").info().data();
    assertEquals(30_000, bridge.get(BridgeAttributes.AGEING_TIME));
    assertEquals(1, bridge.get(BridgeAttributes.STP_STATE));
    assertEquals("01:80:c2:00:00:00", String.valueOf(bridge.get(BridgeAttributes.GROUP_ADDR)));
    BridgeId id =
        bridge.get(BridgeAttributes.BRIDGE_ID, new BridgeId(0, new HardwareAddress(new byte[6])));
    assertEquals(0x8000, id.priority());
    AttributeSet port = link("link-port").info().portData();
    assertEquals(id, port.get(BridgePortAttributes.BRIDGE_ID));
    assertEquals(2, port.get(BridgePortAttributes.COST));
    assertEquals(
        4, link("link-bridge-in-full").info().portData().get(BridgePortAttributes.BACKUP_PORT));
  }

  @Test
  void theViewsOfBridgesAndIpv6AreReadByTheirOwnTables() {
    LinkMessage bridge = link("link-view-of-bridge-listed");
    assertEquals(
        2, bridge.attributes().nested(LinkViewAttributes.PORT).get(BridgePortAttributes.COST));
    LinkMessage vlans = link("link-view-of-bridge-vlans");
    assertEquals(
        List.of(new BridgeVlanInfo(6, 1), new BridgeVlanInfo(8, 10), new BridgeVlanInfo(16, 20)),
        vlans
            .attributes()
            .nested(LinkViewAttributes.SPEC)
            .get(LinkViewAttributes.BRIDGE_VLAN_INFO));
    LinkMessage ipv6 = link("link-view-of-ipv6-advertised");
    AttributeSet inet6 = ipv6.attributes().nested(LinkViewAttributes.INET6);
    assertEquals(1400, inet6.get(Inet6Attributes.RA_MTU));
    assertEquals("::5", String.valueOf(inet6.get(Inet6Attributes.TOKEN)));
  }

  @Test
  void theSettingsOfIpStandByTheirNumbers() {
    AttributeSet families = link("link-veth").attributes().nested(LinkAttributes.AF_SPEC);
    List<Long> inet =
        families.nested(LinkAttributes.INET).get(Inet6Attributes.INET_CONF, List.of());
    assertEquals(1, inet.get(3), "IPV4_DEVCONF_ACCEPT_REDIRECTS is the fourth");
    AttributeSet inet6 = families.nested(LinkAttributes.INET6);
    assertEquals(64, inet6.get(Inet6Attributes.CONF, List.of()).get(1), "DEVCONF_HOPLIMIT");
    assertEquals(0, inet6.get(Inet6Attributes.ADDR_GEN_MODE));
  }

  @Test
  void tunnelsTellTheirEndsInNetworkByteOrder() {
    AttributeSet gre = link("link-gre").info().data();
    assertEquals(0xb000, gre.get(GreAttributes.IFLAGS));
    assertEquals(0x01020304, gre.get(GreAttributes.IKEY));
    assertEquals(5555, gre.get(GreAttributes.ENCAP_DPORT));
    assertEquals("10.0.0.2", String.valueOf(gre.get(GreAttributes.REMOTE)));
    assertEquals(true, gre.get(GreAttributes.COLLECT_METADATA));
    AttributeSet vxlan = link("link-vxlan").info().data();
    assertEquals(new PortRange(1000, 2000), vxlan.get(VxlanAttributes.PORT_RANGE));
    assertEquals("239.1.1.1", String.valueOf(vxlan.get(VxlanAttributes.GROUP)));
    assertEquals(0x77, link("link-vxlan-in-full").info().data().get(VxlanAttributes.LABEL));
  }

  @Test
  void listsAreReadWhole() {
    AttributeSet vlan = link("link-vlan").info().data();
    assertEquals(0x88a8, vlan.get(VlanAttributes.PROTOCOL));
    assertEquals(
        List.of(List.of(1L, 2L), List.of(2L, 3L)),
        vlan.nested(VlanAttributes.EGRESS_QOS).get(VlanAttributes.QOS_MAPPING));
    AttributeSet bond = link("link-bond").info().data();
    assertEquals("[10.0.0.9, 10.0.0.10]", String.valueOf(bond.get(BondAttributes.ARP_IP_TARGET)));
    AttributeSet macvlan = link("link-macvlan").info().data();
    assertEquals(
        "[02:00:00:00:00:05]",
        String.valueOf(
            macvlan.nested(MacvlanAttributes.MACADDR_DATA).get(MacvlanAttributes.SOURCES)));
    List<AttributeSet> functions =
        link("link-rare")
            .attributes()
            .nested(LinkAttributes.VFINFO_LIST)
            .get(LinkAttributes.VF_INFO, List.of());
    assertEquals(List.of(0L, 7L, 3L), functions.get(0).get(VirtualFunctionAttributes.VLAN));
  }

  @Test
  void whatNoTableDeclaresIsKeptAsItCame() {
    LinkInfo info = link("link-unknown-kind").info();
    assertEquals(List.of(new RawAttribute(2, raw(1, 2, 3))), info.data().unknown());
    assertEquals(List.of(new RawAttribute(5, raw(4))), info.portData().unknown());
    assertEquals(raw(5, 6), info.statistics());
    assertEquals(List.of(new RawAttribute(6, raw(7))), info.unknown());
  }

  @Test
  void countersOf32BitsServeWhereThereAreNoOthers() {
    LinkMessage old = link("link-statistics-32");
    assertEquals(1, old.statistics().receivedPackets());
    assertEquals(4, old.statistics().sentBytes());
    assertEquals(24, old.statistics().receivedNoHandler());
    assertEquals(LinkStatistics.NONE, link("link-vlan").statistics());
  }

  @Test
  void valuesAreEqualByWhatTheySay() {
    assertEquals(link("link-bond"), link("link-bond"));
    assertEquals(Map.of("table", 77), link("link-vrf-port").info().portData().byName());
    assertTrue(link("link-rare").deletes());
  }

  private static List<AttributeTable> tables() {
    List<AttributeTable> tables = new ArrayList<>(LinkInfo.tables());
    tables.addAll(
        List.of(
            LinkAttributes.TABLE,
            LinkAttributes.XDP_TABLE,
            LinkAttributes.REASONS,
            LinkAttributes.PROPERTIES,
            LinkAttributes.FUNCTIONS,
            LinkAttributes.FAMILIES,
            LinkViewAttributes.BRIDGE,
            LinkViewAttributes.BRIDGE_SPEC,
            LinkViewAttributes.IPV6,
            Inet6Attributes.TABLE,
            Inet6Attributes.INET,
            VirtualFunctionAttributes.TABLE,
            VirtualFunctionAttributes.STATISTICS,
            VirtualFunctionAttributes.VLANS,
            BridgeAttributes.QUERIER,
            BondAttributes.AD_INFO_TABLE,
            VlanAttributes.QOS,
            MacvlanAttributes.MACADDR));
    return tables;
  }

  private static void collect(AttributeSet set, Set<AttributeKey<?>> seen) {
    for (AttributeKey<?> key : set.keys()) {
      seen.add(key);
      collect(set.get(key), seen);
    }
  }

  private static void collect(Object value, Set<AttributeKey<?>> seen) {
    if (value instanceof AttributeSet nest) {
      collect(nest, seen);
    } else if (value instanceof Collection<?> list) {
      list.forEach(each -> collect(each, seen));
    } else if (value instanceof LinkInfo info) {
      collect(info.data(), seen);
      collect(info.portData(), seen);
    }
  }

  private static RawBytes raw(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    return new RawBytes(raw);
  }

  private static LinkMessage link(String name) {
    return assertInstanceOf(LinkMessage.class, GoldenMessage.read(name));
  }
}
