package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NetconfAttributes;
import io.github.netlinkagent.netlink.NetconfMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a family does with the packets of an interface: the part of {@code
 * /proc/sys/net/FAMILY/conf} that the kernel announces. A message of a change tells that setting
 * only, so that it is put onto what is held.
 *
 * @param index the interface; {@link NetconfMessage#ALL} and {@link NetconfMessage#DEFAULT} are of
 *     none
 * @param settings by {@link NetconfAttributes#TABLE}; which there are depends on the family
 */
public record Netconf(Family family, int index, AttributeSet settings) implements NetworkObject {

  private static final List<String> BROADCASTS = List.of(NetconfAttributes.BC_FORWARDING.name());
  private static final List<String> LINKDOWN =
      List.of(NetconfAttributes.IGNORE_ROUTES_WITH_LINKDOWN.name());

  private static final Fields<Netconf> FIELDS =
      new Fields<Netconf>()
          .with("family", netconf -> netconf.family.label())
          .with("index", Netconf::index)
          .withEach(netconf -> netconf.settings.byName());

  /** Those of all interfaces, and the two that are of none. */
  public static final Kind<Netconf> KIND =
      Kind.of("netconf", Netconf.class, FIELDS)
          .readFrom(NetconfMessage.class, (message, at) -> List.of(of(message)))
          .announcedBy(
              MulticastGroup.IPV4_NETCONF, MulticastGroup.IPV6_NETCONF, MulticastGroup.MPLS_NETCONF)
          .dumpedBy(
              slice -> NetconfMessage.dump(slice.family()), Family.IPV4, Family.IPV6, Family.MPLS)
          .toldInParts((held, told) -> told.onto(held))
          .silently(Netconf::isSilent)
          .declare();

  private static Netconf of(NetconfMessage message) {
    return new Netconf(
        message.family(), message.index(), message.settings().only(NetconfAttributes.SETTINGS));
  }

  /** Whether a route over an interface without a carrier does not count. */
  boolean ignoresRoutesWithLinkdown() {
    return settings.get(NetconfAttributes.IGNORE_ROUTES_WITH_LINKDOWN, false);
  }

  private Netconf onto(Netconf held) {
    return new Netconf(family, index, settings.onto(held.settings));
  }

  /**
   * devinet_conf_proc tells nobody of bc_forwarding; addrconf_fixup_linkdown tells of all
   * interfaces what it does to the default, too, and that only where it is new to them.
   */
  private static boolean isSilent(@Nullable Netconf before, @Nullable Netconf after) {
    if (before == null || after == null) {
      return false;
    }
    List<String> differences = before.differences(after);
    return differences.equals(BROADCASTS)
        || (before.family == Family.IPV6
            && before.index == NetconfMessage.DEFAULT
            && differences.equals(LINKDOWN));
  }

  @Override
  public Kind<Netconf> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return index > 0 ? IntStream.of(index) : IntStream.empty();
  }

  @Override
  public Object key() {
    return new Key(family, index);
  }

  record Key(Family family, int index) {}
}
