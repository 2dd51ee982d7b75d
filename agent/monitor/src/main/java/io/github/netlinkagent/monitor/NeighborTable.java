package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.NeighborTableAttributes;
import io.github.netlinkagent.netlink.NeighborTableMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A neighbor table, with the parameters that new links begin with, or its parameters of one link.
 *
 * <p>The kernel never announces either, neither neightbl_set nor neigh_proc_dointvec: what somebody
 * sets shows with the next audit, but for some times of IPv6, which bring a view of the link.
 *
 * @param name {@code arp_cache}, {@code ndisc_cache}
 * @param index the link; {@link #TABLE} for the table itself, 0 for the one link of the kernel's
 *     own that nobody sees
 * @param settings {@code NDTA_*} but for the parameters: the thresholds in entries and the interval
 *     of clearing up in milliseconds, which are no difference of links; how it is held and what it
 *     has counted, which are no difference at all
 * @param parameters {@code NDTPA_*}, times in milliseconds; {@link #isVolatile} tells those that
 *     are no difference
 */
public record NeighborTable(
    Family family, String name, int index, AttributeSet settings, AttributeSet parameters)
    implements NetworkObject {

  /** In place of the index of a link. */
  public static final int TABLE = -1;

  private static final Fields<NeighborTable> FIELDS =
      new Fields<NeighborTable>()
          .with("family", table -> table.family.label())
          .with("name", NeighborTable::name)
          .with("index", NeighborTable::index)
          .withEach(NeighborTable::named);

  /** Those of ARP and of neighbor discovery. */
  public static final Kind<NeighborTable> KIND =
      Kind.of("neighbor-table", NeighborTable.class, FIELDS)
          .readFrom(NeighborTableMessage.class, (message, at) -> List.of(of(message)))
          .dumpedBy(slice -> NeighborTableMessage.dump(slice.family()), Family.IPV4, Family.IPV6)
          .declare();

  private static final List<AttributeKey<?>> SETTINGS =
      List.of(
          NeighborTableAttributes.THRESH1,
          NeighborTableAttributes.THRESH2,
          NeighborTableAttributes.THRESH3,
          NeighborTableAttributes.GC_INTERVAL,
          NeighborTableAttributes.CONFIG,
          NeighborTableAttributes.STATS);

  private static final Set<AttributeKey<?>> VOLATILE =
      Set.of(
          NeighborTableAttributes.CONFIG,
          NeighborTableAttributes.STATS,
          NeighborTableAttributes.REFCNT,
          NeighborTableAttributes.REACHABLE_TIME);

  private static NeighborTable of(NeighborTableMessage message) {
    AttributeSet attributes = message.attributes();
    AttributeSet parameters = attributes.nested(NeighborTableAttributes.PARMS);
    return new NeighborTable(
        message.family(),
        attributes.get(NeighborTableAttributes.NAME, ""),
        parameters.get(NeighborTableAttributes.IFINDEX, TABLE),
        attributes.only(SETTINGS),
        parameters.only(
            parameters.keys().stream()
                .filter(Predicate.isEqual(NeighborTableAttributes.IFINDEX).negate())
                .toList()));
  }

  private static Map<String, Object> named(NeighborTable table) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.putAll(lasting(table.settings));
    named.putAll(lasting(table.parameters));
    return named;
  }

  private static Map<String, Object> lasting(AttributeSet attributes) {
    return attributes
        .only(attributes.keys().stream().filter(key -> !isVolatile(key)).toList())
        .byName();
  }

  /** Whether it counts, tells the time or is made up by the kernel, and so is no difference. */
  static boolean isVolatile(AttributeKey<?> key) {
    return VOLATILE.contains(key);
  }

  @Override
  public Kind<NeighborTable> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return index > 0 ? IntStream.of(index) : IntStream.empty();
  }

  @Override
  public Object key() {
    return new Key(family, name, index);
  }

  record Key(Family family, String name, int index) {}
}
