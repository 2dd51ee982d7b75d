package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import java.time.Instant;
import java.util.StringJoiner;

/** What neither linkmonitor nor {@code ip monitor} has words for, the same in both formats. */
final class Remark {

  private Remark() {}

  /**
   * Behind the line of a change, in parentheses: why it is told though the kernel has not announced
   * it, and how many changes before it are a part of it. Nothing for an ordinary one.
   */
  static String on(Change change, int merged) {
    StringJoiner remarks = new StringJoiner(", ", " (", ")").setEmptyValue("");
    if (change.cause() != Cause.ANNOUNCED) {
      remarks.add(change.cause().label());
    }
    if (merged > 0) {
      remarks.add(merged + " merged");
    }
    return remarks.toString();
  }

  static String on(Overrun overrun) {
    Gap gap = overrun.gap();
    return "overrun: reason=%s drops=%d begin=%s end=%s"
        .formatted(
            gap.reason().label(),
            gap.drops(),
            gap.begin(),
            gap.end().map(Instant::toString).orElse("none"));
  }

  static String on(SyncComplete sync) {
    return "resync: duration=" + sync.duration().toMillis() + "ms";
  }

  static String on(SummaryChange change) {
    Summary summary = change.summary();
    return "summary: object=%s part=%d begins=%s objects=%d limit=%d"
        .formatted(
            summary.table().kind(),
            summary.table().part(),
            change.begins(),
            summary.count(),
            summary.limit());
  }

  static String onDropped(long count) {
    return "dropped: changes=" + count;
  }
}
