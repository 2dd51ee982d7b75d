package io.github.netlinkagent.netlink;

/** What {@code IFLA_INFO_DATA} and {@code IFLA_INFO_SLAVE_DATA} hold of a VRF and its ports. */
public final class VrfAttributes {

  /** Of a port. */
  public static final AttributeTable PORT = new AttributeTable("IFLA_VRF_PORT_");

  public static final AttributeKey<Integer> PORT_TABLE = PORT.signed(1, "table");

  public static final AttributeTable TABLE = new AttributeTable("IFLA_VRF_");

  /** {@code RT_TABLE_*}. */
  public static final AttributeKey<Integer> ROUTE_TABLE = TABLE.signed(1, "table");

  private VrfAttributes() {}
}
