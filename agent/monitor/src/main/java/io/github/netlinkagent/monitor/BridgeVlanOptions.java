package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.BridgeVlanAttributes;
import io.github.netlinkagent.netlink.BridgeVlanMessage;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a bridge as a whole does in a VLAN: how it learns of multicast groups, and which spanning
 * tree the VLAN belongs to. The kernel tells of several VLANs at once where all is the same; here
 * each is one.
 *
 * @param bridge the link
 * @param options {@code BRIDGE_VLANDB_GOPTS_*} but for those that say which VLANs; intervals in
 *     hundredths of a second. Who asks for groups at the moment, and behind which ports there are
 *     routers, is no difference
 */
public record BridgeVlanOptions(int bridge, int vlan, AttributeSet options)
    implements NetworkObject {

  private static final Set<AttributeKey<?>> OF_THE_MOMENT =
      Set.of(
          BridgeVlanAttributes.OPTION_MCAST_QUERIER_STATE,
          BridgeVlanAttributes.OPTION_MCAST_ROUTER_PORTS);

  private static final List<AttributeKey<?>> KEPT =
      BridgeVlanAttributes.OPTIONS.keys().stream()
          .filter(key -> key != BridgeVlanAttributes.OPTION_ID)
          .filter(key -> key != BridgeVlanAttributes.OPTION_RANGE)
          .toList();

  private static final List<AttributeKey<?>> LASTING =
      KEPT.stream().filter(key -> !OF_THE_MOMENT.contains(key)).toList();

  private static final Fields<BridgeVlanOptions> FIELDS =
      new Fields<BridgeVlanOptions>()
          .with("index", BridgeVlanOptions::bridge)
          .with("vlan", BridgeVlanOptions::vlan)
          .withEach(BridgeVlanOptions::lasting);

  /** Those of all bridges; none where the kernel knows no VLANs. */
  public static final Kind<BridgeVlanOptions> KIND =
      Kind.of("bridge-vlan-options", BridgeVlanOptions.class, FIELDS)
          .readFrom(BridgeVlanMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.BRVLAN)
          .dumpedBy(slice -> BridgeVlanMessage.dumpOptions(), Family.BRIDGE)
          .bounded(Bound.<BridgeVlanOptions>usual().by(BridgeVlanOptions::bridge))
          .declare();

  private static List<BridgeVlanOptions> of(BridgeVlanMessage message) {
    return message.options().stream()
        .flatMap(
            options -> {
              long from = options.get(BridgeVlanAttributes.OPTION_ID, 1L);
              long to =
                  options.has(BridgeVlanAttributes.OPTION_ID)
                      ? options.get(BridgeVlanAttributes.OPTION_RANGE, from)
                      : 0;
              AttributeSet kept = options.only(KEPT);
              return BridgeVlan.range(from, to)
                  .mapToObj(vlan -> new BridgeVlanOptions(message.index(), vlan, kept));
            })
        .toList();
  }

  private static Map<String, Object> lasting(BridgeVlanOptions object) {
    return object.options.only(LASTING).byName();
  }

  @Override
  public Family family() {
    return Family.BRIDGE;
  }

  @Override
  public Kind<BridgeVlanOptions> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(bridge);
  }

  @Override
  public Object key() {
    return new Key(bridge, vlan);
  }

  record Key(int bridge, int vlan) {}
}
