package io.github.netlinkagent.netlink;

import java.util.List;

/** What {@code IFLA_INFO_DATA} holds of a VLAN. */
public final class VlanAttributes {

  /** How priorities are mapped. */
  public static final AttributeTable QOS = new AttributeTable("IFLA_VLAN_QOS_");

  /** {@code struct ifla_vlan_qos_mapping}: from, to. */
  public static final AttributeKey<List<List<Long>>> QOS_MAPPING =
      QOS.repeated(1, "mapping", AttributeTable::words);

  public static final AttributeTable TABLE = new AttributeTable("IFLA_VLAN_");

  public static final AttributeKey<Long> ID = TABLE.number(1, "id");

  /** {@code struct ifla_vlan_flags}: {@code VLAN_FLAG_*}, and a mask. */
  public static final AttributeKey<List<Long>> FLAGS = TABLE.words(2, "flags");

  public static final AttributeKey<AttributeSet> EGRESS_QOS = TABLE.nested(3, "egress_qos", QOS);
  public static final AttributeKey<AttributeSet> INGRESS_QOS = TABLE.nested(4, "ingress_qos", QOS);
  public static final AttributeKey<Integer> PROTOCOL = TABLE.be16(5, "protocol");

  private VlanAttributes() {}
}
