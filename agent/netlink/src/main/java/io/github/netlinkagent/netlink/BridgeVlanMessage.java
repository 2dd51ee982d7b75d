package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code RTM_NEWVLAN} and {@code RTM_DELVLAN}: {@code struct br_vlan_msg} and {@code
 * BRIDGE_VLANDB_*} of {@code linux/if_bridge.h}: the VLANs that a bridge or one of its ports takes
 * part in, and what the bridge does in them.
 *
 * @param index the port, or the bridge itself
 * @param entries by {@link BridgeVlanAttributes#ENTRY}
 * @param options of the whole bridge, by {@link BridgeVlanAttributes#OPTIONS}
 */
public record BridgeVlanMessage(
    Header header,
    int index,
    List<AttributeSet> entries,
    List<AttributeSet> options,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(BridgeVlanMessage::read, MessageType.NEW_VLAN, MessageType.DEL_VLAN)
          .ofFamilies(Set.of(Family.BRIDGE.number()));

  /** {@code sizeof(struct br_vlan_msg)}. */
  static final int LENGTH = 8;

  private static final int BRIDGE_VLANDB_ENTRY = 1;
  private static final int BRIDGE_VLANDB_GLOBAL_OPTIONS = 2;

  private static final int BRIDGE_VLANDB_DUMP_FLAGS = 1;
  private static final int BRIDGE_VLANDB_DUMPF_GLOBAL = 2;

  /** Asks for the VLANs of all bridges and their ports. */
  public static Request dump() {
    return Request.dump(MessageType.GET_VLAN, LENGTH, Family.BRIDGE.number());
  }

  /** Asks for what all bridges do in their VLANs, each as a whole. */
  public static Request dumpOptions() {
    return dump().attribute(BRIDGE_VLANDB_DUMP_FLAGS, BRIDGE_VLANDB_DUMPF_GLOBAL);
  }

  static BridgeVlanMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "br_vlan_msg");
    List<AttributeSet> entries = new ArrayList<>();
    List<AttributeSet> options = new ArrayList<>();
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case BRIDGE_VLANDB_ENTRY ->
            entries.add(BridgeVlanAttributes.ENTRY.read(attributes.nested()));
        case BRIDGE_VLANDB_GLOBAL_OPTIONS ->
            options.add(BridgeVlanAttributes.OPTIONS.read(attributes.nested()));
        default -> unknown.add(attributes.raw());
      }
    }
    return new BridgeVlanMessage(
        header,
        payload.getInt(4),
        List.copyOf(entries),
        List.copyOf(options),
        List.copyOf(unknown));
  }
}
