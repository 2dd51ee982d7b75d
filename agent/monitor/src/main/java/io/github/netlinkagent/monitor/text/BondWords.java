package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.BondAttributes;
import io.github.netlinkagent.netlink.BondPortAttributes;
import io.github.netlinkagent.netlink.IpAddress;
import java.util.List;
import java.util.StringJoiner;

/** Bonds and their ports ({@code iplink_bond.c}, {@code iplink_bond_slave.c}). */
final class BondWords {

  private static final String UNKNOWN = "UNKNOWN";

  private static final List<String> MODES =
      List.of(
          "balance-rr",
          "active-backup",
          "balance-xor",
          "broadcast",
          "802.3ad",
          "balance-tlb",
          "balance-alb");
  private static final List<String> ARP_VALIDATE =
      List.of("none", "active", "backup", "all", "filter", "filter_active", "filter_backup");
  private static final List<String> HASH_POLICIES =
      List.of("layer2", "layer3+4", "layer2+3", "encap2+3", "encap3+4", "vlan+srcmac");
  private static final List<String> MII_STATES = List.of("UP", "GOING_DOWN", "DOWN", "GOING_BACK");

  /** {@code LACP_STATE_*}, by the bit. */
  private static final List<String> LACP_STATES =
      List.of(
          "active",
          "short_timeout",
          "aggregating",
          "in_sync",
          "collecting",
          "distributing",
          "defaulted",
          "expired");

  private BondWords() {}

  static void bond(AttributeWords words) {
    words
        .named("mode", BondAttributes.MODE, MODES, UNKNOWN)
        .link("active_slave", BondAttributes.ACTIVE_SLAVE)
        .value("miimon", BondAttributes.MIIMON)
        .value("updelay", BondAttributes.UPDELAY)
        .value("downdelay", BondAttributes.DOWNDELAY)
        .value("peer_notify_delay", BondAttributes.PEER_NOTIF_DELAY)
        .value("use_carrier", BondAttributes.USE_CARRIER)
        .value("arp_interval", BondAttributes.ARP_INTERVAL)
        .value("arp_missed_max", BondAttributes.MISSED_MAX);
    targets(words, "arp_ip_target", BondAttributes.ARP_IP_TARGET);
    targets(words, "ns_ip6_target", BondAttributes.NS_IP6_TARGET);
    words
        .named("arp_validate", BondAttributes.ARP_VALIDATE, ARP_VALIDATE, UNKNOWN)
        .named("arp_all_targets", BondAttributes.ARP_ALL_TARGETS, List.of("any", "all"), UNKNOWN)
        .link("primary", BondAttributes.PRIMARY)
        .named(
            "primary_reselect",
            BondAttributes.PRIMARY_RESELECT,
            List.of("always", "better", "failure"),
            UNKNOWN)
        .named(
            "fail_over_mac",
            BondAttributes.FAIL_OVER_MAC,
            List.of("none", "active", "follow"),
            UNKNOWN)
        .named("xmit_hash_policy", BondAttributes.XMIT_HASH_POLICY, HASH_POLICIES, UNKNOWN)
        .value("resend_igmp", BondAttributes.RESEND_IGMP)
        .value("num_grat_arp", BondAttributes.NUM_PEER_NOTIF)
        .value("all_slaves_active", BondAttributes.ALL_SLAVES_ACTIVE)
        .value("min_links", BondAttributes.MIN_LINKS)
        .value("lp_interval", BondAttributes.LP_INTERVAL)
        .value("packets_per_slave", BondAttributes.PACKETS_PER_SLAVE);
    aggregation(words);
    words.value("tlb_dynamic_lb", BondAttributes.TLB_DYNAMIC_LB);
  }

  private static void targets(
      AttributeWords words, String word, AttributeKey<List<IpAddress>> key) {
    List<IpAddress> targets = words.set().get(key, List.of());
    if (!targets.isEmpty()) {
      StringJoiner all = new StringJoiner(",");
      targets.forEach(target -> all.add(target.toString()));
      words.word(word).word(all.toString());
    }
  }

  /** IEEE 802.3ad. */
  private static void aggregation(AttributeWords words) {
    words
        .named("lacp_active", BondAttributes.AD_LACP_ACTIVE, List.of("off", "on"), UNKNOWN)
        .named("lacp_rate", BondAttributes.AD_LACP_RATE, List.of("slow", "fast"), UNKNOWN)
        .named(
            "ad_select",
            BondAttributes.AD_SELECT,
            List.of("stable", "bandwidth", "count"),
            UNKNOWN);
    AttributeSet come = words.set().nested(BondAttributes.AD_INFO);
    words
        .of(come)
        .value("ad_aggregator", BondAttributes.AD_INFO_AGGREGATOR)
        .value("ad_num_ports", BondAttributes.AD_INFO_NUM_PORTS)
        .value("ad_actor_key", BondAttributes.AD_INFO_ACTOR_KEY)
        .value("ad_partner_key", BondAttributes.AD_INFO_PARTNER_KEY)
        .value("ad_partner_mac", BondAttributes.AD_INFO_PARTNER_MAC);
    words
        .value("ad_actor_sys_prio", BondAttributes.AD_ACTOR_SYS_PRIO)
        .value("ad_user_port_key", BondAttributes.AD_USER_PORT_KEY)
        .value("ad_actor_system", BondAttributes.AD_ACTOR_SYSTEM);
  }

  static void port(AttributeWords words) {
    AttributeSet set = words.set();
    words
        .named(
            "state",
            BondPortAttributes.STATE,
            List.of("ACTIVE", "BACKUP"),
            set.get(BondPortAttributes.STATE, 0L).toString())
        .named(
            "mii_status",
            BondPortAttributes.MII_STATUS,
            MII_STATES,
            set.get(BondPortAttributes.MII_STATUS, 0L).toString())
        .value("link_failure_count", BondPortAttributes.LINK_FAILURE_COUNT)
        .value("perm_hwaddr", BondPortAttributes.PERM_HWADDR)
        .value("queue_id", BondPortAttributes.QUEUE_ID)
        .value("prio", BondPortAttributes.PRIO)
        .value("ad_aggregator_id", BondPortAttributes.AD_AGGREGATOR_ID);
    states(words, "ad_actor_oper_port_state", BondPortAttributes.AD_ACTOR_OPER_PORT_STATE);
    states(words, "ad_partner_oper_port_state", BondPortAttributes.AD_PARTNER_OPER_PORT_STATE);
  }

  /** The name of the list is for JSON, where iproute2 6.1 prints it as well: the blank is all. */
  private static void states(AttributeWords words, String word, AttributeKey<Long> key) {
    if (words.set().has(key)) {
      long states = words.set().get(key, 0L);
      StringJoiner names = new StringJoiner(",", "<", ">");
      for (int bit = 0; bit < LACP_STATES.size(); bit++) {
        if ((states & 1L << bit) != 0) {
          names.add(LACP_STATES.get(bit));
        }
      }
      words.value(word, key).word(word + "_str").word(names.toString());
    }
  }
}
