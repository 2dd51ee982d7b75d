package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NeighborMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a forwarding database: by which port of a bridge, or over which remote end of a
 * VXLAN, a link layer address is reached. Those of a device itself ({@code NTF_SELF}) are also the
 * addresses that its filter lets in.
 *
 * @param index the port, or the device itself
 * @param address the link layer address
 * @param vlan 0 for none
 * @param master the bridge whose entry it is; 0 for those of the device itself
 * @param state {@code NUD_*}
 * @param flags {@code NTF_*}, the extended ones ({@code NDA_FLAGS_EXT}) shifted left by 8
 * @param destination the remote end of a VXLAN; null for none
 * @param port its UDP port; 0 for that of the device
 * @param vni of packets to it; -1 for that of the device
 * @param sourceVni to which the entry belongs; -1 for that of the device
 * @param remoteIndex the link by which it is reached; 0 for any
 * @param linkNetnsId the namespace of that link; -1 for this one
 * @param nexthopId the nexthop object in place of a remote end; 0 for none
 * @param activityNotify {@code FDB_NOTIFY_*}: whether an idle entry is announced
 * @param dontRefresh whether an update leaves the time of its last use
 * @param cacheInfo how long ago it was used and updated, as of the last message: no difference
 */
public record ForwardingEntry(
    int index,
    HardwareAddress address,
    int vlan,
    int master,
    int state,
    int flags,
    @Nullable IpAddress destination,
    int port,
    long vni,
    long sourceVni,
    int remoteIndex,
    int linkNetnsId,
    int nexthopId,
    int activityNotify,
    boolean dontRefresh,
    NeighborMessage.@Nullable CacheInfo cacheInfo)
    implements NetworkObject {

  /** {@code NTF_SELF}. */
  public static final int SELF = 0x02;

  /** {@code NUD_PERMANENT}. */
  public static final int PERMANENT = 0x80;

  /** {@code NUD_NOARP}: set from outside, it does not age. */
  public static final int STATIC = 0x40;

  /** {@code NUD_REACHABLE} and {@code NUD_STALE}: learned, and overdue. */
  private static final int DYNAMIC = 0x06;

  private static final Fields<ForwardingEntry> FIELDS =
      new Fields<ForwardingEntry>()
          .with("index", ForwardingEntry::index)
          .with("lladdr", ForwardingEntry::address)
          .with("vlan", ForwardingEntry::vlan)
          .with("master", ForwardingEntry::master)
          .with("state", ForwardingEntry::lasting)
          .with("flags", ForwardingEntry::flags)
          .with("dst", ForwardingEntry::destination)
          .with("port", ForwardingEntry::port)
          .with("vni", ForwardingEntry::vni)
          .with("src_vni", ForwardingEntry::sourceVni)
          .with("via", ForwardingEntry::remoteIndex)
          .with("link_netnsid", ForwardingEntry::linkNetnsId)
          .withUnsigned("nhid", ForwardingEntry::nexthopId)
          .with("activity_notify", ForwardingEntry::activityNotify)
          .with("dont_refresh", ForwardingEntry::dontRefresh);

  /** Those of all bridges and devices. */
  public static final Kind<ForwardingEntry> KIND =
      Kind.of("fdb", ForwardingEntry.class, FIELDS)
          .readFrom(NeighborMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.NEIGH)
          .dumpedBy(slice -> NeighborMessage.dumpForwarding(slice.part()), Family.BRIDGE)
          .silently(ForwardingEntry::comesSilently)
          .declare();

  private static List<ForwardingEntry> of(NeighborMessage message) {
    if (message.family() != Family.BRIDGE || message.address() == null) {
      return List.of();
    }
    return List.of(
        new ForwardingEntry(
            message.index(),
            message.address(),
            message.vlan(),
            message.master(),
            message.state(),
            message.flags() | message.extendedFlags() << 8,
            message.destination(),
            message.port(),
            message.vni(),
            message.sourceVni(),
            message.remoteIndex(),
            message.linkNetnsId(),
            message.nexthopId(),
            message.activityNotify(),
            message.dontRefresh(),
            message.cacheInfo()));
  }

  /** D36: what the filter of a device lets in changes without a word. */
  private static boolean comesSilently(
      @Nullable ForwardingEntry before, @Nullable ForwardingEntry after) {
    ForwardingEntry entry = after != null ? after : before;
    return entry != null && entry.isFilter();
  }

  /** Whether it is an address that the filter of the device lets in. */
  boolean isFilter() {
    return (flags & SELF) != 0 && destination == null && nexthopId == 0;
  }

  /** Whether it is none that a bridge or VXLAN has learned, and forgets by itself. */
  public boolean isSet() {
    return (state & (PERMANENT | STATIC)) != 0;
  }

  /**
   * The state without what goes by with time, and as the kernel lists it: it announces a static
   * entry of a device with one bit more.
   */
  private int lasting() {
    if ((state & PERMANENT) != 0) {
      return PERMANENT;
    }
    return (state & STATIC) != 0 ? STATIC : state & ~DYNAMIC;
  }

  @Override
  public Family family() {
    return Family.BRIDGE;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public Kind<ForwardingEntry> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index, master).filter(link -> link != 0).distinct();
  }

  /** An address that moves from port to port of a bridge stays one entry. */
  @Override
  public Object key() {
    return master != 0 && (flags & SELF) == 0
        ? new Key(master, address, vlan)
        : new SelfKey(
            index, address, vlan, destination, port, vni, sourceVni, remoteIndex, nexthopId);
  }

  record Key(int bridge, HardwareAddress address, int vlan) {}

  /** A VXLAN may reach one address over several remote ends. */
  record SelfKey(
      int index,
      HardwareAddress address,
      int vlan,
      @Nullable IpAddress destination,
      int port,
      long vni,
      long sourceVni,
      int remoteIndex,
      int nexthopId) {}
}
