package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.text.GapWording;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import org.jspecify.annotations.Nullable;

/** Turns announcements into JMX notifications of {@code netlink:type=Changes}. */
final class Announcer {

  private static final String OVERRUN = "netlink.overrun";
  private static final String SUMMARY = "netlink.summary";
  private static final String SYNC_COMPLETE = "netlink.sync.complete";

  private final NotificationBroadcasterSupport broadcaster =
      new NotificationBroadcasterSupport(Announcer::isolated, description());
  private final Source source;
  private final Names names;

  Announcer(Source source, Names names) {
    this.source = source;
    this.names = names;
  }

  NotificationBroadcasterSupport broadcaster() {
    return broadcaster;
  }

  /** Sends it on the calling thread, which waits for the listeners. */
  void announce(Delivery delivery) {
    Announcement announcement = delivery.announcement();
    if (announcement instanceof Change change) {
      ChangeRow row = ChangeRow.of(change, delivery.coalesced(), View.of(source.model(), names));
      String cause = change.cause() == Cause.ANNOUNCED ? "" : " (" + row.cause() + ")";
      send(change, type(row.kind(), row.type()), row.text() + cause, row.toOpenData());
    } else if (announcement instanceof SyncComplete sync) {
      send(
          sync,
          SYNC_COMPLETE,
          "everything was read in " + sync.duration().toMillis() + " ms",
          null);
    } else if (announcement instanceof Overrun overrun) {
      send(overrun, OVERRUN, GapWording.line(overrun.gap()), null);
    } else if (announcement instanceof SummaryChange change) {
      Model model = source.model();
      String message =
          change.begins()
              ? "too many to be kept, only their number is: " + change.summary().line(model)
              : "kept in full again: " + change.summary().words(model);
      send(change, SUMMARY, message, null);
    }
  }

  private void send(
      Announcement announcement, String type, String message, @Nullable Object userData) {
    Notification notification =
        new Notification(
            type,
            BeanNames.CHANGES,
            announcement.revision(),
            announcement.receivedAt().toEpochMilli(),
            message);
    notification.setUserData(userData);
    broadcaster.sendNotification(notification);
  }

  /** What a listener throws is its own affair; the JDK itself passes over exceptions only. */
  private static void isolated(Runnable listener) {
    try {
      listener.run();
    } catch (LinkageError | AssertionError | StackOverflowError e) {
      // The next listener, and the next notification, have their turn all the same.
    }
  }

  private static MBeanNotificationInfo description() {
    Stream<String> ofChanges =
        Kinds.ALL.stream()
            .flatMap(
                kind ->
                    Stream.of("added", "changed", "removed")
                        .map(change -> type(kind.label(), change)));
    List<String> types =
        Stream.concat(ofChanges, Stream.of(OVERRUN, SYNC_COMPLETE, SUMMARY)).toList();
    return new MBeanNotificationInfo(
        types.toArray(String[]::new),
        Notification.class.getName(),
        "A change of the network, with the items of ChangeRow as user data; messages lost;"
            + " everything read again; or a table that is too large");
  }

  private static String type(String kind, String change) {
    return "netlink." + kind + "." + change;
  }
}
