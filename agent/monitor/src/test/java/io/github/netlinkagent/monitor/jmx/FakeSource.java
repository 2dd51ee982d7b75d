package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Drift;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Tracking;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A source without a kernel: its model is whatever was put there last. */
final class FakeSource implements Source {

  private volatile Model model = Model.of(List.of());
  final List<Change> history = new ArrayList<>();
  final List<Route> answers = new ArrayList<>();
  boolean resyncs = true;

  void holds(NetworkObject... objects) {
    model = Model.of(List.of(objects));
  }

  void shows(Model followed) {
    model = followed;
  }

  /** Of what it holds nothing else is seen. */
  void tracks(Tracking tracking) {
    model = model.only(tracking);
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public MonitorStatus status() {
    return new MonitorStatus(
        MonitorStatus.State.RUNNING,
        "",
        "net:[4026531840]",
        List.of("LINK", "IPV4_ROUTE"),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        1,
        2,
        3,
        4,
        5,
        11,
        6,
        List.of(
            new Drift(Link.KIND, Cause.AUDIT, 0, 2),
            new Drift(Route.KIND, Cause.RESYNC, 3, 0),
            new Drift(Route.KIND, Cause.AUDIT, 6, 0)),
        7,
        10,
        8,
        425_984,
        Optional.of(
            new Gap(
                Instant.EPOCH,
                Optional.of(Instant.EPOCH.plusSeconds(1)),
                4,
                Overrun.Reason.ENOBUFS,
                "ENOBUFS")),
        9);
  }

  @Override
  public List<Change> last(int n) {
    return history.subList(Math.max(0, history.size() - n), history.size());
  }

  @Override
  public List<Change> since(long revision) {
    return history.stream().filter(change -> change.revision() > revision).toList();
  }

  @Override
  public Route lookup(IpAddress destination) throws NetlinkException {
    if (answers.isEmpty()) {
      throw new NetlinkException("Network is unreachable", 101);
    }
    return answers.get(0);
  }

  @Override
  public boolean resync(Duration timeout) {
    return resyncs;
  }

  @Override
  public OptionalLong audit(Duration timeout) {
    return resyncs ? OptionalLong.of(3) : OptionalLong.empty();
  }
}
