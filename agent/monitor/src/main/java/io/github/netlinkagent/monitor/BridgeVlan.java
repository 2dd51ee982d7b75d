package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.BridgeVlanAttributes;
import io.github.netlinkagent.netlink.BridgeVlanInfo;
import io.github.netlinkagent.netlink.BridgeVlanMessage;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A VLAN that a bridge or one of its ports takes part in. The kernel tells of several at once where
 * all else is the same; here each is one.
 *
 * @param index the port, or the bridge itself
 * @param flags {@code BRIDGE_VLAN_INFO_*} without those of ranges
 * @param state {@code BR_STATE_*}
 * @param tunnelId of the tunnel that it is mapped to; -1 for none
 * @param multicastRouter {@code MDB_RTR_TYPE_*}
 * @param groups how many multicast groups it has; it counts, so it is no difference
 * @param mostGroups how many multicast groups it may have; 0 for any number
 * @param suppressesNeighbors whether the port is spared ARP and NDP
 */
public record BridgeVlan(
    int index,
    int vlan,
    int flags,
    int state,
    long tunnelId,
    int multicastRouter,
    long groups,
    long mostGroups,
    boolean suppressesNeighbors)
    implements NetworkObject {

  /** {@code BRIDGE_VLAN_INFO_PVID}: packets without a tag belong to it. */
  public static final int PVID = 0x02;

  /** {@code BRIDGE_VLAN_INFO_UNTAGGED}: its packets go out without a tag. */
  public static final int UNTAGGED = 0x04;

  /** {@code BRIDGE_VLAN_INFO_RANGE_BEGIN}, {@code _RANGE_END} and {@code _ONLY_OPTS}. */
  private static final int NOT_OF_ONE = 0x58;

  /** {@code VLAN_N_VID} less one: there are no more, whatever a message claims. */
  private static final long LAST = 4095;

  private static final Fields<BridgeVlan> FIELDS =
      new Fields<BridgeVlan>()
          .with("index", BridgeVlan::index)
          .with("vlan", BridgeVlan::vlan)
          .with("flags", BridgeVlan::flags)
          .with("state", BridgeVlan::state)
          .with("tunnel_id", BridgeVlan::tunnelId)
          .with("mcast_router", BridgeVlan::multicastRouter)
          .with("mcast_max_groups", BridgeVlan::mostGroups)
          .with("neigh_suppress", BridgeVlan::suppressesNeighbors);

  /** Those of all bridges; none where the kernel knows no VLANs. */
  public static final Kind<BridgeVlan> KIND =
      Kind.of("bridge-vlan", BridgeVlan.class, FIELDS)
          .readFrom(BridgeVlanMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.BRVLAN)
          .dumpedBy(slice -> BridgeVlanMessage.dump(), Family.BRIDGE)
          .bounded(Bound.<BridgeVlan>usual().by(BridgeVlan::index))
          .declare();

  private static List<BridgeVlan> of(BridgeVlanMessage message) {
    return message.entries().stream()
        .flatMap(
            entry -> {
              @Nullable BridgeVlanInfo first = entry.get(BridgeVlanAttributes.INFO);
              int from = first == null ? 1 : first.vlan();
              int flags = first == null ? 0 : first.flags() & ~NOT_OF_ONE;
              long to = first == null ? 0 : entry.get(BridgeVlanAttributes.RANGE, (long) from);
              return range(from, to)
                  .mapToObj(vlan -> of(message.index(), entry, vlan, vlan - from, flags));
            })
        .toList();
  }

  static IntStream range(long from, long to) {
    return IntStream.rangeClosed((int) Math.min(LAST + 1, from), (int) Math.min(LAST, to));
  }

  private static BridgeVlan of(int index, AttributeSet entry, int vlan, int place, int flags) {
    AttributeSet tunnel = entry.nested(BridgeVlanAttributes.TUNNEL_INFO);
    return new BridgeVlan(
        index,
        vlan,
        flags,
        entry.get(BridgeVlanAttributes.STATE, 0L).intValue(),
        tunnel.has(BridgeVlanAttributes.TUNNEL_ID)
            ? tunnel.get(BridgeVlanAttributes.TUNNEL_ID, 0L) + place
            : -1,
        entry.get(BridgeVlanAttributes.MCAST_ROUTER, 0L).intValue(),
        entry.get(BridgeVlanAttributes.MCAST_N_GROUPS, 0L),
        entry.get(BridgeVlanAttributes.MCAST_MAX_GROUPS, 0L),
        entry.get(BridgeVlanAttributes.NEIGH_SUPPRESS, 0L) != 0);
  }

  @Override
  public Family family() {
    return Family.BRIDGE;
  }

  @Override
  public Kind<BridgeVlan> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, vlan);
  }

  record Key(int index, int vlan) {}
}
