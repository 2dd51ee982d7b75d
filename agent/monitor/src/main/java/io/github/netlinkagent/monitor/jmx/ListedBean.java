package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the objects of a kind, or those of them that belong to one family or interface.
 *
 * @param tables which of its tables do, if not all of their objects are held
 */
record ListedBean<T extends NetworkObject>(
    Source source, Names names, Listed<T> listed, Predicate<T> belongs, Predicate<Summary> tables)
    implements ListedMXBean {

  @Override
  public int getCount() {
    Model model = source.model();
    List<Summary> summaries = summaries();
    if (summaries.isEmpty()) {
      return (int) objects().count();
    }
    Predicate<T> summarized =
        object -> summaries.stream().anyMatch(summary -> summary.table().holds(object));
    return (int)
        (model.all(listed.kind()).filter(belongs).filter(summarized.negate()).count()
            + summaries.stream().mapToLong(Summary::count).sum());
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.of(
        summaries(),
        view.model(),
        objects().filter(view.wording()::lists).map(view.wording()::listed),
        filter);
  }

  private List<Summary> summaries() {
    return source.model().summaries(listed.kind()).stream().filter(tables).toList();
  }

  private Stream<T> objects() {
    return listed.order(source.model().all(listed.kind()).filter(belongs));
  }
}
