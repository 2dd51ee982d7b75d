package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NeighborMessage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An address for which this host answers on behalf of another ({@code NTF_PROXY}).
 *
 * <p>D34: the kernel never announces them, and lists them only if asked for them alone.
 *
 * @param index the link on which it answers; 0 for all
 * @param destination the address
 * @param flags {@code NTF_*}, the extended ones ({@code NDA_FLAGS_EXT}) shifted left by 8
 * @param protocol {@code RTPROT_*}: who has set it; 0 for unknown
 */
public record ProxyNeighbor(int index, IpAddress destination, int flags, int protocol)
    implements NetworkObject {

  private static final Fields<ProxyNeighbor> FIELDS =
      new Fields<ProxyNeighbor>()
          .with("index", ProxyNeighbor::index)
          .with("destination", ProxyNeighbor::destination)
          .with("flags", ProxyNeighbor::flags)
          .with("protocol", ProxyNeighbor::protocol);

  /** Proxies of both families. */
  public static final Kind<ProxyNeighbor> KIND =
      Kind.of("proxy-neighbor", ProxyNeighbor.class, FIELDS)
          .readFrom(NeighborMessage.class, (message, at) -> of(message))
          .dumpedBy(slice -> NeighborMessage.dumpProxies(slice.family()), Family.IPV4, Family.IPV6)
          .declare();

  private static List<ProxyNeighbor> of(NeighborMessage message) {
    if (message.family() == Family.BRIDGE
        || message.destination() == null
        || (message.flags() & NeighborMessage.PROXY) == 0) {
      return List.of();
    }
    return List.of(
        new ProxyNeighbor(
            message.index(),
            message.destination(),
            message.flags() | message.extendedFlags() << 8,
            message.protocol()));
  }

  @Override
  public Family family() {
    return destination.family();
  }

  @Override
  public Kind<ProxyNeighbor> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return index == 0 ? IntStream.empty() : IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, destination);
  }

  record Key(int index, IpAddress destination) {}
}
