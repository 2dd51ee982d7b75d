package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.OperState;
import java.util.List;
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
 * @param infoKind {@code IFLA_INFO_KIND}: veth, bridge, vxlan, ...; empty for physical links
 * @param portKind {@code IFLA_INFO_SLAVE_KIND}: the kind of master, as far as it tells; else empty
 * @param qdisc kind of the root queueing discipline
 * @param transmitQueueLength in packets
 * @param group link group; 0 is the default one
 * @param mode {@code IF_LINK_MODE_*}: 0 default, 1 dormant
 * @param promiscuity how many ask for promiscuous mode; 0 for off
 * @param alias as the administrator set it: any bytes; empty for none
 * @param alternativeNames further names by which it can be addressed
 * @param permanentAddress as burnt in; null if unknown
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
    String infoKind,
    String portKind,
    String qdisc,
    int transmitQueueLength,
    int group,
    int mode,
    int promiscuity,
    String alias,
    List<String> alternativeNames,
    @Nullable HardwareAddress permanentAddress,
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
          .with("group", Link::group)
          .with("mode", Link::mode)
          .with("promiscuity", Link::promiscuity)
          .with("alias", Link::alias)
          .with("altnames", Link::alternativeNames)
          .with("permanent_address", Link::permanentAddress);

  /** Whether the administrator has switched it on ({@code IFF_UP}). */
  public boolean up() {
    return (flags & IFF_UP) != 0;
  }

  /** Whether the kernel would send over it: it is on and has a carrier ({@code IFF_RUNNING}). */
  public boolean running() {
    return up() && (flags & (IFF_RUNNING | IFF_LOWER_UP)) != 0;
  }

  public boolean loopback() {
    return (flags & IFF_LOOPBACK) != 0;
  }

  @Override
  public Kind kind() {
    return Kind.LINK;
  }

  @Override
  public Object key() {
    return new Key(index);
  }

  @Override
  public List<String> differences(NetworkObject other) {
    return FIELDS.differing(this, (Link) other);
  }

  @Override
  public List<FieldValue> fields() {
    return FIELDS.of(this);
  }

  record Key(int index) {}
}
