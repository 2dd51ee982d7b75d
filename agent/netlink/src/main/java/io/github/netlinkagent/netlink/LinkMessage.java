package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWLINK} and {@code RTM_DELLINK}: {@code struct ifinfomsg} and {@code IFLA_*}.
 *
 * <p>A message of family {@link Family#BRIDGE} or {@link Family#IPV6} tells of one aspect of the
 * link only; what an attribute would say is then unknown. Attributes that did not come are null.
 *
 * @param family number of the family whose view it is; 0 for the link itself
 * @param type {@code ifi_type}, {@code ARPHRD_*}
 * @param flags {@code ifi_flags}, {@code IFF_*}
 * @param change {@code ifi_change}: which flags have changed
 * @param qdisc kind of the root queueing discipline
 * @param link {@code IFLA_LINK}: index of the underlying link or of the veth peer
 * @param linkNamespace {@code IFLA_LINK_NETNSID}: id of the namespace that {@code link} is in
 * @param newNamespace {@code IFLA_NEW_NETNSID}: where a link that leaves goes
 * @param newIndex {@code IFLA_NEW_IFINDEX}: the index that it gets there
 * @param infoKind {@code IFLA_INFO_KIND}
 * @param portKind {@code IFLA_INFO_SLAVE_KIND}
 * @param statistics of {@code IFLA_STATS64}, else of {@code IFLA_STATS}
 * @param unknown attributes that are not read, as they came
 */
public record LinkMessage(
    Header header,
    int family,
    int type,
    int index,
    int flags,
    int change,
    @Nullable String name,
    @Nullable HardwareAddress address,
    @Nullable HardwareAddress broadcast,
    @Nullable HardwareAddress permanentAddress,
    @Nullable Integer mtu,
    @Nullable Integer link,
    @Nullable Integer linkNamespace,
    @Nullable Integer master,
    @Nullable String qdisc,
    @Nullable Integer transmitQueueLength,
    @Nullable OperState operState,
    @Nullable Integer mode,
    @Nullable Integer group,
    @Nullable Integer promiscuity,
    @Nullable Boolean carrier,
    @Nullable Long carrierChanges,
    @Nullable String alias,
    List<String> alternativeNames,
    @Nullable String infoKind,
    @Nullable String portKind,
    @Nullable Integer newNamespace,
    @Nullable Integer newIndex,
    @Nullable LinkStatistics statistics,
    List<RawAttribute> unknown)
    implements Message {

  /** {@code sizeof(struct ifinfomsg)}. */
  static final int LENGTH = 16;

  private static final int IFLA_ADDRESS = 1;
  private static final int IFLA_BROADCAST = 2;
  private static final int IFLA_IFNAME = 3;
  private static final int IFLA_MTU = 4;
  private static final int IFLA_LINK = 5;
  private static final int IFLA_QDISC = 6;
  private static final int IFLA_STATS = 7;
  private static final int IFLA_MASTER = 10;
  private static final int IFLA_TXQLEN = 13;
  private static final int IFLA_OPERSTATE = 16;
  private static final int IFLA_LINKMODE = 17;
  private static final int IFLA_LINKINFO = 18;
  private static final int IFLA_IFALIAS = 20;
  private static final int IFLA_STATS64 = 23;
  private static final int IFLA_GROUP = 27;
  private static final int IFLA_PROMISCUITY = 30;
  private static final int IFLA_CARRIER = 33;
  private static final int IFLA_CARRIER_CHANGES = 35;
  private static final int IFLA_LINK_NETNSID = 37;
  private static final int IFLA_NEW_NETNSID = 45;
  private static final int IFLA_NEW_IFINDEX = 49;
  private static final int IFLA_PROP_LIST = 52;
  private static final int IFLA_ALT_IFNAME = 53;
  private static final int IFLA_PERM_ADDRESS = 54;

  private static final int IFLA_INFO_KIND = 1;
  private static final int IFLA_INFO_SLAVE_KIND = 4;

  static LinkMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ifinfomsg");
    Attributes read = new Attributes();
    read.all(Structure.attributesAfter(payload, LENGTH));
    return new LinkMessage(
        header,
        Structure.u8(payload, 0),
        Structure.u16(payload, 2),
        payload.getInt(4),
        payload.getInt(8),
        payload.getInt(12),
        read.name,
        read.address,
        read.broadcast,
        read.permanentAddress,
        read.mtu,
        read.link,
        read.linkNamespace,
        read.master,
        read.qdisc,
        read.transmitQueueLength,
        read.operState,
        read.mode,
        read.group,
        read.promiscuity,
        read.carrier,
        read.carrierChanges,
        read.alias,
        List.copyOf(read.alternativeNames),
        read.infoKind,
        read.portKind,
        read.newNamespace,
        read.newIndex,
        read.statistics != null ? read.statistics : read.statistics32,
        List.copyOf(read.unknown));
  }

  private static final class Attributes {

    private @Nullable String name;
    private @Nullable HardwareAddress address;
    private @Nullable HardwareAddress broadcast;
    private @Nullable HardwareAddress permanentAddress;
    private @Nullable Integer mtu;
    private @Nullable Integer link;
    private @Nullable Integer linkNamespace;
    private @Nullable Integer master;
    private @Nullable String qdisc;
    private @Nullable Integer transmitQueueLength;
    private @Nullable OperState operState;
    private @Nullable Integer mode;
    private @Nullable Integer group;
    private @Nullable Integer promiscuity;
    private @Nullable Boolean carrier;
    private @Nullable Long carrierChanges;
    private @Nullable String alias;
    private final List<String> alternativeNames = new ArrayList<>();
    private @Nullable String infoKind;
    private @Nullable String portKind;
    private @Nullable Integer newNamespace;
    private @Nullable Integer newIndex;
    private @Nullable LinkStatistics statistics;
    private @Nullable LinkStatistics statistics32;
    private final List<RawAttribute> unknown = new ArrayList<>();

    void all(AttributeCursor attributes) {
      while (attributes.next()) {
        switch (attributes.type()) {
          case IFLA_IFNAME -> name = attributes.string();
          case IFLA_ADDRESS -> address = attributes.hardwareAddress();
          case IFLA_BROADCAST -> broadcast = attributes.hardwareAddress();
          case IFLA_PERM_ADDRESS -> permanentAddress = attributes.hardwareAddress();
          case IFLA_MTU -> mtu = attributes.s32();
          case IFLA_LINK -> link = attributes.s32();
          case IFLA_LINK_NETNSID -> linkNamespace = attributes.s32();
          case IFLA_MASTER -> master = attributes.s32();
          case IFLA_QDISC -> qdisc = attributes.string();
          case IFLA_TXQLEN -> transmitQueueLength = attributes.s32();
          case IFLA_OPERSTATE -> operState = OperState.of(attributes.u8());
          case IFLA_LINKMODE -> mode = attributes.u8();
          case IFLA_GROUP -> group = attributes.s32();
          case IFLA_PROMISCUITY -> promiscuity = attributes.s32();
          case IFLA_CARRIER -> carrier = attributes.u8() != 0;
          case IFLA_CARRIER_CHANGES -> carrierChanges = attributes.u32();
          case IFLA_IFALIAS -> alias = attributes.string();
          case IFLA_PROP_LIST -> properties(attributes.nested());
          case IFLA_LINKINFO -> info(attributes.nested());
          case IFLA_NEW_NETNSID -> newNamespace = attributes.s32();
          case IFLA_NEW_IFINDEX -> newIndex = attributes.s32();
          case IFLA_STATS64 -> statistics = statistics(attributes);
          case IFLA_STATS -> statistics32 = statistics32(attributes);
          default -> unknown.add(attributes.raw());
        }
      }
    }

    private void properties(AttributeCursor list) {
      while (list.next()) {
        if (list.type() == IFLA_ALT_IFNAME) {
          alternativeNames.add(list.string());
        } else {
          unknown.add(list.raw());
        }
      }
    }

    /** What is neither kind belongs to the kind, and is read with it. */
    private void info(AttributeCursor info) {
      while (info.next()) {
        switch (info.type()) {
          case IFLA_INFO_KIND -> infoKind = info.string();
          case IFLA_INFO_SLAVE_KIND -> portKind = info.string();
          default -> {}
        }
      }
    }

    /** {@code struct rtnl_link_stats64}: a row of 64-bit counters. */
    private static LinkStatistics statistics(AttributeCursor counters) {
      return new LinkStatistics(
          counters.u64(0),
          counters.u64(8),
          counters.u64(16),
          counters.u64(24),
          counters.u64(32),
          counters.u64(40),
          counters.u64(48),
          counters.u64(56),
          counters.u64(64),
          counters.u64(72));
    }

    /** {@code struct rtnl_link_stats}: the same row in 32 bits. */
    private static LinkStatistics statistics32(AttributeCursor counters) {
      return new LinkStatistics(
          counters.u32(0),
          counters.u32(4),
          counters.u32(8),
          counters.u32(12),
          counters.u32(16),
          counters.u32(20),
          counters.u32(24),
          counters.u32(28),
          counters.u32(32),
          counters.u32(36));
    }
  }
}
