package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.NetlinkSocket;
import io.github.netlinkagent.netlink.Poller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Keeps a {@link Model} of the network namespace in which it was opened.
 *
 * <p>Any thread may call its methods. None of them waits for the kernel but {@link #lookup}, {@link
 * #resync}, {@link #audit} and {@link #awaitSync}.
 */
public final class NetworkMonitor implements AutoCloseable {

  /**
   * Long enough for the thread to leave native code, which is all that the host's exit waits for.
   */
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofMillis(200);

  /** Of summarized tables in a line for people. */
  private static final int MOST_NAMED = 5;

  private final Tracking tracking;
  private final Model model;
  private final Counters counters = new Counters();
  private final Progress progress = new Progress();
  private final Refusals refusals = new Refusals();
  private final String networkNamespace = namespaceOfThisThread();
  private final History history;
  private final Publisher publisher;
  private final EventSource events;
  private final Gaps gaps;
  private final MonitorThread work;
  private final Thread thread;

  private NetworkMonitor(
      MonitorOptions options, Recorder recorder, Sockets sockets, boolean refreshing)
      throws NetlinkException {
    tracking = options.tracking();
    Model held = new Model(tracking);
    model = held.only(tracking);
    Following following = new Following(tracking);
    history = new History(options.historySize());
    publisher = new Publisher(model, history, recorder);
    Poller poller = Poller.open();
    NetlinkSocket announcing = null;
    try {
      announcing = sockets.open();
      events = EventSource.open(announcing, options.receiveBuffer(), counters, following);
      DumpSource dumps = DumpSource.over(sockets.open(), announcing, poller, counters);
      gaps = new Gaps(events, publisher, counters, progress);
      work =
          new MonitorThread(
              events,
              dumps,
              poller,
              held,
              following,
              publisher,
              counters,
              progress,
              gaps,
              recorder,
              refusals,
              options,
              refreshing);
    } catch (NetlinkException e) {
      poller.close();
      if (announcing != null) {
        announcing.close();
      }
      throw e;
    }
    thread = new Thread(null, work, "netlink-monitor", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
  }

  /**
   * Opens the sockets and starts the monitor's thread, a daemon, which reads everything first.
   *
   * @throws NetlinkException if the kernel, or a filter before it, refuses a netlink socket
   */
  public static NetworkMonitor open(MonitorOptions options) throws NetlinkException {
    return open(options, Recorder.NONE);
  }

  /**
   * The same, with somebody who is told of the work as it is done.
   *
   * @throws NetlinkException if the kernel, or a filter before it, refuses a netlink socket
   */
  public static NetworkMonitor open(MonitorOptions options, Recorder recorder)
      throws NetlinkException {
    return open(options, recorder, NetlinkSocket::open, true);
  }

  /**
   * For comparison: a monitor that believes what it is told and reads nothing again but after a
   * loss, as all that follow notifications alone.
   */
  static NetworkMonitor openNaive(MonitorOptions options) throws NetlinkException {
    return open(options, Recorder.NONE, NetlinkSocket::open, false);
  }

  /** For tests, whose sockets have faults that no kernel can be made to have. */
  static NetworkMonitor open(MonitorOptions options, Sockets sockets) throws NetlinkException {
    return open(options, Recorder.NONE, sockets, true);
  }

  private static NetworkMonitor open(
      MonitorOptions options, Recorder recorder, Sockets sockets, boolean refreshing)
      throws NetlinkException {
    NetworkMonitor monitor = new NetworkMonitor(options, recorder, sockets, refreshing);
    monitor.thread.start();
    return monitor;
  }

  /** Where the sockets come from. */
  @FunctionalInterface
  interface Sockets {
    NetlinkSocket open() throws NetlinkException;
  }

  /** The model; empty until the first sync. */
  public Model model() {
    return model;
  }

  public MonitorStatus status() {
    return new MonitorStatus(
        progress.state(),
        reason(),
        networkNamespace,
        events.joined(),
        events.denied(),
        refusals.all(),
        tracking.leftOut(),
        model.summaries().stream().map(summary -> summary.line(model)).toList(),
        counters.messages.get(),
        publisher.changes(),
        counters.overruns.get(),
        counters.kernelDrops.get(),
        counters.resyncs.get(),
        counters.refreshes.get(),
        counters.drift.foundByAudits(),
        counters.drift.all(),
        counters.malformed.get(),
        model.stores().mapToLong(Store::beyondLimit).sum() + work.beyondLimit(),
        counters.requests.get(),
        events.receiveBuffer(),
        gaps.last(),
        counters.lastSyncMillis.get());
  }

  private String reason() {
    String reason = progress.reason();
    List<Summary> summaries = model.summaries();
    if (progress.state() == MonitorStatus.State.STOPPED || summaries.isEmpty()) {
      return reason;
    }
    String remedies =
        summaries.stream().map(Summary::remedy).distinct().collect(Collectors.joining("; "));
    return (reason.isEmpty() ? "" : reason + "; ")
        + "only counted, since there are too many of them: "
        + summaries.stream()
            .limit(MOST_NAMED)
            .map(summary -> summary.line(model))
            .collect(Collectors.joining(", "))
        + (summaries.size() > MOST_NAMED ? ", and more that Summarized names" : "")
        + ". "
        + remedies;
  }

  /** The last changes. */
  public History history() {
    return history;
  }

  /**
   * The first sync, which may be done already, and announcements from now on. Close it when it is
   * no longer pulled.
   *
   * @param capacity how many announcements may wait; at least 2
   */
  public Subscription subscribe(int capacity) {
    return publisher.subscribe(capacity, object -> true);
  }

  /**
   * The same, but only with changes of those objects.
   *
   * @param exported which of the tracked objects matter to the subscriber
   */
  public Subscription subscribe(int capacity, Tracking exported) {
    return publisher.subscribe(capacity, model.only(exported)::shows);
  }

  /** Waits for the first sync; false if it has not come in time or the monitor has stopped. */
  public boolean awaitSync(Duration timeout) throws InterruptedException {
    return progress.awaitResync(0, timeout);
  }

  /**
   * Reads everything again and returns when the differences are published; false if that took
   * longer, or the monitor has stopped.
   */
  public boolean resync(Duration timeout) throws InterruptedException {
    return progress.awaitResync(work.askForResync(), timeout);
  }

  /**
   * Compares everything with the kernel at once, whatever {@link MonitorOptions#auditInterval}
   * says, and returns when the differences are published.
   *
   * @return how many there were, those that the kernel never announces among them; empty if it took
   *     longer, or the monitor has stopped
   */
  public OptionalLong audit(Duration timeout) throws InterruptedException {
    return progress.awaitAudit(work.askForAudit(), timeout);
  }

  /**
   * Asks the kernel for the route that a packet to that address would take now.
   *
   * @throws NetlinkException if there is none; the message says what the kernel answered
   */
  public Route lookup(IpAddress destination) throws NetlinkException {
    return RouteLookup.of(destination);
  }

  /** Ends the thread and closes the sockets; the model stays as it was last. */
  @Override
  public void close() {
    work.close();
    try {
      thread.join(PATIENCE_AT_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String namespaceOfThisThread() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
    } catch (IOException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
