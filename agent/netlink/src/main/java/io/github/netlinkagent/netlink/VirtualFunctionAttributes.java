package io.github.netlinkagent.netlink;

import java.util.List;

/** What {@code IFLA_VFINFO_LIST} holds of each virtual function of an SR-IOV device. */
public final class VirtualFunctionAttributes {

  /** {@code IFLA_VF_STATS_*}. */
  public static final AttributeTable STATISTICS = new AttributeTable("IFLA_VF_STATS_");

  public static final AttributeKey<Long> RX_PACKETS = STATISTICS.number(0, "rx_packets");
  public static final AttributeKey<Long> TX_PACKETS = STATISTICS.number(1, "tx_packets");
  public static final AttributeKey<Long> RX_BYTES = STATISTICS.number(2, "rx_bytes");
  public static final AttributeKey<Long> TX_BYTES = STATISTICS.number(3, "tx_bytes");
  public static final AttributeKey<Long> STATS_BROADCAST = STATISTICS.number(4, "broadcast");
  public static final AttributeKey<Long> STATS_MULTICAST = STATISTICS.number(5, "multicast");
  public static final AttributeKey<Long> RX_DROPPED = STATISTICS.number(7, "rx_dropped");
  public static final AttributeKey<Long> TX_DROPPED = STATISTICS.number(8, "tx_dropped");

  /** {@code struct ifla_vf_vlan_info}. */
  public static final AttributeTable VLANS = new AttributeTable("IFLA_VF_VLAN_");

  public static final AttributeKey<List<RawBytes>> VLAN_INFO =
      VLANS.repeated(1, "info", cursor -> new RawBytes(cursor.bytes()));

  public static final AttributeTable TABLE = new AttributeTable("IFLA_VF_");

  /** {@code struct ifla_vf_mac}: the number, and room for 32 bytes of address. */
  public static final AttributeKey<RawBytes> MAC = TABLE.raw(1, "mac");

  /** The number, the VLAN, its priority. */
  public static final AttributeKey<List<Long>> VLAN = TABLE.words(2, "vlan");

  /** The number, Mbit/s. */
  public static final AttributeKey<List<Long>> TX_RATE = TABLE.words(3, "tx_rate");

  /** The number, 1 for on. */
  public static final AttributeKey<List<Long>> SPOOFCHK = TABLE.words(4, "spoofchk");

  /** The number, {@code IFLA_VF_LINK_STATE_*}. */
  public static final AttributeKey<List<Long>> LINK_STATE = TABLE.words(5, "link_state");

  /** The number, the least and the most Mbit/s. */
  public static final AttributeKey<List<Long>> RATE = TABLE.words(6, "rate");

  public static final AttributeKey<List<Long>> RSS_QUERY_EN = TABLE.words(7, "rss_query_en");
  public static final AttributeKey<AttributeSet> STATS = TABLE.nested(8, "stats", STATISTICS);
  public static final AttributeKey<List<Long>> TRUST = TABLE.words(9, "trust");
  public static final AttributeKey<RawBytes> IB_NODE_GUID = TABLE.raw(10, "ib_node_guid");
  public static final AttributeKey<RawBytes> IB_PORT_GUID = TABLE.raw(11, "ib_port_guid");
  public static final AttributeKey<AttributeSet> VLAN_LIST = TABLE.nested(12, "vlan_list", VLANS);
  public static final AttributeKey<RawBytes> BROADCAST = TABLE.raw(13, "broadcast");

  private VirtualFunctionAttributes() {}
}
