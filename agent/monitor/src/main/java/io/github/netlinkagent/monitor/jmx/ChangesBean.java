package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;

/** Shows the monitor's history of changes. */
record ChangesBean(Source source, Names names) implements ChangesMXBean {

  private static final int LAST = 10;

  @Override
  public long getRevision() {
    return source.model().revision();
  }

  @Override
  public List<String> getLastChanges() {
    View view = view();
    return source.last(LAST).stream().map(view.wording()::change).toList();
  }

  @Override
  public List<ChangeRow> list(int n) {
    return rows(source.last(n));
  }

  @Override
  public List<ChangeRow> since(long revision) {
    return rows(source.since(revision));
  }

  private List<ChangeRow> rows(List<Change> changes) {
    View view = view();
    return changes.stream().map(change -> ChangeRow.of(change, 0, view)).toList();
  }

  private View view() {
    return View.of(source.model(), names);
  }
}
