package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.TrafficMessage;
import io.github.netlinkagent.netlink.TrafficOptions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chain of filters: made by somebody, or by the first filter in it. The kernel names the qdisc
 * that it belongs to, but not which of its lists: both directions of clsact, a qdisc and its
 * classes may have chains that are told apart by nothing.
 *
 * @param index the link; {@link Filter#BLOCK} for a shared block
 * @param parent the handle of the qdisc; of a shared block its number
 * @param number by which filters go to it, unsigned; 0 is where packets start
 * @param kindName the kind of its filters, where a template says what they may look at; else empty
 * @param template as options of that kind; null for none
 */
public record Chain(
    int index, int parent, int number, String kindName, @Nullable TrafficOptions template)
    implements NetworkObject {

  private static final Fields<Chain> FIELDS =
      new Fields<Chain>()
          .with("index", Chain::index)
          .withUnsigned("parent", Chain::parent)
          .withUnsigned("chain", Chain::number)
          .with("kind", Chain::kindName)
          .with("options", Chain::template);

  /** Those of all links and blocks; each parent is asked by itself. */
  public static final Kind<Chain> KIND =
      Kind.of("chain", Chain.class, FIELDS)
          .readFrom(TrafficMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.TC)
          .dumpedBy(FilterParents::chainRequests, Family.UNSPEC)
          .heldIn(() -> new MultisetStore<>(Chain.class, Place::of))
          .declare();

  private static List<Chain> of(TrafficMessage message) {
    if (!message.isOfChain()) {
      return List.of();
    }
    return List.of(
        new Chain(
            message.index(), message.parent(), message.chain(), message.kind(), message.options()));
  }

  @Override
  public Kind<Chain> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return index == Filter.BLOCK ? IntStream.empty() : IntStream.of(index);
  }

  /** All of it; several can be the same. */
  @Override
  public Object key() {
    return this;
  }

  /** Where those stand together that are told apart by their templates at the most. */
  private record Place(int index, int parent, int number) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::index)
            .thenComparing(Place::parent, Integer::compareUnsigned)
            .thenComparing(Place::number, Integer::compareUnsigned);

    static Place of(Chain chain) {
      return new Place(chain.index, chain.parent, chain.number);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }
}
