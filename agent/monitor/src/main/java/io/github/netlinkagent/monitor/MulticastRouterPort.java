package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MdbAttributes;
import io.github.netlinkagent.netlink.MdbMessage;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A port of a bridge behind which there is a multicast router: it gets all multicast packets.
 *
 * @param type {@code MDB_RTR_TYPE_*}: 1 and 3 learned, 2 set; 0 if the kernel did not say, as when
 *     it announces one
 * @param vlan 0 for none
 */
public record MulticastRouterPort(int bridge, int port, int type, int vlan)
    implements NetworkObject {

  private static final Fields<MulticastRouterPort> FIELDS =
      new Fields<MulticastRouterPort>()
          .with("bridge", MulticastRouterPort::bridge)
          .with("port", MulticastRouterPort::port)
          .with("vlan", MulticastRouterPort::vlan);

  /** Those of all bridges. */
  public static final Kind<MulticastRouterPort> KIND =
      Kind.of("mdb-router", MulticastRouterPort.class, FIELDS)
          .readFrom(MdbMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.MDB)
          .dumpedBy(slice -> MdbMessage.dump(), Family.BRIDGE)
          .bounded(Bound.<MulticastRouterPort>usual().by(MulticastRouterPort::bridge))
          .declare();

  /** The type is none: only a list tells it. */
  private static List<MulticastRouterPort> of(MdbMessage message) {
    return message.routerPorts().stream()
        .map(
            router ->
                new MulticastRouterPort(
                    message.index(),
                    router.port(),
                    router.attributes().get(MdbAttributes.ROUTER_TYPE, 0L).intValue(),
                    router.attributes().get(MdbAttributes.ROUTER_VID, 0L).intValue()))
        .toList();
  }

  @Override
  public Family family() {
    return Family.BRIDGE;
  }

  @Override
  public Kind<MulticastRouterPort> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(bridge, port);
  }

  @Override
  public Object key() {
    return new Key(bridge, port, vlan);
  }

  record Key(int bridge, int port, int vlan) {}
}
