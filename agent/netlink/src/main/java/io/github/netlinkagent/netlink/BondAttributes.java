package io.github.netlinkagent.netlink;

import java.util.ArrayList;
import java.util.List;

/** What {@code IFLA_INFO_DATA} holds of a bond. */
public final class BondAttributes {

  /** What IEEE 802.3ad has come to. */
  public static final AttributeTable AD_INFO_TABLE = new AttributeTable("IFLA_BOND_AD_INFO_");

  public static final AttributeKey<Long> AD_INFO_AGGREGATOR = AD_INFO_TABLE.number(1, "aggregator");
  public static final AttributeKey<Long> AD_INFO_NUM_PORTS = AD_INFO_TABLE.number(2, "num_ports");
  public static final AttributeKey<Long> AD_INFO_ACTOR_KEY = AD_INFO_TABLE.number(3, "actor_key");
  public static final AttributeKey<Long> AD_INFO_PARTNER_KEY =
      AD_INFO_TABLE.number(4, "partner_key");
  public static final AttributeKey<HardwareAddress> AD_INFO_PARTNER_MAC =
      AD_INFO_TABLE.hardwareAddress(5, "partner_mac");

  public static final AttributeTable TABLE = new AttributeTable("IFLA_BOND_");

  /** {@code BOND_MODE_*}. */
  public static final AttributeKey<Long> MODE = TABLE.number(1, "mode");

  public static final AttributeKey<Integer> ACTIVE_SLAVE = TABLE.signed(2, "active_slave");

  /** Milliseconds, as all times of bonds. */
  public static final AttributeKey<Long> MIIMON = TABLE.number(3, "miimon");

  public static final AttributeKey<Long> UPDELAY = TABLE.number(4, "updelay");
  public static final AttributeKey<Long> DOWNDELAY = TABLE.number(5, "downdelay");
  public static final AttributeKey<Long> USE_CARRIER = TABLE.number(6, "use_carrier");
  public static final AttributeKey<Long> ARP_INTERVAL = TABLE.number(7, "arp_interval");
  public static final AttributeKey<List<IpAddress>> ARP_IP_TARGET =
      TABLE.value(8, "arp_ip_target", BondAttributes::targets);
  public static final AttributeKey<Long> ARP_VALIDATE = TABLE.number(9, "arp_validate");
  public static final AttributeKey<Long> ARP_ALL_TARGETS = TABLE.number(10, "arp_all_targets");
  public static final AttributeKey<Integer> PRIMARY = TABLE.signed(11, "primary");
  public static final AttributeKey<Long> PRIMARY_RESELECT = TABLE.number(12, "primary_reselect");
  public static final AttributeKey<Long> FAIL_OVER_MAC = TABLE.number(13, "fail_over_mac");
  public static final AttributeKey<Long> XMIT_HASH_POLICY = TABLE.number(14, "xmit_hash_policy");
  public static final AttributeKey<Long> RESEND_IGMP = TABLE.number(15, "resend_igmp");
  public static final AttributeKey<Long> NUM_PEER_NOTIF = TABLE.number(16, "num_peer_notif");
  public static final AttributeKey<Long> ALL_SLAVES_ACTIVE = TABLE.number(17, "all_slaves_active");
  public static final AttributeKey<Long> MIN_LINKS = TABLE.number(18, "min_links");
  public static final AttributeKey<Long> LP_INTERVAL = TABLE.number(19, "lp_interval");
  public static final AttributeKey<Long> PACKETS_PER_SLAVE = TABLE.number(20, "packets_per_slave");
  public static final AttributeKey<Long> AD_LACP_RATE = TABLE.number(21, "ad_lacp_rate");
  public static final AttributeKey<Long> AD_SELECT = TABLE.number(22, "ad_select");
  public static final AttributeKey<AttributeSet> AD_INFO =
      TABLE.nested(23, "ad_info", AD_INFO_TABLE);
  public static final AttributeKey<Long> AD_ACTOR_SYS_PRIO = TABLE.number(24, "ad_actor_sys_prio");
  public static final AttributeKey<Long> AD_USER_PORT_KEY = TABLE.number(25, "ad_user_port_key");
  public static final AttributeKey<HardwareAddress> AD_ACTOR_SYSTEM =
      TABLE.hardwareAddress(26, "ad_actor_system");
  public static final AttributeKey<Long> TLB_DYNAMIC_LB = TABLE.number(27, "tlb_dynamic_lb");
  public static final AttributeKey<Long> PEER_NOTIF_DELAY = TABLE.number(28, "peer_notif_delay");
  public static final AttributeKey<Long> AD_LACP_ACTIVE = TABLE.number(29, "ad_lacp_active");
  public static final AttributeKey<Long> MISSED_MAX = TABLE.number(30, "missed_max");
  public static final AttributeKey<List<IpAddress>> NS_IP6_TARGET =
      TABLE.value(31, "ns_ip6_target", BondAttributes::targets);
  public static final AttributeKey<Long> COUPLED_CONTROL = TABLE.number(32, "coupled_control");
  public static final AttributeKey<Long> BROADCAST_NEIGH = TABLE.number(33, "broadcast_neigh");

  private BondAttributes() {}

  /** Each stands in an attribute that is numbered by its place. */
  private static List<IpAddress> targets(AttributeCursor nest) {
    List<IpAddress> targets = new ArrayList<>();
    AttributeCursor each = nest.nested();
    while (each.next()) {
      targets.add(each.address());
    }
    return List.copyOf(targets);
  }
}
