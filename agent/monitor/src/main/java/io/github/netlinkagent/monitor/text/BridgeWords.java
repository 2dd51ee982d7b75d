package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.BridgeAttributes;
import io.github.netlinkagent.netlink.BridgePortAttributes;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Bridges and their ports ({@code iplink_bridge.c}, {@code iplink_bridge_slave.c}). */
final class BridgeWords {

  private static final List<String> STATES =
      List.of("disabled", "listening", "learning", "forwarding", "blocking");

  /** Of {@code group_fwd_mask}, by the bit. */
  private static final Map<Integer, String> FORWARDED = Map.of(0, "stp", 2, "lacp", 14, "lldp");

  private static final int NO_LL_LEARN = 1;
  private static final int MCAST_VLAN_SNOOPING = 1 << 1;

  private BridgeWords() {}

  static void bridge(AttributeWords words) {
    words
        .value("forward_delay", BridgeAttributes.FORWARD_DELAY)
        .value("hello_time", BridgeAttributes.HELLO_TIME)
        .value("max_age", BridgeAttributes.MAX_AGE)
        .value("ageing_time", BridgeAttributes.AGEING_TIME)
        .value("stp_state", BridgeAttributes.STP_STATE)
        .value("priority", BridgeAttributes.PRIORITY)
        .value("vlan_filtering", BridgeAttributes.VLAN_FILTERING)
        .protocol("vlan_protocol", BridgeAttributes.VLAN_PROTOCOL)
        .value("bridge_id", BridgeAttributes.BRIDGE_ID);
    if (words.set().has(BridgeAttributes.ROOT_ID)) {
      // iproute2 6.1 prints the id of the bridge itself here.
      words.value("designated_root", BridgeAttributes.BRIDGE_ID);
    }
    words
        .value("root_port", BridgeAttributes.ROOT_PORT)
        .value("root_path_cost", BridgeAttributes.ROOT_PATH_COST)
        .value("topology_change", BridgeAttributes.TOPOLOGY_CHANGE)
        .value("topology_change_detected", BridgeAttributes.TOPOLOGY_CHANGE_DETECTED)
        .timer("hello_timer", BridgeAttributes.HELLO_TIMER)
        .timer("tcn_timer", BridgeAttributes.TCN_TIMER)
        .timer("topology_change_timer", BridgeAttributes.TOPOLOGY_CHANGE_TIMER)
        .timer("gc_timer", BridgeAttributes.GC_TIMER)
        .value("vlan_default_pvid", BridgeAttributes.VLAN_DEFAULT_PVID)
        .value("vlan_stats_enabled", BridgeAttributes.VLAN_STATS_ENABLED)
        .value("vlan_stats_per_port", BridgeAttributes.VLAN_STATS_PER_PORT)
        .hex("group_fwd_mask", BridgeAttributes.GROUP_FWD_MASK)
        .value("group_address", BridgeAttributes.GROUP_ADDR);
    multicast(words);
    words
        .value("nf_call_iptables", BridgeAttributes.NF_CALL_IPTABLES)
        .value("nf_call_ip6tables", BridgeAttributes.NF_CALL_IP6TABLES)
        .value("nf_call_arptables", BridgeAttributes.NF_CALL_ARPTABLES);
  }

  private static void multicast(AttributeWords words) {
    words.value("mcast_snooping", BridgeAttributes.MCAST_SNOOPING);
    option(words, "no_linklocal_learn", NO_LL_LEARN);
    option(words, "mcast_vlan_snooping", MCAST_VLAN_SNOOPING);
    words
        .value("mcast_router", BridgeAttributes.MCAST_ROUTER)
        .value("mcast_query_use_ifaddr", BridgeAttributes.MCAST_QUERY_USE_IFADDR)
        .value("mcast_querier", BridgeAttributes.MCAST_QUERIER)
        .value("mcast_hash_elasticity", BridgeAttributes.MCAST_HASH_ELASTICITY)
        .value("mcast_hash_max", BridgeAttributes.MCAST_HASH_MAX)
        .value("mcast_last_member_count", BridgeAttributes.MCAST_LAST_MEMBER_CNT)
        .value("mcast_startup_query_count", BridgeAttributes.MCAST_STARTUP_QUERY_CNT)
        .value("mcast_last_member_interval", BridgeAttributes.MCAST_LAST_MEMBER_INTVL)
        .value("mcast_membership_interval", BridgeAttributes.MCAST_MEMBERSHIP_INTVL)
        .value("mcast_querier_interval", BridgeAttributes.MCAST_QUERIER_INTVL)
        .value("mcast_query_interval", BridgeAttributes.MCAST_QUERY_INTVL)
        .value("mcast_query_response_interval", BridgeAttributes.MCAST_QUERY_RESPONSE_INTVL)
        .value("mcast_startup_query_interval", BridgeAttributes.MCAST_STARTUP_QUERY_INTVL)
        .value("mcast_stats_enabled", BridgeAttributes.MCAST_STATS_ENABLED)
        .value("mcast_igmp_version", BridgeAttributes.MCAST_IGMP_VERSION)
        .value("mcast_mld_version", BridgeAttributes.MCAST_MLD_VERSION);
  }

  /** One of {@code enum br_boolopt_id}, of those that the kernel tells. */
  private static void option(AttributeWords words, String word, int bit) {
    List<Long> options = words.set().get(BridgeAttributes.MULTI_BOOLOPT, List.of());
    if (options.size() == 2 && (options.get(1) & bit) != 0) {
      words.word(word).word((options.get(0) & bit) != 0 ? "1" : "0");
    }
  }

  static void port(AttributeWords words) {
    String unknown = "(" + words.set().get(BridgePortAttributes.STATE, 0L) + ")";
    words
        .named("state", BridgePortAttributes.STATE, STATES, unknown)
        .value("priority", BridgePortAttributes.PRIORITY)
        .value("cost", BridgePortAttributes.COST)
        .onOff("hairpin", BridgePortAttributes.MODE)
        .onOff("guard", BridgePortAttributes.GUARD)
        .onOff("root_block", BridgePortAttributes.PROTECT)
        .onOff("fastleave", BridgePortAttributes.FAST_LEAVE)
        .onOff("learning", BridgePortAttributes.LEARNING)
        .onOff("flood", BridgePortAttributes.UNICAST_FLOOD)
        .hex("port_id", BridgePortAttributes.ID)
        .hex("port_no", BridgePortAttributes.NO)
        .value("designated_port", BridgePortAttributes.DESIGNATED_PORT)
        .value("designated_cost", BridgePortAttributes.DESIGNATED_COST)
        .value("designated_bridge", BridgePortAttributes.BRIDGE_ID)
        .value("designated_root", BridgePortAttributes.ROOT_ID)
        .timer("hold_timer", BridgePortAttributes.HOLD_TIMER)
        .timer("message_age_timer", BridgePortAttributes.MESSAGE_AGE_TIMER)
        .timer("forward_delay_timer", BridgePortAttributes.FORWARD_DELAY_TIMER)
        .value("topology_change_ack", BridgePortAttributes.TOPOLOGY_CHANGE_ACK)
        .value("config_pending", BridgePortAttributes.CONFIG_PENDING)
        .onOff("proxy_arp", BridgePortAttributes.PROXYARP)
        .onOff("proxy_arp_wifi", BridgePortAttributes.PROXYARP_WIFI)
        .value("mcast_router", BridgePortAttributes.MULTICAST_ROUTER)
        .onOff("mcast_fast_leave", BridgePortAttributes.FAST_LEAVE)
        .onOff("mcast_flood", BridgePortAttributes.MCAST_FLOOD)
        .onOff("bcast_flood", BridgePortAttributes.BCAST_FLOOD)
        .onOff("mcast_to_unicast", BridgePortAttributes.MCAST_TO_UCAST)
        .onOff("neigh_suppress", BridgePortAttributes.NEIGH_SUPPRESS);
    forwarded(words);
    words
        .onOff("vlan_tunnel", BridgePortAttributes.VLAN_TUNNEL)
        .onOff("isolated", BridgePortAttributes.ISOLATED)
        .onOff("locked", BridgePortAttributes.LOCKED)
        .link("backup_port", BridgePortAttributes.BACKUP_PORT);
  }

  private static void forwarded(AttributeWords words) {
    if (!words.set().has(BridgePortAttributes.GROUP_FWD_MASK)) {
      return;
    }
    long mask = words.set().get(BridgePortAttributes.GROUP_FWD_MASK, 0L);
    StringJoiner names = new StringJoiner(",");
    for (int bit = 0; bit < Short.SIZE; bit++) {
      if ((mask & 1L << bit) != 0) {
        names.add(FORWARDED.getOrDefault(bit, AttributeWords.hex(1L << bit)));
      }
    }
    words
        .hex("group_fwd_mask", BridgePortAttributes.GROUP_FWD_MASK)
        .word("group_fwd_mask_str")
        .word(names.length() == 0 ? "0x0" : names.toString());
  }
}
