package io.github.netlinkagent.netlink;

/**
 * {@code struct bridge_vlan_info}: a VLAN that a bridge or one of its ports takes part in.
 *
 * @param flags {@code BRIDGE_VLAN_INFO_*}
 */
public record BridgeVlanInfo(int flags, int vlan) {

  static BridgeVlanInfo read(AttributeCursor cursor) {
    return new BridgeVlanInfo(cursor.u16(), cursor.u16(2));
  }
}
