package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} holds of an ipvlan or ipvtap. */
public final class IpvlanAttributes {

  public static final AttributeTable TABLE = new AttributeTable("IFLA_IPVLAN_");

  /** {@code IPVLAN_MODE_*}. */
  public static final AttributeKey<Long> MODE = TABLE.number(1, "mode");

  /** {@code IPVLAN_F_*}. */
  public static final AttributeKey<Long> FLAGS = TABLE.number(2, "flags");

  private IpvlanAttributes() {}
}
