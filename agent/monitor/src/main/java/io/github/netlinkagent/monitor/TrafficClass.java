package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Request;
import io.github.netlinkagent.netlink.TrafficMessage;
import io.github.netlinkagent.netlink.TrafficOptions;
import io.github.netlinkagent.netlink.TrafficStatistics;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A class of a qdisc: a share of what it sends.
 *
 * @param index the link
 * @param handle the number of its qdisc in the upper 16 bits, its own in the lower ones
 * @param parent {@link Qdisc#ROOT}, or the class or qdisc that it is part of
 * @param leaf the handle of the qdisc in which its packets wait; 0 for none that has a handle
 * @param kindName that of its qdisc
 * @param options of its kind; null for none
 * @param statistics as of the last message. They are no difference
 */
public record TrafficClass(
    int index,
    int handle,
    int parent,
    int leaf,
    String kindName,
    @Nullable TrafficOptions options,
    TrafficStatistics statistics)
    implements NetworkObject {

  /** Those that list as classes the flows that have packets waiting: nobody has set them up. */
  private static final Set<String> OF_FLOWS =
      Set.of("fq_codel", "fq_pie", "sfq", "sfb", "cake", "choke");

  private static final Fields<TrafficClass> FIELDS =
      new Fields<TrafficClass>()
          .with("index", TrafficClass::index)
          .withUnsigned("handle", TrafficClass::handle)
          .withUnsigned("parent", TrafficClass::parent)
          .withUnsigned("leaf", TrafficClass::leaf)
          .with("kind", TrafficClass::kindName)
          .with("options", one -> one.options == null ? null : one.options.lasting());

  /** Those of all links; each link is asked by itself. */
  public static final Kind<TrafficClass> KIND =
      Kind.of("class", TrafficClass.class, FIELDS)
          .readFrom(TrafficMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.TC)
          .dumpedBy(TrafficClass::requests, Family.UNSPEC)
          .tracking(one -> !OF_FLOWS.contains(one.kindName))
          .silently(TrafficClass::comesSilently)
          .declare();

  /** One for each link that has a qdisc which may have classes. */
  private static List<Request> requests(Slice slice, Model model) {
    return slice.part() != 0
        ? List.of(TrafficMessage.dumpClasses(slice.part()))
        : model
            .all(Qdisc.KIND)
            .filter(qdisc -> qdisc.isClassful() && !OF_FLOWS.contains(qdisc.kindName()))
            .map(Qdisc::index)
            .distinct()
            .map(TrafficMessage::dumpClasses)
            .toList();
  }

  private static List<TrafficClass> of(TrafficMessage message) {
    if (!message.isOfClass()) {
      return List.of();
    }
    return List.of(
        new TrafficClass(
            message.index(),
            message.handle(),
            message.parent(),
            message.info(),
            message.kind(),
            message.options(),
            message.statistics()));
  }

  /** As the qdiscs that the kernel makes by itself: those of {@code mq}, one for each queue. */
  private static boolean comesSilently(
      @Nullable TrafficClass before, @Nullable TrafficClass after) {
    return (before == null || before.handle >>> 16 == 0)
        && (after == null || after.handle >>> 16 == 0);
  }

  @Override
  public Kind<TrafficClass> kind() {
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
    return new Key(index, handle);
  }

  record Key(int index, int handle) {}
}
