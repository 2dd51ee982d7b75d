package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.Optional;

/**
 * Two veth pairs, a bridge, another namespace, a shell that operates on them, and a monitor that
 * watches with audits off. Nothing of it is left behind.
 */
final class FuzzedNetwork implements AutoCloseable {

  static final String SETUP =
      """
      ip netns add far
      ip link add v0 type veth peer name p0
      ip link add v1 type veth peer name p1
      ip link add br0 type bridge
      for link in v0 p0 v1 p1 br0; do ip link set $link up; done
      ip address add 10.0.0.1/24 dev v0
      ip address add 2001:db8::1/64 dev v0 nodad
      ip address add 10.1.0.1/24 dev v1
      ip address add 2001:db8:1::1/64 dev v1 nodad
      """;

  /** Routes that lead nowhere do not go with a link, and a namespace goes some time later. */
  private static final String TIDY_UP =
      """
      for link in v0 w0 v1 w1 p0 p1 br0; do
        ip link del $link 2>&- || ip -n far link del $link 2>&- || true
      done
      ip netns del far
      ip nexthop flush
      for family in -4 -6; do
        for type in blackhole unreachable prohibit throw; do
          ip $family route flush table all type $type
        done
        ip $family rule flush
        ip $family rule add lookup main priority 32766 2>&- || true
      done
      ip rule add lookup default priority 32767 2>&- || true
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Sysctls settings = new Sysctls();
  private final OperationShell shell = new OperationShell();
  private final NetworkMonitor monitor;

  /**
   * @param naive whether the monitor believes what it is told, and reads nothing again
   */
  FuzzedNetwork(boolean naive) {
    Shell.run(SETUP);
    MonitorOptions options =
        MonitorOptions.DEFAULT
            .withAuditInterval(Duration.ZERO)
            .withStatisticsInterval(Duration.ZERO);
    try {
      monitor = naive ? NetworkMonitor.openNaive(options) : NetworkMonitor.open(options);
      assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
    } catch (NetlinkException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs an operation; false if the kernel, or the tool, refuses it. */
  boolean operate(String operation) {
    return shell.succeeds(operation);
  }

  /** How long it takes until the model equals the kernel; empty if it takes longer than that. */
  Optional<Duration> equalWithin(Duration limit) {
    return KernelDump.equalWithin(limit, monitor.model());
  }

  String differences() {
    return String.join("\n", KernelDump.differences(monitor.model()));
  }

  Model model() {
    return monitor.model();
  }

  void resync() {
    try {
      assertTrue(monitor.resync(PATIENCE), () -> monitor.status().toString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    monitor.close();
    shell.close();
    Shell.run(TIDY_UP);
    settings.restore();
    Eventually.holds(
        () -> Shell.run("ip netns list-id").isEmpty(),
        () -> String.join("\n", Shell.run("ip netns list-id")));
  }
}
