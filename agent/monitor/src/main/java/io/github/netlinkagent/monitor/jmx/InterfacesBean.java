package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the links. */
record InterfacesBean(Source source, Names names) implements InterfacesMXBean {

  @Override
  public int getCount() {
    return source.model().count(Link.KIND);
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = View.of(source.model(), names);
    return Listing.matching(view.model().links().stream().map(view.wording()::listed), filter);
  }

  @Override
  public List<InterfaceRow> list(int limit) {
    View view = View.of(source.model(), names);
    return Listing.limited(view.model().links().stream(), limit)
        .map(link -> InterfaceRow.of(link, view))
        .toList();
  }
}
