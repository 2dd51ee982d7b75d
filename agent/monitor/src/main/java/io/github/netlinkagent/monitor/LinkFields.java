package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.BondPortAttributes;
import io.github.netlinkagent.netlink.BridgeAttributes;
import io.github.netlinkagent.netlink.BridgePortAttributes;
import io.github.netlinkagent.netlink.Inet6Attributes;
import io.github.netlinkagent.netlink.LinkAttributes;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.MacvlanAttributes;
import io.github.netlinkagent.netlink.TunAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of a link the model keeps beside those that every link has, under which names,
 * and which of them count, tell the time or change silently.
 */
final class LinkFields {

  /** Of the link itself. */
  static final List<AttributeKey<?>> KEPT =
      List.of(
          LinkAttributes.ALLMULTI,
          LinkAttributes.MIN_MTU,
          LinkAttributes.MAX_MTU,
          LinkAttributes.NUM_TX_QUEUES,
          LinkAttributes.NUM_RX_QUEUES,
          LinkAttributes.GSO_MAX_SIZE,
          LinkAttributes.GSO_MAX_SEGS,
          LinkAttributes.GSO_IPV4_MAX_SIZE,
          LinkAttributes.TSO_MAX_SIZE,
          LinkAttributes.TSO_MAX_SEGS,
          LinkAttributes.GRO_MAX_SIZE,
          LinkAttributes.GRO_IPV4_MAX_SIZE,
          LinkAttributes.MAX_PACING_OFFLOAD_HORIZON,
          LinkAttributes.NETNS_IMMUTABLE,
          LinkAttributes.PROTO_DOWN,
          LinkAttributes.PROTO_DOWN_REASON,
          LinkAttributes.XDP,
          LinkAttributes.PHYS_PORT_NAME,
          LinkAttributes.PHYS_PORT_ID,
          LinkAttributes.PHYS_SWITCH_ID,
          LinkAttributes.PARENT_DEV_BUS_NAME,
          LinkAttributes.PARENT_DEV_NAME,
          LinkAttributes.DEVLINK_PORT,
          LinkAttributes.DPLL_PIN,
          LinkAttributes.NUM_VF,
          LinkAttributes.VFINFO_LIST,
          LinkAttributes.HEADROOM,
          LinkAttributes.TAILROOM,
          LinkAttributes.CARRIER_UP_COUNT,
          LinkAttributes.CARRIER_DOWN_COUNT);

  /** Of what IPv6 tells. */
  static final List<AttributeKey<?>> KEPT_OF_IPV6 =
      List.of(
          Inet6Attributes.ADDR_GEN_MODE,
          Inet6Attributes.TOKEN,
          Inet6Attributes.RA_MTU,
          Inet6Attributes.FLAGS);

  /** What counts, tells the time, passes by or follows from other links: no difference. */
  private static final Set<AttributeKey<?>> PASSING =
      Set.of(
          LinkAttributes.ALLMULTI,
          LinkAttributes.HEADROOM,
          LinkAttributes.TAILROOM,
          LinkAttributes.CARRIER_UP_COUNT,
          LinkAttributes.CARRIER_DOWN_COUNT,
          Inet6Attributes.FLAGS,
          BridgeAttributes.HELLO_TIMER,
          BridgeAttributes.TCN_TIMER,
          BridgeAttributes.TOPOLOGY_CHANGE_TIMER,
          BridgeAttributes.GC_TIMER,
          BridgeAttributes.TOPOLOGY_CHANGE,
          BridgeAttributes.TOPOLOGY_CHANGE_DETECTED,
          BridgeAttributes.MCAST_QUERIER_STATE,
          BridgeAttributes.FDB_N_LEARNED,
          BridgePortAttributes.MESSAGE_AGE_TIMER,
          BridgePortAttributes.FORWARD_DELAY_TIMER,
          BridgePortAttributes.HOLD_TIMER,
          BridgePortAttributes.TOPOLOGY_CHANGE_ACK,
          BridgePortAttributes.CONFIG_PENDING,
          BridgePortAttributes.MCAST_EHT_HOSTS_CNT,
          BridgePortAttributes.MCAST_N_GROUPS,
          BondPortAttributes.LINK_FAILURE_COUNT,
          MacvlanAttributes.BC_QUEUE_LEN_USED,
          TunAttributes.NUM_QUEUES,
          TunAttributes.NUM_DISABLED_QUEUES);

  /** {@code IF_RA_MANAGED} and {@code IF_RA_OTHERCONF}: what routers say about DHCPv6. */
  private static final int FLAGS_OF_ROUTERS = 0xc0;

  /** D21 and D22: what the kernel changes without a word, whatever the state of the link. */
  private static final Set<String> SILENT =
      Set.of(
          "link",
          "link_netnsid",
          "group",
          "promiscuity",
          "gso_max_size",
          "gso_max_segs",
          "gso_ipv4_max_size",
          "gro_max_size",
          "gro_ipv4_max_size",
          "inet6.addr_gen_mode",
          "bridge.root_id",
          "bridge.root_port",
          "bridge.root_path_cost",
          "bridge_slave.root_id",
          "bridge_slave.bridge_id",
          "bridge_slave.designated_port",
          "bridge_slave.designated_cost",
          "tun.owner",
          "tun.group",
          "tun.persist");

  /** What is announced even of a link that is down. */
  private static final Set<String> LOUD =
      Set.of(
          "index",
          "name",
          "type",
          "flags",
          "operstate",
          "carrier",
          "mtu",
          "address",
          "broadcast",
          "master",
          "kind",
          "slave_kind",
          "qdisc",
          "txqlen",
          "permanent_address");

  private LinkFields() {}

  /** What is compared beside what every link has. */
  static Map<String, Object> compared(Link link) {
    Map<String, Object> compared = new LinkedHashMap<>();
    each(
        link,
        (prefix, set) -> {
          for (AttributeKey<?> key : set.keys()) {
            if (!PASSING.contains(key)) {
              compared.put(prefix + key.name(), value(set, key));
            }
          }
        });
    long ofRouters = link.inet6().get(Inet6Attributes.FLAGS, 0L) & FLAGS_OF_ROUTERS;
    compared.put("inet6.flags", ofRouters);
    return compared;
  }

  /** All that is kept; what a nest holds stands behind its name. */
  static Map<String, Object> named(Link link) {
    Map<String, Object> named = new LinkedHashMap<>();
    each(link, (prefix, set) -> name(prefix, set, named));
    return named;
  }

  /**
   * Whether the kernel makes such a difference without announcing it. D21: a link that is down it
   * announces only for the few changes that have a notification of their own ({@code
   * netdev_state_change}).
   */
  static boolean comeSilently(@Nullable Link before, @Nullable Link after) {
    if (before == null || after == null) {
      return false;
    }
    boolean down = !before.up() && !after.up();
    return before.differences(after).stream()
        .allMatch(name -> SILENT.contains(name) || (down && !LOUD.contains(name)));
  }

  /**
   * The link with what is held of it where a dump without statistics says nothing: its counters
   * and, of some kernels before 6.15, what IPv6 tells behind its own ({@code
   * inet6_fill_ifla6_attrs}).
   */
  static Link completed(Link told, Model model) {
    boolean uncounted = told.statistics().equals(LinkStatistics.NONE);
    boolean cut =
        told.inet6().has(Inet6Attributes.FLAGS) && !told.inet6().has(Inet6Attributes.ADDR_GEN_MODE);
    Optional<Link> held = uncounted || cut ? model.link(told.index()) : Optional.empty();
    if (held.isEmpty()) {
      return told;
    }
    return new Link(
        told.index(),
        told.name(),
        told.type(),
        told.flags(),
        told.operState(),
        told.carrier(),
        told.mtu(),
        told.address(),
        told.broadcast(),
        told.parent(),
        told.parentNamespace(),
        told.master(),
        told.info(),
        told.qdisc(),
        told.transmitQueueLength(),
        told.group(),
        told.mode(),
        told.promiscuity(),
        told.alias(),
        told.alternativeNames(),
        told.permanentAddress(),
        told.attributes(),
        cut ? told.inet6().onto(held.get().inet6()) : told.inet6(),
        told.carrierChanges(),
        uncounted ? held.get().statistics() : told.statistics());
  }

  private static void each(Link link, BiConsumer<String, AttributeSet> sets) {
    sets.accept("", link.attributes());
    sets.accept("inet6.", link.inet6());
    sets.accept(link.infoKind() + ".", link.info().data());
    sets.accept(link.portKind() + "_slave.", link.info().portData());
  }

  private static void name(String prefix, AttributeSet set, Map<String, Object> named) {
    for (AttributeKey<?> key : set.keys()) {
      if (value(set, key) instanceof AttributeSet nest) {
        name(prefix + key.name() + ".", nest, named);
      } else {
        named.put(prefix + key.name(), value(set, key));
      }
    }
  }

  private static Object value(AttributeSet set, AttributeKey<?> key) {
    Object value = set.get(key);
    if (value == null) {
      throw new IllegalStateException(key + " is listed, but not there");
    }
    return value;
  }
}
