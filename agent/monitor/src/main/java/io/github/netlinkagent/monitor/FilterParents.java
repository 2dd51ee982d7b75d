package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Request;
import io.github.netlinkagent.netlink.TrafficMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whose filters and chains there may be: the kernel lists those of one parent, or of one block. */
final class FilterParents {

  /** Those whose classes have filters of their own; of others all filters are the qdisc's. */
  private static final Set<String> FILTERING_IN_CLASSES = Set.of("htb", "hfsc", "cbq");

  private FilterParents() {}

  private record Parent(int index, int handle) {}

  static List<Request> requests(Slice slice, Model model) {
    return of(slice, model)
        .map(parent -> TrafficMessage.dumpFilters(parent.index, parent.handle))
        .toList();
  }

  /** The same for chains. */
  static List<Request> chainRequests(Slice slice, Model model) {
    return of(slice, model)
        .map(parent -> TrafficMessage.dumpChains(parent.index, parent.handle))
        .toList();
  }

  private static Stream<Parent> of(Slice slice, Model model) {
    // A class may have the handle of its qdisc, which then stands for the qdisc.
    return Stream.concat(ofLinks(slice, model), ofBlocks(slice, model)).distinct();
  }

  /** Whether a qdisc may have filters. */
  static boolean filters(Qdisc qdisc) {
    return qdisc.isClassful() || qdisc.parent() == Qdisc.INGRESS;
  }

  /** The shared blocks that a qdisc uses. */
  static IntStream blocks(Qdisc qdisc) {
    return IntStream.of(qdisc.ingressBlock(), qdisc.egressBlock()).filter(block -> block != 0);
  }

  private static Stream<Parent> ofLinks(Slice slice, Model model) {
    Stream<Parent> ofQdiscs =
        model
            .all(Qdisc.KIND)
            .filter(qdisc -> slice.part() == 0 || slice.part() == qdisc.index())
            .flatMap(qdisc -> handles(qdisc).mapToObj(handle -> new Parent(qdisc.index(), handle)));
    Stream<Parent> ofClasses =
        model
            .all(TrafficClass.KIND)
            .filter(one -> slice.part() == 0 || slice.part() == one.index())
            .filter(one -> FILTERING_IN_CLASSES.contains(one.kindName()))
            .map(one -> new Parent(one.index(), one.handle()));
    return Stream.concat(ofQdiscs, ofClasses);
  }

  private static Stream<Parent> ofBlocks(Slice slice, Model model) {
    return slice.part() != 0 && slice.part() != Filter.BLOCK
        ? Stream.of()
        : model
            .all(Qdisc.KIND)
            .flatMapToInt(FilterParents::blocks)
            .mapToObj(block -> new Parent(Filter.BLOCK, block));
  }

  /** What is shared is asked for by its block. */
  private static IntStream handles(Qdisc qdisc) {
    if (qdisc.parent() == Qdisc.INGRESS) {
      IntStream ingress =
          qdisc.ingressBlock() == 0 ? IntStream.of(Filter.INGRESS) : IntStream.empty();
      return qdisc.kindName().equals("clsact") && qdisc.egressBlock() == 0
          ? IntStream.concat(ingress, IntStream.of(Filter.EGRESS))
          : ingress;
    }
    return qdisc.isClassful() && qdisc.handle() != 0
        ? IntStream.of(qdisc.handle())
        : IntStream.empty();
  }
}
