package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the neighbors of a link. */
record NeighborsBean(Source source, Names names, int index) implements NeighborsMXBean {

  @Override
  public int getCount() {
    return source.model().neighbors(index).size();
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
    return Listing.matching(
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
        source.model().neighbors(index).stream()
            .filter(neighbor -> neighbor.state() == state)
            .count();
  }

  private View view() {
    return View.of(source.model(), names);
  }
}
