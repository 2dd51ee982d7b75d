package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.LinkAttributes;
import io.github.netlinkagent.netlink.LinkInfo;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.OperState;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A link: what users call an interface.
 *
 * @param index unique in the network namespace; may be used again after the link is gone
 * @param name unique at any moment, but it can change
 * @param type {@code ARPHRD_*} of {@code linux/if_arp.h}; 1 is Ethernet, 772 loopback
 * @param flags {@code IFF_*} of {@code netdevice(7)}
 * @param mtu in bytes
 * @param address null for links without one
 * @param broadcast null for links without one; the peer's address on point-to-point links
 * @param parent index of the link that this one is stacked on, or of the veth peer; 0 for none.
 *     Where {@code parentNamespace} is set, it is an index in that namespace
 * @param parentNamespace the id of the parent's network namespace; -1 if it is this one
 * @param master index of the bridge, bond or VRF that this link is a port of; 0 for none
 * @param info what it is (veth, bridge, vxlan, ...), what it is a port of, and all that is peculiar
 *     to both
 * @param qdisc kind of the root queueing discipline
 * @param transmitQueueLength in packets
 * @param group link group; 0 is the default one
 * @param mode {@code IF_LINK_MODE_*}: 0 default, 1 dormant
 * @param promiscuity how many ask for promiscuous mode; 0 for off
 * @param alias as the administrator set it: any bytes; empty for none
 * @param alternativeNames further names by which it can be addressed
 * @param permanentAddress as burnt in; null if unknown
 * @param attributes what else {@link LinkFields} keeps of it, by {@link LinkAttributes}
 * @param inet6 what IPv6 tells of it, by {@link io.github.netlinkagent.netlink.Inet6Attributes}
 * @param carrierChanges how often the carrier came or went since the link exists. It counts, so it
 *     is no difference in meaning
 * @param statistics as of the last message that held them. They are no difference in meaning
 */
public record Link(
    int index,
    String name,
    int type,
    int flags,
    OperState operState,
    boolean carrier,
    int mtu,
    @Nullable HardwareAddress address,
    @Nullable HardwareAddress broadcast,
    int parent,
    int parentNamespace,
    int master,
    LinkInfo info,
    String qdisc,
    int transmitQueueLength,
    int group,
    int mode,
    int promiscuity,
    String alias,
    List<String> alternativeNames,
    @Nullable HardwareAddress permanentAddress,
    AttributeSet attributes,
    AttributeSet inet6,
    long carrierChanges,
    LinkStatistics statistics)
    implements NetworkObject {

  private static final int IFF_UP = 0x1;
  private static final int IFF_LOOPBACK = 0x8;
  private static final int IFF_RUNNING = 0x40;
  private static final int IFF_LOWER_UP = 0x10000;

  private static final Fields<Link> FIELDS =
      new Fields<Link>()
          .with("index", Link::index)
          .with("name", Link::name)
          .with("type", Link::type)
          .with("flags", Link::flags)
          .with("operstate", Link::operState)
          .with("carrier", Link::carrier)
          .with("mtu", Link::mtu)
          .with("address", Link::address)
          .with("broadcast", Link::broadcast)
          .with("link", Link::parent)
          .with("link_netnsid", Link::parentNamespace)
          .with("master", Link::master)
          .with("kind", Link::infoKind)
          .with("slave_kind", Link::portKind)
          .with("qdisc", Link::qdisc)
          .with("txqlen", Link::transmitQueueLength)
          .withUnsigned("group", Link::group)
          .with("mode", Link::mode)
          .with("promiscuity", Link::promiscuity)
          .with("alias", Link::alias)
          .with("altnames", Link::alternativeNames)
          .with("permanent_address", Link::permanentAddress)
          .withEach(LinkFields::compared);

  /**
   * The link itself. A message of another family shows one aspect of it and would hide all others.
   */
  public static final Kind<Link> KIND =
      Kind.of("link", Link.class, FIELDS)
          .readFrom(LinkMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.LINK, MulticastGroup.IPV6_IFINFO)
          .dumpedBy(
              slice -> slice.part() == 0 ? LinkMessage.dump() : LinkMessage.get(slice.part()),
              Family.UNSPEC)
          .auditedBy(slice -> LinkMessage.dumpWithoutStatistics())
          .placedBy(LinkFields::completed)
          .silently(LinkFields::comeSilently)
          .bounded(Bound.none())
          .declare();

  private static List<Link> of(LinkMessage message) {
    if (message.family() != 0 || message.index() == 0) {
      return List.of();
    }
    return List.of(
        new Link(
            message.index(),
            message.get(LinkAttributes.IFNAME, "if" + message.index()),
            message.type(),
            message.flags(),
            OperState.of(message.get(LinkAttributes.OPERSTATE, 0L).intValue()),
            message.get(LinkAttributes.CARRIER, 0L) != 0,
            message.get(LinkAttributes.MTU, 0),
            message.get(LinkAttributes.ADDRESS),
            message.get(LinkAttributes.BROADCAST),
            message.get(LinkAttributes.LINK, 0),
            message.get(LinkAttributes.LINK_NETNSID, -1),
            message.get(LinkAttributes.MASTER, 0),
            message.info(),
            message.get(LinkAttributes.QDISC, ""),
            message.get(LinkAttributes.TXQLEN, 0),
            message.get(LinkAttributes.GROUP, 0),
            message.get(LinkAttributes.LINKMODE, 0L).intValue(),
            message.get(LinkAttributes.PROMISCUITY, 0),
            message.get(LinkAttributes.IFALIAS, ""),
            message.alternativeNames(),
            message.get(LinkAttributes.PERM_ADDRESS),
            message.attributes().only(LinkFields.KEPT),
            message
                .attributes()
                .nested(LinkAttributes.AF_SPEC)
                .nested(LinkAttributes.INET6)
                .only(LinkFields.KEPT_OF_IPV6),
            message.get(LinkAttributes.CARRIER_CHANGES, 0L),
            message.statistics()));
  }

  /** {@code IFLA_INFO_KIND}: veth, bridge, vxlan, ...; empty for physical links. */
  public String infoKind() {
    return info.kind();
  }

  /** {@code IFLA_INFO_SLAVE_KIND}: the kind of master, as far as it tells; else empty. */
  public String portKind() {
    return info.portKind();
  }

  /** All that is known of it beside the components above, by name: what its MBean shows. */
  public Map<String, Object> details() {
    return LinkFields.named(this);
  }

  /** Whether the administrator has switched it on ({@code IFF_UP}). */
  public boolean up() {
    return (flags & IFF_UP) != 0;
  }

  /** Whether the kernel would send over it: it is on and has a carrier ({@code IFF_RUNNING}). */
  public boolean running() {
    return up() && (flags & (IFF_RUNNING | IFF_LOWER_UP)) != 0;
  }

  /**
   * Whether it has a carrier and the other has none, or may use its carrier and the other may not:
   * {@code IFF_LOWER_UP} and {@code IFF_RUNNING}, each for itself. A bridge is told the first
   * before it may use it; IPv6 acts upon the second (addrconf_link_ready), IPv4 upon either.
   */
  boolean hasMoreCarrierThan(Link other) {
    return up() && (flags & ~other.flags & (IFF_RUNNING | IFF_LOWER_UP)) != 0;
  }

  public boolean loopback() {
    return (flags & IFF_LOOPBACK) != 0;
  }

  @Override
  public Kind<Link> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index, parent, master);
  }

  @Override
  public Object key() {
    return new Key(index);
  }

  record Key(int index) {}
}
