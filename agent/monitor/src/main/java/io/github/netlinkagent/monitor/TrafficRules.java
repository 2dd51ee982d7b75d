package io.github.netlinkagent.monitor;

import static io.github.netlinkagent.monitor.RefreshRow.row;
import static io.github.netlinkagent.monitor.Trigger.added;
import static io.github.netlinkagent.monitor.Trigger.changed;
import static io.github.netlinkagent.monitor.Trigger.removed;
import static io.github.netlinkagent.monitor.Trigger.touched;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MessageType;
import io.github.netlinkagent.netlink.TrafficMessage;
import java.util.List;

/**
 * The rows of {@link RefreshRules} about traffic control, where the kernel keeps most to itself. It
 * lists the qdiscs of all links in one dump or not at all.
 */
final class TrafficRules {

  private static final Slice QDISCS = Qdisc.KIND.slice(Family.UNSPEC);
  private static final Slice CLASSES = TrafficClass.KIND.slice(Family.UNSPEC);
  private static final Slice FILTERS = Filter.KIND.slice(Family.UNSPEC);
  private static final Slice CHAINS = Chain.KIND.slice(Family.UNSPEC);
  private static final Slice LINKS = Link.KIND.slice(Family.UNSPEC);
  private static final Slice FILTERS_OF_BLOCKS = Filter.KIND.slice(Family.UNSPEC, Filter.BLOCK);
  private static final Slice CHAINS_OF_BLOCKS = Chain.KIND.slice(Family.UNSPEC, Filter.BLOCK);

  private final Model model;

  private final List<RefreshRow> rows =
      List.of(
          // dev_qdisc_change_tx_queue_len, and the root qdisc is another one
          row(changed(Link.class, this::queuesOtherwise), Cause.LINK_CHANGED, QDISCS),
          // D40: attach_default_qdiscs gives a link that comes up its qdiscs
          row(added(Link.class, Link::up), Cause.LINK_ADDED, QDISCS),
          row(changed(Link.class, (old, now) -> !old.up() && now.up()), Cause.LINK_UP, QDISCS),
          row(changed(Link.class, (old, now) -> old.up() && !now.up()), Cause.LINK_DOWN, QDISCS),
          // D42: dev_shutdown drops all of them
          row(removed(Link.class, link -> true), Cause.LINK_REMOVED, QDISCS),
          // D42: its classes as well; D39: those of a qdisc go with it, those of tbf come with it;
          // a leaf that comes or goes shows in its class
          row(
              removed(Link.class, this::hasClasses),
              Cause.LINK_REMOVED,
              NetworkObject::links,
              CLASSES),
          row(
              touched(Qdisc.class, qdisc -> qdisc.isClassful() || !qdisc.isFirst()),
              Cause.QDISC,
              NetworkObject::links,
              CLASSES),
          // D39, D42: tcf_block_put drops the filters of what goes, whose block may be a shared one
          row(
              removed(Link.class, this::hasFilters),
              Cause.LINK_REMOVED,
              NetworkObject::links,
              FILTERS,
              CHAINS),
          row(
              touched(Qdisc.class, FilterParents::filters),
              Cause.QDISC,
              NetworkObject::links,
              FILTERS,
              CHAINS),
          row(
              touched(Qdisc.class, qdisc -> FilterParents.blocks(qdisc).findAny().isPresent()),
              Cause.QDISC,
              FILTERS_OF_BLOCKS,
              CHAINS_OF_BLOCKS),
          row(
              removed(TrafficClass.class, this::hasFilters),
              Cause.CLASS,
              NetworkObject::links,
              FILTERS,
              CHAINS),
          // htb_delete drops the qdisc in a class, and htb_change_class where it gets classes
          row(removed(TrafficClass.class, this::hasQdisc), Cause.CLASS, QDISCS),
          row(
              changed(TrafficClass.class, (old, now) -> now.leaf() == 0 && hasQdisc(now)),
              Cause.CLASS,
              QDISCS),
          // IFLA_QDISC is that of the root, of which no message about the link tells
          row(
              touched(Qdisc.class, this::isUnknownToItsLink),
              Cause.QDISC,
              RefreshRow::partOf,
              LINKS));

  private final List<RefreshRow> rowsOfMessages =
      List.of(
          // D39: qdisc_graft drops what was below the old one; D40: what takes its place, and the
          // queues of mq, are announced by nobody
          row(touched(Qdisc.class, qdisc -> true), Cause.QDISC, QDISCS),
          // htb_change_class and htb_parent_to_leaf alter the class above
          row(
              touched(TrafficClass.class, any -> true),
              Cause.CLASS,
              NetworkObject::links,
              CLASSES));

  TrafficRules(Model model) {
    this.model = model;
  }

  List<RefreshRow> rows() {
    return rows;
  }

  /** Rows of what only a message shows: a re-read that comes to the same has seen all of it. */
  List<RefreshRow> rowsOfMessages() {
    return rowsOfMessages;
  }

  /**
   * Tells what has to be read again after a message. D41: that of a filter with handle 0 stands for
   * all of its priority, that of a chain for all in it; the tables of {@code u32}, which all chains
   * of a qdisc share, come and go without a word.
   */
  void received(TrafficMessage message, RefreshRules.Sink sink) {
    if (message.isOfFilter() || message.isOfChain()) {
      int link = message.index() == Filter.BLOCK ? Reasons.ANY_LINK : message.index();
      sink.add(Filter.KIND.slice(Family.UNSPEC, message.index()), Cause.FILTER, link);
      if (message.isOfChain()) {
        // Which of several lists of a qdisc it was in is not said; and of one whose template is
        // refused tc_ctl_chain announces the end, but not the beginning.
        sink.add(Chain.KIND.slice(Family.UNSPEC, message.index()), Cause.FILTER, link);
      }
    } else if (MessageType.deletes(message.header().type())) {
      // tbf_find takes any class for its own, so that a qdisc goes by another parent than it came
      sink.add(QDISCS, Cause.QDISC, message.index());
    }
  }

  private boolean hasFilters(NetworkObject object) {
    return model.all(Filter.KIND).anyMatch(filter -> filter.index() == object.part());
  }

  private boolean hasClasses(Link link) {
    return model.all(TrafficClass.KIND).anyMatch(one -> one.index() == link.index());
  }

  private boolean hasQdisc(TrafficClass one) {
    return model.get(Qdisc.KIND, new Qdisc.Key(one.index(), one.handle())).isPresent();
  }

  private boolean queuesOtherwise(Link old, Link now) {
    return old.transmitQueueLength() != now.transmitQueueLength()
        || (!old.qdisc().equals(now.qdisc()) && !now.qdisc().equals(root(now.index())));
  }

  private boolean isUnknownToItsLink(Qdisc qdisc) {
    return qdisc.parent() == Qdisc.ROOT
        && model
            .link(qdisc.index())
            .filter(link -> !link.qdisc().equals(root(link.index())))
            .isPresent();
  }

  /** The kind of the root qdisc of a link, by the name that a link without one tells. */
  private String root(int link) {
    return model
        .get(Qdisc.KIND, new Qdisc.Key(link, Qdisc.ROOT))
        .map(Qdisc::kindName)
        .orElse("noop");
  }
}
