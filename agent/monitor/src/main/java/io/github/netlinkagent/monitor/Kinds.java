package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All kinds of objects that there are. */
public final class Kinds {

  /** In the order in which they are read: what others refer to comes first. */
  public static final List<Kind<?>> ALL =
      List.of(
          Link.KIND,
          Address.KIND,
          NamespaceId.KIND,
          Netconf.KIND,
          GroupAddress.KIND,
          AddressLabel.KIND,
          NeighborTable.KIND,
          Neighbor.KIND,
          ProxyNeighbor.KIND,
          Nexthop.KIND,
          NexthopBucket.KIND,
          AdvertisedPrefix.KIND,
          RouterOption.KIND,
          ForwardingEntry.KIND,
          BridgeVlan.KIND,
          BridgeVlanOptions.KIND,
          MulticastEntry.KIND,
          MulticastRouterPort.KIND,
          Rule.KIND,
          MulticastRoute.KIND,
          CacheReport.KIND,
          Route.KIND,
          Qdisc.KIND,
          TrafficClass.KIND,
          Filter.KIND,
          Chain.KIND);

  private static final Map<Class<?>, List<Kind<?>>> BY_MESSAGE = byMessage();

  private Kinds() {}

  /**
   * The objects that a message tells of; empty if it tells of none that the model holds: a view of
   * a link by a bridge, a cached route.
   */
  static List<NetworkObject> read(Message message, Instant receivedAt) {
    List<NetworkObject> objects = new ArrayList<>(1);
    for (Kind<?> kind : BY_MESSAGE.getOrDefault(message.getClass(), List.of())) {
      objects.addAll(kind.read(message, receivedAt));
    }
    return objects;
  }

  /** The kind of the objects of a class. */
  static Kind<?> of(Class<? extends NetworkObject> type) {
    return ALL.stream()
        .filter(kind -> kind.type() == type)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " is no kind's"));
  }

  private static Map<Class<?>, List<Kind<?>>> byMessage() {
    Map<Class<?>, List<Kind<?>>> byMessage = new HashMap<>();
    for (Kind<?> kind : ALL) {
      byMessage.computeIfAbsent(kind.messages(), none -> new ArrayList<>(1)).add(kind);
    }
    return byMessage;
  }
}
