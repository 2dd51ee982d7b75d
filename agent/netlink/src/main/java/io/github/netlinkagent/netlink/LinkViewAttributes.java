package io.github.netlinkagent.netlink;

import java.util.List;

/**
 * The attributes of the views that bridges and IPv6 have of a link: those of the link, and in
 * {@code IFLA_PROTINFO} and {@code IFLA_AF_SPEC} their own.
 */
public final class LinkViewAttributes {

  /** {@code IFLA_BRIDGE_*} of {@code linux/if_bridge.h}. */
  public static final AttributeTable BRIDGE_SPEC = new AttributeTable("IFLA_BRIDGE_");

  public static final AttributeKey<Long> BRIDGE_FLAGS = BRIDGE_SPEC.number(0, "flags");
  public static final AttributeKey<Long> BRIDGE_MODE = BRIDGE_SPEC.number(1, "mode");

  /** {@code struct bridge_vlan_info}, each a VLAN, or the begin or end of a range. */
  public static final AttributeKey<List<BridgeVlanInfo>> BRIDGE_VLAN_INFO =
      BRIDGE_SPEC.repeated(2, "vlan_info", BridgeVlanInfo::read);

  /** Of a bridge or one of its ports. */
  public static final AttributeTable BRIDGE = new AttributeTable(LinkAttributes.TABLE);

  public static final AttributeKey<AttributeSet> PORT =
      BRIDGE.nested(12, "protinfo", BridgePortAttributes.TABLE);
  public static final AttributeKey<AttributeSet> SPEC = BRIDGE.nested(26, "af_spec", BRIDGE_SPEC);

  /** Of IPv6. */
  public static final AttributeTable IPV6 = new AttributeTable(LinkAttributes.TABLE);

  public static final AttributeKey<AttributeSet> INET6 =
      IPV6.nested(12, "protinfo", Inet6Attributes.TABLE);

  private LinkViewAttributes() {}

  static AttributeTable of(int family) {
    if (family == Family.BRIDGE.number()) {
      return BRIDGE;
    }
    return family == Family.IPV6.number() ? IPV6 : LinkAttributes.TABLE;
  }
}
