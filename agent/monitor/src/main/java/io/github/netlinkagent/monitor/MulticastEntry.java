package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MdbAttributes;
import io.github.netlinkagent.netlink.MdbMessage;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A multicast group that a port of a bridge listens to, or a remote end of a VXLAN.
 *
 * @param bridge the bridge, or the VXLAN
 * @param port the bridge itself if the host listens
 * @param group of IP; null for one of the link layer
 * @param hardwareGroup of the link layer; null for one of IP
 * @param source of which alone it wants to hear; null for any
 * @param vlan 0 for none
 * @param permanent set by an administrator; others pass after a time
 * @param flags {@code MDB_FLAGS_*}
 * @param protocol {@code RTPROT_*}: who has set it
 * @param including whether {@code sources} are all that are wanted, or all that are not; null if
 *     the port asks in a way that knows no sources
 * @param sources of what the port asks for
 * @param destination the remote end of a VXLAN; null for none
 * @param destinationPort its UDP port; 0 for that of the device
 * @param vni of packets to it; -1 for that of the device
 * @param remoteIndex the link by which it is reached; 0 for any
 * @param sourceVni to which the entry belongs; -1 for that of the device
 * @param timer until it passes, in hundredths of a second, as of the last message: no difference
 */
public record MulticastEntry(
    int bridge,
    int port,
    @Nullable IpAddress group,
    @Nullable HardwareAddress hardwareGroup,
    @Nullable IpAddress source,
    int vlan,
    boolean permanent,
    int flags,
    int protocol,
    @Nullable Boolean including,
    List<IpAddress> sources,
    @Nullable IpAddress destination,
    int destinationPort,
    long vni,
    int remoteIndex,
    long sourceVni,
    long timer)
    implements NetworkObject {

  private static final Fields<MulticastEntry> FIELDS =
      new Fields<MulticastEntry>()
          .with("bridge", MulticastEntry::bridge)
          .with("port", MulticastEntry::port)
          .with("group", MulticastEntry::anyGroup)
          .with("source", MulticastEntry::source)
          .with("vlan", MulticastEntry::vlan)
          .with("permanent", MulticastEntry::permanent)
          .with("flags", MulticastEntry::flags)
          .with("protocol", MulticastEntry::protocol)
          .with("including", MulticastEntry::including)
          .with("sources", MulticastEntry::sources)
          .with("dst", MulticastEntry::destination)
          .with("dst_port", MulticastEntry::destinationPort)
          .with("vni", MulticastEntry::vni)
          .with("via", MulticastEntry::remoteIndex)
          .with("src_vni", MulticastEntry::sourceVni);

  /** Those of all bridges and VXLANs. */
  public static final Kind<MulticastEntry> KIND =
      Kind.of("mdb", MulticastEntry.class, FIELDS)
          .readFrom(MdbMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.MDB)
          .dumpedBy(slice -> MdbMessage.dump(), Family.BRIDGE)
          .silently(MulticastEntry::comesSilently)
          .bounded(Bound.<MulticastEntry>usual().by(MulticastEntry::bridge))
          .declare();

  /** What follows from what hosts report, of which not all is announced. */
  private static final Set<String> SILENT = Set.of("flags", "including", "sources");

  private static List<MulticastEntry> of(MdbMessage message) {
    return message.entries().stream().map(entry -> of(message.index(), entry)).toList();
  }

  private static MulticastEntry of(int bridge, MdbMessage.Entry entry) {
    AttributeSet attributes = entry.attributes();
    @Nullable Long mode = attributes.get(MdbAttributes.GROUP_MODE);
    return new MulticastEntry(
        bridge,
        entry.port(),
        entry.group(),
        entry.hardwareGroup(),
        attributes.get(MdbAttributes.SOURCE),
        entry.vlan(),
        entry.permanent(),
        entry.flags(),
        attributes.get(MdbAttributes.RTPROT, 0L).intValue(),
        mode == null ? null : mode != 0,
        attributes
            .nested(MdbAttributes.SRC_LIST)
            .get(MdbAttributes.SOURCES_ENTRY, List.of())
            .stream()
            .map(source -> source.get(MdbAttributes.SOURCE_ADDRESS))
            .filter(Objects::nonNull)
            .sorted()
            .toList(),
        attributes.get(MdbAttributes.DST),
        attributes.get(MdbAttributes.DST_PORT, 0L).intValue(),
        attributes.get(MdbAttributes.VNI, -1L),
        attributes.get(MdbAttributes.IFINDEX, 0),
        attributes.get(MdbAttributes.SRC_VNI, -1L),
        attributes.get(MdbAttributes.TIMER, 0L));
  }

  private static boolean comesSilently(
      @Nullable MulticastEntry before, @Nullable MulticastEntry after) {
    return before != null && after != null && SILENT.containsAll(before.differences(after));
  }

  /** The group in words. */
  public String anyGroup() {
    return String.valueOf(group != null ? group : hardwareGroup);
  }

  @Override
  public Family family() {
    return Family.BRIDGE;
  }

  @Override
  public Kind<MulticastEntry> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(bridge, port).distinct();
  }

  @Override
  public Object key() {
    return new Key(
        bridge,
        port,
        anyGroup(),
        source,
        vlan,
        destination,
        destinationPort,
        vni,
        remoteIndex,
        sourceVni);
  }

  record Key(
      int bridge,
      int port,
      String group,
      @Nullable IpAddress source,
      int vlan,
      @Nullable IpAddress destination,
      int destinationPort,
      long vni,
      int remoteIndex,
      long sourceVni) {}
}
