package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Chain;
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

  @Override
  public int getChains() {
    return (int) chains().count();
  }

  @Override
  public String[] chains(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(chains().map(view.wording()::listed), filter);
  }

  private Stream<Chain> chains() {
    Set<Integer> blocks = blocks();
    return source.model().all(Chain.KIND).filter(one -> isMeant(one.index(), one.parent(), blocks));
  }

  private Stream<Filter> filters() {
    Set<Integer> blocks = blocks();
    return source
        .model()
        .all(Filter.KIND)
        .filter(one -> isMeant(one.index(), one.parent(), blocks));
  }

  /** The shared blocks that the qdiscs of the link use. */
  private Set<Integer> blocks() {
    return ofLink(Qdisc.KIND)
        .flatMap(qdisc -> Stream.of(qdisc.ingressBlock(), qdisc.egressBlock()))
        .collect(Collectors.toSet());
  }

  private boolean isMeant(int ofLink, int parent, Set<Integer> blocks) {
    return ofLink == index || (ofLink == Filter.BLOCK && blocks.contains(parent));
  }

  private <T extends NetworkObject> Stream<T> ofLink(Kind<T> kind) {
    return source.model().all(kind).filter(object -> object.part() == index);
  }
}
