package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AddressMessage;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An address of a link.
 *
 * @param index the link that has it
 * @param local the address itself
 * @param peer the address at the other end of a point-to-point link; otherwise equal to {@code
 *     local} ({@code IFA_ADDRESS})
 * @param prefixLength of {@code peer}
 * @param flags {@code IFA_F_*}, all 32 bits
 * @param scope {@code RT_SCOPE_*}: 0 global, 253 link, 254 host
 * @param broadcast null for none
 * @param anycast null for none; the kernel no longer sends it
 * @param label the IPv4 label, an interface name with an optional suffix; empty for IPv6
 * @param metric of the prefix route that comes with it; 0 for the default one
 * @param protocol {@code IFAPROT_*}: who has set it; 0 for unknown
 * @param lifetimes no difference in meaning: what expires is told by the flags
 */
public record Address(
    int index,
    IpAddress local,
    IpAddress peer,
    int prefixLength,
    int flags,
    int scope,
    @Nullable IpAddress broadcast,
    @Nullable IpAddress anycast,
    String label,
    int metric,
    int protocol,
    Lifetimes lifetimes)
    implements NetworkObject {

  private static final Fields<Address> FIELDS =
      new Fields<Address>()
          .with("index", Address::index)
          .with("local", Address::local)
          .with("peer", Address::peer)
          .with("prefixlen", Address::prefixLength)
          .with("flags", Address::flags)
          .with("scope", Address::scope)
          .with("broadcast", Address::broadcast)
          .with("anycast", Address::anycast)
          .with("label", Address::label)
          .with("metric", Address::metric)
          .with("protocol", Address::protocol);

  /** Addresses of both families. */
  public static final Kind<Address> KIND =
      Kind.of("address", Address.class, FIELDS)
          .readFrom(AddressMessage.class, Address::of)
          .announcedBy(MulticastGroup.IPV4_IFADDR, MulticastGroup.IPV6_IFADDR)
          .dumpedBy(
              slice -> AddressMessage.dump(slice.family(), slice.part()), Family.IPV4, Family.IPV6)
          .declare();

  private static List<Address> of(AddressMessage message, Instant receivedAt) {
    IpAddress local = message.local() != null ? message.local() : message.address();
    if (local == null) {
      return List.of();
    }
    return List.of(
        new Address(
            message.index(),
            local,
            message.address() != null ? message.address() : local,
            message.prefixLength(),
            message.flags(),
            message.scope(),
            message.broadcast(),
            message.anycast(),
            message.label(),
            message.metric(),
            message.protocol(),
            Lifetimes.of(message.cacheInfo(), receivedAt)));
  }

  @Override
  public Family family() {
    return local.family();
  }

  @Override
  public Kind<Address> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  /** IPv4 allows one local address with several peers and prefix lengths; IPv6 does not. */
  @Override
  public Object key() {
    return family() == Family.IPV4
        ? new Key(index, local, peer, prefixLength)
        : new Key(index, local, local, 0);
  }

  record Key(int index, IpAddress local, IpAddress peer, int prefixLength) {}
}
