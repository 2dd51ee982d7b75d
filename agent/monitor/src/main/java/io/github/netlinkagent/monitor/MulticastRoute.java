package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.MulticastRouteMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A multicast route: by which links the packets of a source to a group go out.
 *
 * @param table {@code RT_TABLE_*}; usually 253 for IPv4 and 254 for IPv6
 * @param source {@code 0.0.0.0} or {@code ::} for any
 * @param group the destination of the packets
 * @param inputIndex the link by which they must come in; 0 while that is not known, or if it is
 *     gone
 * @param outputs the links by which they go out, in the kernel's order
 * @param protocol {@code RTPROT_*}: who has set it
 * @param flags {@code RTNH_F_*}
 * @param counters as of the last message: no difference
 */
public record MulticastRoute(
    int table,
    IpAddress source,
    IpAddress group,
    int inputIndex,
    List<MulticastRouteMessage.Output> outputs,
    int protocol,
    int flags,
    MulticastRouteMessage.@Nullable Counters counters)
    implements NetworkObject {

  /** {@code RTNH_F_UNRESOLVED}: packets came, and no daemon has said yet where they go. */
  public static final int UNRESOLVED = 0x20;

  /** {@code RTNH_F_OFFLOAD}: hardware forwards the packets. */
  public static final int OFFLOAD = 0x08;

  private static final Fields<MulticastRoute> FIELDS =
      new Fields<MulticastRoute>()
          .withUnsigned("table", MulticastRoute::table)
          .with("source", MulticastRoute::source)
          .with("group", MulticastRoute::group)
          .with("iif", MulticastRoute::inputIndex)
          .with("oifs", MulticastRoute::outputs)
          .with("protocol", MulticastRoute::protocol)
          .with("flags", MulticastRoute::flags);

  /** Those of both families. */
  public static final Kind<MulticastRoute> KIND =
      Kind.of("multicast-route", MulticastRoute.class, FIELDS)
          .readFrom(MulticastRouteMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.IPV4_MROUTE, MulticastGroup.IPV6_MROUTE)
          .dumpedBy(slice -> MulticastRouteMessage.dump(slice.family()), Family.IPV4, Family.IPV6)
          .declare();

  private static List<MulticastRoute> of(MulticastRouteMessage message) {
    return List.of(
        new MulticastRoute(
            message.table(),
            message.source(),
            message.group(),
            message.inputIndex(),
            message.outputs(),
            message.protocol(),
            message.flags(),
            message.counters()));
  }

  public boolean unresolved() {
    return (flags & UNRESOLVED) != 0;
  }

  @Override
  public Family family() {
    return group.family();
  }

  @Override
  public Kind<MulticastRoute> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.concat(
            IntStream.of(inputIndex),
            outputs.stream().mapToInt(MulticastRouteMessage.Output::index))
        .filter(link -> link != 0)
        .distinct();
  }

  /** Of any source there may be one for each link by which packets come in. */
  @Override
  public Object key() {
    return new Key(table, source, group, source.isAny() ? inputIndex : 0);
  }

  record Key(int table, IpAddress source, IpAddress group, int inputIndex) {}
}
