package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints what a monitor announces, each line when it comes. */
final class Follower {

  /** How often it is looked whether the monitor is still at work while nothing happens. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** Of reading the model while it changes: what changes meanwhile is told as a change too. */
  private static final int MOST_ATTEMPTS = 10;

  private final NetworkMonitor monitor;
  private final Subscription subscription;
  private final Selection selection;
  private final Printer printer;
  private final Output output;

  /** What the snapshot holds already. */
  private long printedRevision;

  private long droppedTold;

  Follower(
      NetworkMonitor monitor,
      Subscription subscription,
      Selection selection,
      Printer printer,
      Output output) {
    this.monitor = monitor;
    this.subscription = subscription;
    this.selection = selection;
    this.printer = printer;
    this.output = output;
  }

  /**
   * Returns when the subscription is closed.
   *
   * @throws RefusedException if the monitor has given up
   */
  void follow(boolean snapshot, boolean quiet)
      throws IOException, InterruptedException, RefusedException {
    while (!subscription.isClosed()) {
      Optional<Delivery> next = subscription.poll(SILENCE);
      if (next.isEmpty()) {
        refuseIfStopped();
        continue;
      }
      Announcement announcement = next.get().announcement();
      if (announcement instanceof SyncComplete sync && sync.initial()) {
        begin(snapshot, quiet);
      } else if (announcement.revision() > printedRevision) {
        print(announcement, next.get().coalesced());
      }
      tellDropped(announcement.revision());
    }
  }

  private void begin(boolean snapshot, boolean quiet) throws IOException {
    if (snapshot) {
      printSnapshot();
    }
    MonitorStatus status = monitor.status();
    if (!status.reason().isEmpty()) {
      NetlinkAgent.say(status.reason());
    }
    if (!quiet) {
      NetlinkAgent.say("listening in " + status.networkNamespace());
    }
  }

  private void printSnapshot() throws IOException {
    Model model = monitor.model();
    List<NetworkObject> objects = List.of();
    long before = -1;
    for (int i = 0; i < MOST_ATTEMPTS && model.revision() != before; i++) {
      before = model.revision();
      objects = Kinds.ALL.stream().flatMap(kind -> model.listed(kind).stream()).toList();
    }
    printedRevision = before;
    Instant now = Instant.now();
    for (NetworkObject object : objects) {
      if (selection.contains(object, model)) {
        output.line(printer.present(object, printedRevision, now));
      }
    }
    output.flush();
  }

  private void print(Announcement announcement, int merged) throws IOException {
    if (announcement instanceof Change change) {
      if (concerns(change)) {
        output.line(printer.change(change, merged)).flush();
      }
    } else if (announcement instanceof Overrun overrun) {
      output.line(printer.lost(overrun)).flush();
    } else if (announcement instanceof SyncComplete sync) {
      output.line(printer.synced(sync)).flush();
    } else if (announcement instanceof SummaryChange change) {
      output.line(printer.summarized(change)).flush();
    }
  }

  /** What has left the selection by this change is told too. */
  private boolean concerns(Change change) {
    Model model = monitor.model();
    return selection.contains(change.object(), model)
        || change.before().filter(old -> selection.contains(old, model)).isPresent();
  }

  private void tellDropped(long revision) throws IOException {
    long dropped = subscription.dropped();
    if (dropped > droppedTold) {
      output.line(printer.dropped(dropped - droppedTold, revision, Instant.now())).flush();
      droppedTold = dropped;
    }
  }

  private void refuseIfStopped() throws RefusedException {
    MonitorStatus status = monitor.status();
    if (status.state() == MonitorStatus.State.STOPPED && !subscription.isClosed()) {
      throw new RefusedException(status.reason() + ". Please report this");
    }
  }
}
