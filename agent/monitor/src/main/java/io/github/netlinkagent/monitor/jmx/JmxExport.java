package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportLedger;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.text.Names;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.management.MBeanServerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The JMX export of a monitor. It has no thread of its own: whoever calls {@link #run} lends one.
 *
 * <pre>{@code
 * JmxExport jmx = JmxExport.open(monitor, version, 10_000);
 * jmx.run(); // until another thread calls jmx.close()
 * }</pre>
 *
 * <p>A slow listener of the notifications holds up that thread and nothing else: what waits for it
 * is bounded, merged, and counted where it is lost ({@code netlink:type=Export,name=JMX}).
 */
public final class JmxExport implements AutoCloseable {

  /** Closing wakes whoever waits. */
  private static final Duration UNTIL_CLOSED = Duration.ofDays(1);

  private final Subscription subscription;
  private final ExportLedger ledger;
  private final Source source;
  private final String version;
  private final List<Supplier<ExportStatus>> exports;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Beans beans;

  private JmxExport(
      Subscription subscription,
      Source source,
      String version,
      List<Supplier<ExportStatus>> others) {
    this.subscription = subscription;
    this.ledger = new ExportLedger(subscription);
    this.source = source;
    this.version = version;
    this.exports =
        Stream.concat(Stream.<Supplier<ExportStatus>>of(this::status), others.stream()).toList();
  }

  /**
   * Begins to collect what is to be announced; registers nothing yet.
   *
   * @param version of the agent
   * @param capacity how many announcements may wait
   * @param others what is shown of the other exports
   * @throws LinkageError in a runtime without the module {@code java.management}
   */
  public static JmxExport open(
      NetworkMonitor monitor, String version, int capacity, List<Supplier<ExportStatus>> others) {
    MBeanServerFactory.findMBeanServer(null);
    return new JmxExport(monitor.subscribe(capacity), Source.of(monitor), version, others);
  }

  /** What became of the notifications. */
  public ExportStatus status() {
    return new ExportStatus("JMX", "the listeners of " + BeanNames.CHANGES, ledger.counts());
  }

  /**
   * Registers the beans, lets them follow the model and sends notifications, all on the calling
   * thread. Where the host has its own log manager or MBean server builder, it first waits for the
   * host to load it, at most a minute. Returns when the export is closed, or when the monitor is:
   * then the beans stay, and show what was last.
   */
  public void run() throws InterruptedException {
    if (!HostServer.ready(closed)) {
      return;
    }
    Beans registered = new Beans(HostServer.get(), source, version, Names.installed(), exports);
    if (!publish(registered)) {
      return;
    }
    while (!subscription.isClosed()) {
      Optional<Delivery> next = subscription.poll(UNTIL_CLOSED);
      if (next.isPresent()) {
        registered.deliver(next.get(), subscription.dropped());
        ledger.exported(1);
      }
    }
  }

  /** Unregisters all beans and lets {@link #run} return. */
  @Override
  public synchronized void close() {
    closed.countDown();
    subscription.close();
    if (beans != null) {
      beans.close();
    }
  }

  private synchronized boolean publish(Beans ready) {
    if (closed.getCount() == 0) {
      return false;
    }
    beans = ready;
    ready.follow();
    return true;
  }
}
