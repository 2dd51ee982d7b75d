package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the neighbors of a link. */
record NeighborsBean(Source source, Names names, int index) implements NeighborsMXBean {

  @Override
  public int getCount() {
    return (int) counts().mapToLong(Map.Entry::getValue).sum();
  }

  @Override
  public int getIncomplete() {
    return count(Neighbor.State.INCOMPLETE);
  }

  @Override
  public int getReachable() {
    return count(Neighbor.State.REACHABLE);
  }

  @Override
  public int getStale() {
    return count(Neighbor.State.STALE);
  }

  @Override
  public int getDelay() {
    return count(Neighbor.State.DELAY);
  }

  @Override
  public int getProbe() {
    return count(Neighbor.State.PROBE);
  }

  @Override
  public int getFailed() {
    return count(Neighbor.State.FAILED);
  }

  @Override
  public int getPermanent() {
    return count(Neighbor.State.PERMANENT);
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = view();
    return Listing.of(
        view.model().summaries(Neighbor.KIND).stream()
            .filter(summary -> summary.table().part() == index)
            .toList(),
        view.model(),
        view.model().neighbors(index).stream()
            .filter(view.wording()::lists)
            .map(view.wording()::listed),
        filter);
  }

  @Override
  public List<NeighborRow> list(int limit) {
    View view = view();
    return Listing.limited(view.model().neighbors(index).stream(), limit)
        .map(neighbor -> NeighborRow.of(neighbor, view))
        .toList();
  }

  private int count(Neighbor.State state) {
    return (int)
        counts()
            .filter(count -> count.getKey().state() == state)
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  private Stream<Map.Entry<Model.NeighborGroup, Long>> counts() {
    return source.model().neighborCounts().entrySet().stream()
        .filter(count -> count.getKey().index() == index);
  }

  private View view() {
    return View.of(source.model(), names);
  }
}
