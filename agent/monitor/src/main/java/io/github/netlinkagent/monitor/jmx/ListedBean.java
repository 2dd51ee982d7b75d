package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.text.Names;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a kind, or those of them that belong to one family or interface. */
record ListedBean<T extends NetworkObject>(
    Source source, Names names, Listed<T> listed, Predicate<T> belongs) implements ListedMXBean {

  @Override
  public int getCount() {
    return (int) objects().count();
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(
        objects().filter(view.wording()::lists).map(view.wording()::listed), filter);
  }

  private Stream<T> objects() {
    return listed.order(source.model().all(listed.kind()).filter(belongs));
  }
}
