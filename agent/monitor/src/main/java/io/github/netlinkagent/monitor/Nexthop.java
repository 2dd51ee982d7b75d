package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Encapsulation;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NexthopMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A nexthop object, or a group of them, that routes and forwarding entries refer to by its id.
 *
 * @param id unsigned
 * @param family {@link Family#UNSPEC} for a group
 * @param group its members; empty for a single nexthop
 * @param groupType {@code NEXTHOP_GRP_TYPE_*}: 0 by a hash over weights, 1 resilient
 * @param resilience of a resilient group; null for none
 * @param blackhole whether it drops the packet
 * @param index the link that it leads over; 0 for none
 * @param gateway null for none
 * @param encapsulation lightweight tunnel; null for none
 * @param fdb whether it is for forwarding entries: the remote end of a VXLAN
 * @param scope {@code RT_SCOPE_*}
 * @param protocol {@code RTPROT_*}: who has set it; 0 for unknown
 * @param flags {@code RTNH_F_*}
 */
public record Nexthop(
    int id,
    Family family,
    List<NexthopMessage.Member> group,
    int groupType,
    NexthopMessage.@Nullable Resilience resilience,
    boolean blackhole,
    int index,
    @Nullable IpAddress gateway,
    @Nullable Encapsulation encapsulation,
    boolean fdb,
    int scope,
    int protocol,
    int flags)
    implements NetworkObject {

  private static final Fields<Nexthop> FIELDS =
      new Fields<Nexthop>()
          .withUnsigned("id", Nexthop::id)
          .with("family", nexthop -> nexthop.family.label())
          .with("group", Nexthop::group)
          .with("type", Nexthop::groupType)
          .with("resilience", Nexthop::lastingResilience)
          .with("blackhole", Nexthop::blackhole)
          .with("oif", Nexthop::index)
          .with("gateway", Nexthop::gateway)
          .with("encap", Nexthop::encapsulation)
          .with("fdb", Nexthop::fdb)
          .with("scope", Nexthop::scope)
          .with("protocol", Nexthop::protocol)
          .with("flags", Nexthop::flags);

  /** Those of both families, and groups. */
  public static final Kind<Nexthop> KIND =
      Kind.of("nexthop", Nexthop.class, FIELDS)
          .readFrom(NexthopMessage.class, (message, at) -> List.of(of(message)))
          .announcedBy(MulticastGroup.NEXTHOP)
          .dumpedBy(slice -> NexthopMessage.dump(), Family.UNSPEC)
          .declare();

  private static Nexthop of(NexthopMessage message) {
    return new Nexthop(
        message.id(),
        message.family(),
        message.group(),
        message.groupType(),
        message.resilience(),
        message.blackhole(),
        message.index(),
        message.gateway(),
        message.encapsulation(),
        message.fdb(),
        message.scope(),
        message.protocol(),
        message.flags());
  }

  /** How long the group has been out of balance only tells the time. */
  private NexthopMessage.@Nullable Resilience lastingResilience() {
    return resilience == null
        ? null
        : new NexthopMessage.Resilience(
            resilience.buckets(), resilience.idleTimer(), resilience.unbalancedTimer(), 0);
  }

  @Override
  public Kind<Nexthop> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return index == 0 ? IntStream.empty() : IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(id);
  }

  record Key(int id) {}
}
