package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.text.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** linkmonitor's own form: {@code [21:21:19.605] new link: dev=veth1 flags=1002 change=-1}. */
final class TersePrinter implements Printer {

  private final Wording wording;
  private final DateTimeFormatter time;

  TersePrinter(Wording wording, ZoneId zone) {
    this.wording = wording;
    this.time = DateTimeFormatter.ofPattern("'['HH:mm:ss.SSS'] '", Locale.ROOT).withZone(zone);
  }

  @Override
  public String change(Change change, int merged) {
    return at(change.receivedAt(), wording.terse(change) + Remark.on(change, merged));
  }

  @Override
  public String present(NetworkObject object, long revision, Instant at) {
    return at(at, wording.terse(object));
  }

  @Override
  public String lost(Overrun overrun) {
    return at(overrun.receivedAt(), Remark.on(overrun));
  }

  @Override
  public String synced(SyncComplete sync) {
    return at(sync.receivedAt(), Remark.on(sync));
  }

  @Override
  public String summarized(SummaryChange change) {
    return at(change.receivedAt(), Remark.on(change));
  }

  @Override
  public String dropped(long count, long revision, Instant at) {
    return at(at, Remark.onDropped(count));
  }

  private String at(Instant instant, String words) {
    return time.format(instant) + words;
  }
}
