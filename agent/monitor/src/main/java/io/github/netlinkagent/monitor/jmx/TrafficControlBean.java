package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Filter;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Qdisc;
import io.github.netlinkagent.monitor.TrafficClass;
import io.github.netlinkagent.monitor.text.Names;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what traffic control does with the packets of a link. */
record TrafficControlBean(Source source, Names names, int index) implements TrafficControlMXBean {

  /** The root first, then what is below it. */
  private static final Comparator<Qdisc> ROOT_FIRST =
      Comparator.comparing((Qdisc qdisc) -> qdisc.parent() != Qdisc.ROOT)
          .thenComparing(Qdisc::parent, Integer::compareUnsigned);

  /** In the order in which they are asked about a packet, parent by parent. */
  private static final Comparator<Filter> AS_ASKED =
      Comparator.comparing(Filter::parent, Integer::compareUnsigned)
          .thenComparing(Filter::chain, Integer::compareUnsigned)
          .thenComparing(Filter::priority)
          .thenComparing(Filter::handle, Integer::compareUnsigned);

  @Override
  public int getQdiscs() {
    return (int) ofLink(Qdisc.KIND).count();
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(
        ofLink(Qdisc.KIND).sorted(ROOT_FIRST).map(view.wording()::listed), filter);
  }

  @Override
  public int getClasses() {
    return (int) ofLink(TrafficClass.KIND).count();
  }

  @Override
  public String[] classes(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(
        ofLink(TrafficClass.KIND)
            .sorted(Comparator.comparing(TrafficClass::handle, Integer::compareUnsigned))
            .map(view.wording()::listed),
        filter);
  }

  @Override
  public int getFilters() {
    return (int) filters().count();
  }

  @Override
  public String[] filters(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(filters().sorted(AS_ASKED).map(view.wording()::listed), filter);
  }

  private Stream<Filter> filters() {
    Set<Integer> blocks =
        ofLink(Qdisc.KIND)
            .flatMap(qdisc -> Stream.of(qdisc.ingressBlock(), qdisc.egressBlock()))
            .collect(Collectors.toSet());
    return source
        .model()
        .all(Filter.KIND)
        .filter(
            one ->
                one.index() == index
                    || (one.index() == Filter.BLOCK && blocks.contains(one.parent())));
  }

  private <T extends NetworkObject> Stream<T> ofLink(Kind<T> kind) {
    return source.model().all(kind).filter(object -> object.part() == index);
  }
}
