package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an interface does with packets, and the ids of other namespaces. */
class GoldenNetconfTest {

  @Test
  void anInterfaceThatIsNewTellsAllSettings() {
    NetconfMessage ipv4 = netconf("netconf-ipv4");
    assertEquals(Family.IPV4, ipv4.family());
    assertEquals(3, ipv4.index());
    assertEquals(
        List.of(
            "ifindex=3",
            "forwarding=false",
            "rp_filter=0",
            "mc_forwarding=false",
            "bc_forwarding=false",
            "proxy_neigh=false",
            "ignore_routes_with_linkdown=false"),
        ipv4.settings().byName().entrySet().stream().map(Map.Entry::toString).toList());
    NetconfMessage ipv6 = netconf("netconf-ipv6");
    assertEquals(Family.IPV6, ipv6.family());
    assertEquals(false, ipv6.settings().get(NetconfAttributes.PROXY_NEIGH));
    assertTrue(!ipv6.settings().has(NetconfAttributes.RP_FILTER));
  }

  @Test
  void aChangeTellsItselfOnly() {
    assertEquals(
        Map.of("ifindex", 3, "rp_filter", 2), netconf("netconf-changed").settings().byName());
    NetconfMessage all = netconf("netconf-all");
    assertEquals(NetconfMessage.ALL, all.index());
    assertEquals(true, all.settings().get(NetconfAttributes.FORWARDING));
  }

  @Test
  void whatIsGoneDeletes() {
    assertTrue(netconf("netconf-removed").deletes());
    assertEquals(3, netconf("netconf-removed").index());
  }

  @Test
  void mplsHasASettingOfItsOwn() {
    NetconfMessage mpls = netconf("netconf-rare");
    assertEquals(Family.MPLS, mpls.family());
    assertEquals(true, mpls.settings().get(NetconfAttributes.INPUT));
    assertEquals(true, mpls.settings().get(NetconfAttributes.FORCE_FORWARDING));
    assertEquals(List.of(), mpls.settings().unknown());
  }

  @Test
  void idsOfNamespacesComeAndGo() {
    NamespaceIdMessage added =
        assertInstanceOf(NamespaceIdMessage.class, GoldenMessage.read("nsid"));
    assertEquals(77, added.attributes().get(NamespaceIdMessage.NSID));
    assertTrue(GoldenMessage.read("nsid-removed").deletes());
  }

  private static NetconfMessage netconf(String name) {
    return assertInstanceOf(NetconfMessage.class, GoldenMessage.read(name));
  }
}
