package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWMDB} and {@code RTM_DELMDB}: {@code struct br_port_msg} and {@code MDBA_*} of
 * {@code linux/if_bridge.h}. They tell which groups the ports of a bridge listen to, and behind
 * which ports there are multicast routers. The kernel lists them with the type of the request and
 * without a family.
 *
 * @param index the bridge, or the VXLAN
 */
public record MdbMessage(
    Header header,
    int index,
    List<Entry> entries,
    List<RouterPort> routerPorts,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(
              MdbMessage::read, MessageType.NEW_MDB, MessageType.DEL_MDB, MessageType.GET_MDB)
          .ofFamilies(Set.of(Family.BRIDGE.number(), Family.UNSPEC.number()));

  /** {@code sizeof(struct br_port_msg)}. */
  static final int LENGTH = 8;

  /** {@code sizeof(struct br_mdb_entry)}. */
  private static final int ENTRY_LENGTH = 28;

  private static final int ADDRESS_OFFSET = 8;
  private static final int PROTOCOL_OFFSET = 24;
  private static final int ETH_P_IP = 0x0800;
  private static final int ETH_P_IPV6 = 0x86dd;
  private static final int ETH_ALEN = 6;

  private static final int MDBA_MDB = 1;
  private static final int MDBA_ROUTER = 2;
  private static final int MDBA_MDB_ENTRY = 1;
  private static final int MDBA_MDB_ENTRY_INFO = 1;
  private static final int MDBA_ROUTER_PORT = 1;

  /**
   * A group that a port listens to: {@code struct br_mdb_entry}.
   *
   * @param port the bridge itself if the host listens
   * @param permanent set by an administrator; others pass after a time
   * @param flags {@code MDB_FLAGS_*}
   * @param vlan 0 for none
   * @param group null for a group of the link layer
   * @param hardwareGroup null for a group of IP
   * @param attributes by {@link MdbAttributes}
   */
  public record Entry(
      int port,
      boolean permanent,
      int flags,
      int vlan,
      @Nullable IpAddress group,
      @Nullable HardwareAddress hardwareGroup,
      AttributeSet attributes) {}

  /**
   * A port behind which there is a multicast router.
   *
   * @param attributes by {@link MdbAttributes#ROUTER}
   */
  public record RouterPort(int port, AttributeSet attributes) {}

  /** Asks for the groups and router ports of all bridges. */
  public static Request dump() {
    return Request.dump(MessageType.GET_MDB, LENGTH, Family.BRIDGE.number());
  }

  static MdbMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "br_port_msg");
    List<Entry> entries = new ArrayList<>();
    List<RouterPort> routerPorts = new ArrayList<>();
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case MDBA_MDB -> entries(attributes.nested(), entries, unknown);
        case MDBA_ROUTER -> routerPorts(attributes.nested(), routerPorts, unknown);
        default -> unknown.add(attributes.raw());
      }
    }
    return new MdbMessage(
        header,
        payload.getInt(4),
        List.copyOf(entries),
        List.copyOf(routerPorts),
        List.copyOf(unknown));
  }

  /** {@code MDBA_MDB_ENTRY} holds the entries of one group, a {@code MDBA_MDB_ENTRY_INFO} each. */
  private static void entries(
      AttributeCursor groups, List<Entry> entries, List<RawAttribute> unknown) {
    while (groups.next()) {
      if (groups.type() != MDBA_MDB_ENTRY) {
        unknown.add(groups.raw());
        continue;
      }
      AttributeCursor each = groups.nested();
      while (each.next()) {
        if (each.type() == MDBA_MDB_ENTRY_INFO) {
          entries.add(entry(each));
        } else {
          unknown.add(each.raw());
        }
      }
    }
  }

  private static Entry entry(AttributeCursor info) {
    ByteBuffer entry = info.from(0);
    Structure.require(entry, ENTRY_LENGTH, "br_mdb_entry");
    int protocol = Structure.u8(entry, PROTOCOL_OFFSET) << 8;
    protocol |= Structure.u8(entry, PROTOCOL_OFFSET + 1);
    int addressLength =
        switch (protocol) {
          case ETH_P_IP -> Family.IPV4.addressLength();
          case ETH_P_IPV6 -> Family.IPV6.addressLength();
          default -> ETH_ALEN;
        };
    byte[] address =
        Arrays.copyOfRange(info.bytes(), ADDRESS_OFFSET, ADDRESS_OFFSET + addressLength);
    boolean ip = addressLength != ETH_ALEN;
    return new Entry(
        entry.getInt(0),
        Structure.u8(entry, 4) != 0,
        Structure.u8(entry, 5),
        Structure.u16(entry, 6),
        ip ? IpAddress.of(address) : null,
        ip ? null : new HardwareAddress(address),
        MdbAttributes.TABLE.read(new AttributeCursor(info.from(ENTRY_LENGTH))));
  }

  private static void routerPorts(
      AttributeCursor ports, List<RouterPort> routerPorts, List<RawAttribute> unknown) {
    while (ports.next()) {
      if (ports.type() == MDBA_ROUTER_PORT) {
        routerPorts.add(
            new RouterPort(
                ports.s32(),
                MdbAttributes.ROUTER.read(new AttributeCursor(ports.from(Integer.BYTES)))));
      } else {
        unknown.add(ports.raw());
      }
    }
  }
}
