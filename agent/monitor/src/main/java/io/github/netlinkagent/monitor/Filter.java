package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.TrafficMessage;
import io.github.netlinkagent.netlink.TrafficOptions;
import io.github.netlinkagent.netlink.TrafficStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A filter: which class a packet belongs to, or what is done with it. Of each priority of a chain
 * there is one with handle 0 that stands for all; of {@code u32} also the tables that it makes by
 * itself.
 *
 * @param index the link; {@link #BLOCK} for a shared block
 * @param parent the qdisc or class whose packets it sees, {@link #INGRESS} or {@link #EGRESS}; of a
 *     shared block its number
 * @param chain unsigned; 0 is where packets start
 * @param priority lower ones are asked first
 * @param protocol {@code ETH_P_*}: of which packets
 * @param handle its number among those of that priority, in the manner of its kind
 * @param kindName {@code u32}, {@code bpf}, {@code flower}, ...
 * @param options of its kind; null for none. Of kinds that are not read they are no difference:
 *     they may count
 * @param statistics as of the last message. They are no difference
 */
public record Filter(
    int index,
    int parent,
    int chain,
    int priority,
    int protocol,
    int handle,
    String kindName,
    @Nullable TrafficOptions options,
    TrafficStatistics statistics)
    implements NetworkObject {

  /** Stands for the link of what belongs to a shared block. */
  public static final int BLOCK = TrafficMessage.SHARED_BLOCK;

  /** {@code TC_H_CLSACT} with {@code TC_H_MIN_INGRESS}: what a link has received. */
  public static final int INGRESS = 0xfffffff2;

  /** {@code TC_H_CLSACT} with {@code TC_H_MIN_EGRESS}: what a link sends. */
  public static final int EGRESS = 0xfffffff3;

  private static final Fields<Filter> FIELDS =
      new Fields<Filter>()
          .with("index", Filter::index)
          .withUnsigned("parent", Filter::parent)
          .withUnsigned("chain", Filter::chain)
          .with("priority", Filter::priority)
          .with("protocol", Filter::protocol)
          .withUnsigned("handle", Filter::handle)
          .with("kind", Filter::kindName)
          .with(
              "options",
              filter ->
                  filter.options == null || filter.options instanceof TrafficOptions.Raw
                      ? null
                      : filter.options.lasting());

  /** Those of all links and blocks; each parent is asked by itself. */
  public static final Kind<Filter> KIND =
      Kind.of("filter", Filter.class, FIELDS)
          .readFrom(TrafficMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.TC)
          .dumpedBy(FilterParents::requests, Family.UNSPEC)
          .placedBy(Filter::placed)
          .declare();

  private static List<Filter> of(TrafficMessage message) {
    if (!message.isOfFilter()) {
      return List.of();
    }
    return List.of(
        new Filter(
            message.index(),
            message.parent(),
            message.chain(),
            message.priority(),
            message.protocol(),
            message.handle(),
            message.kind(),
            message.options(),
            message.statistics()));
  }

  /**
   * {@code ingress_find} and {@code ingress_tcf_block}: an ingress qdisc has one list of filters,
   * for which it takes {@code ffff:} and whatever class of it; and all of them are listed with that
   * by which the last one came.
   */
  private static Filter placed(Filter filter, Model model) {
    boolean ofIngress =
        filter.index != BLOCK
            && filter.parent >>> 16 == Qdisc.INGRESS >>> 16
            && model
                .get(Qdisc.KIND, new Qdisc.Key(filter.index, Qdisc.INGRESS))
                .filter(qdisc -> qdisc.kindName().equals("ingress"))
                .isPresent();
    return ofIngress ? filter.of(INGRESS) : filter;
  }

  private Filter of(int anotherParent) {
    return new Filter(
        index, anotherParent, chain, priority, protocol, handle, kindName, options, statistics);
  }

  @Override
  public Kind<Filter> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return index == BLOCK ? IntStream.empty() : IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, parent, chain, priority, protocol, handle);
  }

  record Key(int index, int parent, int chain, int priority, int protocol, int handle) {}
}
