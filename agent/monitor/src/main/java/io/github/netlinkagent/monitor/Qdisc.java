package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.SizeTable;
import io.github.netlinkagent.netlink.TrafficMessage;
import io.github.netlinkagent.netlink.TrafficOptions;
import io.github.netlinkagent.netlink.TrafficStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A queueing discipline: how packets wait before a link sends them, or what is done with those that
 * it has received.
 *
 * @param index the link
 * @param handle by which classes and filters refer to it: its number in the upper 16 bits; 0 of one
 *     that the kernel has made by itself
 * @param parent {@link #ROOT}, {@link #INGRESS}, or the class whose packets wait in it
 * @param kindName {@code htb}, {@code noqueue}, ...
 * @param references how many refer to it; it counts, so it is no difference
 * @param offloaded whether hardware does it
 * @param ingressBlock the shared block whose filters see what it has received; 0 for none
 * @param egressBlock the shared block whose filters see what is sent; 0 for none
 * @param options of its kind; null for none
 * @param sizeTable how large packets count; null for as large as they are
 * @param statistics as of the last message. They are no difference
 */
public record Qdisc(
    int index,
    int handle,
    int parent,
    String kindName,
    int references,
    boolean offloaded,
    int ingressBlock,
    int egressBlock,
    @Nullable TrafficOptions options,
    @Nullable SizeTable sizeTable,
    TrafficStatistics statistics)
    implements NetworkObject {

  /** {@code TC_H_ROOT}. */
  public static final int ROOT = 0xffffffff;

  /** {@code TC_H_INGRESS}, which is {@code TC_H_CLSACT} too: of such a link has one at the most. */
  public static final int INGRESS = 0xfffffff1;

  /** Of the kinds that have no classes those which Linux sets up by itself, or is often told to. */
  private static final Set<String> CLASSLESS =
      Set.of(
          "noop",
          "noqueue",
          "pfifo",
          "bfifo",
          "pfifo_head_drop",
          "pfifo_fast",
          "fq",
          "ingress",
          "clsact");

  private static final Fields<Qdisc> FIELDS =
      new Fields<Qdisc>()
          .with("index", Qdisc::index)
          .withUnsigned("handle", Qdisc::handle)
          .withUnsigned("parent", Qdisc::parent)
          .with("kind", Qdisc::kindName)
          .with("offloaded", Qdisc::offloaded)
          .withUnsigned("ingress_block", Qdisc::ingressBlock)
          .withUnsigned("egress_block", Qdisc::egressBlock)
          .with("options", qdisc -> qdisc.options == null ? null : qdisc.options.lasting())
          .with("stab", Qdisc::sizeTable);

  /** Those of all links. */
  public static final Kind<Qdisc> KIND =
      Kind.of("qdisc", Qdisc.class, FIELDS)
          .readFrom(TrafficMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.TC)
          .dumpedBy(slice -> TrafficMessage.dumpQdiscs(), Family.UNSPEC)
          .silently(Qdisc::comesSilently)
          .declare();

  private static List<Qdisc> of(TrafficMessage message) {
    if (!message.isOfQdisc()) {
      return List.of();
    }
    return List.of(
        new Qdisc(
            message.index(),
            message.handle(),
            message.parent(),
            message.kind(),
            message.info(),
            message.offloaded(),
            message.ingressBlock(),
            message.egressBlock(),
            message.options(),
            message.sizeTable(),
            message.statistics()));
  }

  /** D40: those of a number of queues that changes come and go without a word. */
  private static boolean comesSilently(@Nullable Qdisc before, @Nullable Qdisc after) {
    return (before == null || before.handle == 0) && (after == null || after.handle == 0);
  }

  /** Whether it may have classes. */
  boolean isClassful() {
    return !CLASSLESS.contains(kindName);
  }

  /** Whether it is in no class. */
  boolean isFirst() {
    return parent == ROOT || parent == INGRESS;
  }

  @Override
  public Kind<Qdisc> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, parent);
  }

  /** The handle is none: all that the kernel makes by itself have 0. */
  record Key(int index, int parent) {}
}
