package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.GroupAddressMessage;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Request;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A multicast or anycast address that a link listens to.
 *
 * @param index the link
 * @param address the address
 * @param anycast whether it is an anycast address, which only IPv6 has
 * @param prefixLength always that of a host
 * @param flags {@code IFA_F_*}
 * @param scope {@code RT_SCOPE_*}; no difference, for the kernel lists another one than it
 *     announces
 * @param lifetimes for ever
 */
public record GroupAddress(
    int index,
    IpAddress address,
    boolean anycast,
    int prefixLength,
    int flags,
    int scope,
    Lifetimes lifetimes)
    implements NetworkObject {

  private static final Fields<GroupAddress> FIELDS =
      new Fields<GroupAddress>()
          .with("index", GroupAddress::index)
          .with("address", GroupAddress::address)
          .with("anycast", GroupAddress::anycast)
          .with("prefixlen", GroupAddress::prefixLength)
          .with("flags", GroupAddress::flags);

  /** Those of both families; anycast addresses of IPv4 there are none. */
  public static final Kind<GroupAddress> KIND =
      Kind.of("group-address", GroupAddress.class, FIELDS)
          .readFrom(GroupAddressMessage.class, GroupAddress::of)
          .announcedBy(
              MulticastGroup.IPV4_MCADDR, MulticastGroup.IPV6_MCADDR, MulticastGroup.IPV6_ACADDR)
          .dumpedBy((slice, model) -> requests(slice), Family.IPV4, Family.IPV6)
          .bounded(Bound.<GroupAddress>usual().by(GroupAddress::index))
          .declare();

  private static List<GroupAddress> of(GroupAddressMessage message, Instant receivedAt) {
    @Nullable IpAddress multicast = message.multicast();
    @Nullable IpAddress address = multicast != null ? multicast : message.anycast();
    return address == null
        ? List.of()
        : List.of(
            new GroupAddress(
                message.index(),
                address,
                multicast == null,
                message.prefixLength(),
                message.flags(),
                message.scope(),
                Lifetimes.of(message.cacheInfo(), receivedAt)));
  }

  private static List<Request> requests(Slice slice) {
    Request multicast = GroupAddressMessage.dumpMulticast(slice.family());
    return slice.family() == Family.IPV6
        ? List.of(multicast, GroupAddressMessage.dumpAnycast(slice.family()))
        : List.of(multicast);
  }

  @Override
  public Family family() {
    return address.family();
  }

  @Override
  public Kind<GroupAddress> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, address, anycast);
  }

  record Key(int index, IpAddress address, boolean anycast) {}
}
