package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.ExportStatus;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Shows the books of an export. */
record ExportBean(Supplier<ExportStatus> status) implements ExportMXBean {

  @Override
  public String getDestination() {
    return status.get().destination();
  }

  @Override
  public long getAnnounced() {
    return counts().announced();
  }

  @Override
  public long getExported() {
    return counts().exported();
  }

  @Override
  public long getCoalesced() {
    return counts().coalesced();
  }

  @Override
  public long getWaiting() {
    return counts().waiting();
  }

  @Override
  public long getDropped() {
    return counts().totalDropped();
  }

  @Override
  public List<String> getDroppedByReason() {
    return new TreeMap<>(counts().dropped())
        .entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList();
  }

  private ExportCounts counts() {
    return status.get().counts();
  }
}
