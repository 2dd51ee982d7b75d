package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import java.time.Instant;

/** Another format, with what goes in red and what was lost in yellow. */
record ColoredPrinter(Printer plain) implements Printer {

  private static final String RED = "\033[31m";
  private static final String YELLOW = "\033[33m";
  private static final String RESET = "\033[0m";

  @Override
  public String change(Change change, int merged) {
    String line = plain.change(change, merged);
    return change instanceof Change.Removed ? in(RED, line) : line;
  }

  @Override
  public String present(NetworkObject object, long revision, Instant at) {
    return plain.present(object, revision, at);
  }

  @Override
  public String lost(Overrun overrun) {
    return in(YELLOW, plain.lost(overrun));
  }

  @Override
  public String synced(SyncComplete sync) {
    return in(YELLOW, plain.synced(sync));
  }

  @Override
  public String summarized(SummaryChange change) {
    return in(YELLOW, plain.summarized(change));
  }

  @Override
  public String dropped(long count, long revision, Instant at) {
    return in(YELLOW, plain.dropped(count, revision, at));
  }

  private static String in(String color, String line) {
    return color + line + RESET;
  }
}
