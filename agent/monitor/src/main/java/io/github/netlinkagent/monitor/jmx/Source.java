package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What the beans show; any thread may ask. */
interface Source {

  Model model();

  MonitorStatus status();

  /** The last {@code n} changes that are remembered, oldest first. */
  List<Change> last(int n);

  /** The remembered changes with a higher revision than that, oldest first. */
  List<Change> since(long revision);

  Route lookup(IpAddress destination) throws NetlinkException;

  boolean resync(Duration timeout) throws InterruptedException;

  /** See {@link NetworkMonitor#audit}. */
  OptionalLong audit(Duration timeout) throws InterruptedException;

  static Source of(NetworkMonitor monitor) {
    return new Source() {
      @Override
      public Model model() {
        return monitor.model();
      }

      @Override
      public MonitorStatus status() {
        return monitor.status();
      }

      @Override
      public List<Change> last(int n) {
        return monitor.history().last(n);
      }

      @Override
      public List<Change> since(long revision) {
        return monitor.history().since(revision);
      }

      @Override
      public Route lookup(IpAddress destination) throws NetlinkException {
        return monitor.lookup(destination);
      }

      @Override
      public boolean resync(Duration timeout) throws InterruptedException {
        return monitor.resync(timeout);
      }

      @Override
      public OptionalLong audit(Duration timeout) throws InterruptedException {
        return monitor.audit(timeout);
      }
    };
  }
}
