package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.text.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of {@code ip monitor}, each object on one line. */
final class IpPrinter implements Printer {

  private final Wording wording;
  private final boolean timestamps;
  private final boolean labels;
  private final DateTimeFormatter time;

  /**
   * @param timestamps whether each line begins with the time, as in {@code ip -ts monitor}
   * @param labels whether the kind of object is told before it, as in {@code ip monitor label}
   */
  IpPrinter(Wording wording, ZoneId zone, boolean timestamps, boolean labels) {
    this.wording = wording;
    this.timestamps = timestamps;
    this.labels = labels;
    this.time =
        DateTimeFormatter.ofPattern("'['yyyy-MM-dd'T'HH:mm:ss.SSSSSS'] '", Locale.ROOT)
            .withZone(zone);
  }

  @Override
  public String change(Change change, int merged) {
    return line(
        change.receivedAt(),
        label(change.object().kind()) + wording.change(change) + Remark.on(change, merged));
  }

  @Override
  public String present(NetworkObject object, long revision, Instant at) {
    return line(at, label(object.kind()) + wording.object(object, at));
  }

  @Override
  public String lost(Overrun overrun) {
    return line(overrun.receivedAt(), Remark.on(overrun));
  }

  @Override
  public String synced(SyncComplete sync) {
    return line(sync.receivedAt(), Remark.on(sync));
  }

  @Override
  public String summarized(SummaryChange change) {
    return line(change.receivedAt(), Remark.on(change));
  }

  @Override
  public String dropped(long count, long revision, Instant at) {
    return line(at, Remark.onDropped(count));
  }

  private String label(Kind<?> kind) {
    return labels ? ObjectWords.label(kind) : "";
  }

  private String line(Instant at, String words) {
    return timestamps ? time.format(at) + words : words;
  }
}
