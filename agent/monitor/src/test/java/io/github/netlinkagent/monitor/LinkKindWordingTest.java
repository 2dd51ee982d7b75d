package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kinds of links that the kernel at hand can't make, from composed messages. */
class LinkKindWordingTest {

  @Test
  void bondsAndTheirPorts() {
    assertDetails(
        "link-bond",
        "bond mode 802.3ad active_slave if3 miimon 100 updelay 200 downdelay 300"
            + " peer_notify_delay 0 use_carrier 1 arp_interval 0 arp_missed_max 2"
            + " arp_ip_target 10.0.0.9,10.0.0.10 ns_ip6_target 2001:db8::9 arp_validate none"
            + " arp_all_targets all primary if3 primary_reselect better fail_over_mac follow"
            + " xmit_hash_policy layer3+4 resend_igmp 1 num_grat_arp 1 all_slaves_active 0"
            + " min_links 1 lp_interval 1 packets_per_slave 1 lacp_active on lacp_rate fast"
            + " ad_select count ad_aggregator 1 ad_num_ports 2 ad_actor_key 15 ad_partner_key 1"
            + " ad_partner_mac 02:00:00:00:00:44 ad_actor_sys_prio 65535 ad_user_port_key 5"
            + " ad_actor_system 02:00:00:00:00:03 tlb_dynamic_lb 1");
    assertDetails(
        "link-bond-port",
        "bond_slave state BACKUP mii_status UP link_failure_count 3 perm_hwaddr 02:00:00:00:00:12"
            + " queue_id 7 prio -1 ad_aggregator_id 1 ad_actor_oper_port_state 63"
            + " ad_actor_oper_port_state_str"
            + " <active,short_timeout,aggregating,in_sync,collecting,distributing>"
            + " ad_partner_oper_port_state 69 ad_partner_oper_port_state_str"
            + " <active,aggregating,defaulted>");
  }

  @Test
  void vlansAndVrfs() {
    assertDetails(
        "link-vlan",
        "vlan protocol 802.1ad id 9 <REORDER_HDR,GVRP,MVRP,LOOSE_BINDING,20>"
            + " ingress-qos-map { 4:5 } egress-qos-map { 1:2 2:3 }");
    assertDetails("link-vrf", "vrf table 4000000000");
    assertDetails("link-vrf-port", "ipvlan mode l3 vepa vrf_slave table 77");
    assertDetails("link-macvlan-cutoff", "macvlan mode passthru nopromisc nodst");
  }

  @Test
  void tunnels() {
    assertDetails(
        "link-gre",
        "gre external remote 10.0.0.2 local 10.0.0.1 dev if2 ttl 64 tos inherit nopmtudisc"
            + " ignore-df ikey 1.2.3.4 okey 0.0.0.7 iseq icsum fwmark 0x77 encap fou"
            + " encap-sport auto encap-dport 5555 encap-csum noencap-csum6 noencap-remcsum");
    assertDetails(
        "link-ip6erspan",
        "ip6erspan remote 2001:db8::2 local 2001:db8::1 hoplimit inherit encaplimit 4 tclass 0xab"
            + " flowlabel 0x12345 dscp inherit ikey 0.0.0.9 okey 0.0.0.9 oseq allow-localremote"
            + " erspan_index 123 erspan_ver 2 erspan_dir egress erspan_hwid 0x7");
    assertDetails(
        "link-sit",
        "sit ip6ip remote any local 10.0.0.1 dev if2 ttl 64 tos 0x10 pmtudisc isatap"
            + " 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8 fwmark 0x9 encap gue"
            + " encap-sport 4444 encap-dport 5555 noencap-csum encap-csum6 encap-remcsum");
    assertDetails(
        "link-ip6tnl",
        "ip6tnl external ipip6 remote 2001:db8::2 local 2001:db8::1 hoplimit 64 encaplimit none"
            + " tclass inherit flowlabel inherit mip6 fwmark inherit");
    assertDetails(
        "link-vxlan-in-full",
        "vxlan vnifilterid 6 remote 2001:db8::9 local 2001:db8::1 ttl inherit df inherit"
            + " flowlabel 0x77 gpe");
  }

  @Test
  void bridgesThatKnowVlans() {
    assertDetails(
        "link-bridge-in-full",
        "bridge vlan_filtering 1 vlan_protocol 802.1ad vlan_default_pvid 7 vlan_stats_enabled 1"
            + " vlan_stats_per_port 0 nf_call_iptables 0 nf_call_ip6tables 0 nf_call_arptables 0"
            + " bridge_slave backup_port if4");
  }

  @Test
  void anUnknownKindIsNamedAndNoMore() {
    assertDetails("link-unknown-kind", "wireless other_slave");
  }

  @Test
  void whatOnlyHardwareHas() {
    String line = detailed("link-rare");
    assertTrue(
        line.contains(
            " mtu 0 xdpmulti state UNKNOWN mode DEFAULT group default"
                + " link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff"
                + " permaddr 02:00:00:00:00:02 link-netnsid 3 protodown on protodown_reason <1,4>"
                + " promiscuity 0"),
        line);
    assertTrue(
        line.endsWith(
            " portname p0 portid 010203 switchid 040506 parentbus pci parentdev 0000:00:05.0"
                + " altname lan altname wan"),
        line);
    assertEquals("6", link("link-rare").details().get("xdp.drv_prog_id").toString());
  }

  @Test
  void whatCountsOrPassesIsNoDifference() {
    Link bridge = link("link-bridge-in-full");
    List<String> names = bridge.fields().stream().map(FieldValue::name).toList();
    assertTrue(names.contains("bridge.vlan_default_pvid"), names::toString);
    assertTrue(names.contains("bridge_slave.backup_port"), names::toString);
    assertTrue(!names.contains("bridge.fdb_n_learned"), names::toString);
    assertTrue(bridge.details().containsKey("bridge.fdb_n_learned"));
  }

  private static void assertDetails(String message, String words) {
    String line = detailed(message);
    assertTrue(line.endsWith(" promiscuity 0 " + words), line);
  }

  private static String detailed(String message) {
    return Wording.of(Model.of(List.of()), Names.builtIn()).detailed(link(message));
  }

  private static Link link(String message) {
    return (Link) GoldenObjects.read(message).get(0);
  }
}
