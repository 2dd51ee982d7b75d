package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two veth pairs with addresses, v0 to p0 and v1 to p1, and a monitor that watches them with audits
 * off: what it announces is owed to events and refreshes alone.
 */
final class TwoPairs implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final NetworkMonitor monitor;
  private final Subscription subscription;

  TwoPairs(MonitorOptions options) {
    try {
      Shell.run(
          """
          ip link add v0 type veth peer name p0
          ip link add v1 type veth peer name p1
          for link in p0 p1 v0 v1; do
            echo 1 > /proc/sys/net/ipv6/conf/$link/addr_gen_mode
            ip link set $link up
          done
          ip address add 10.0.0.1/24 dev v0
          ip address add 2001:db8::1/64 dev v0 nodad
          ip address add 10.1.0.1/24 dev v1
          ip address add 2001:db8:1::1/64 dev v1 nodad
          # A link has its carrier, and lets multicast addresses in, somewhat later.
          for link in p0 p1 v0 v1; do
            until ip -br link show dev $link | grep -q ' UP ' \\
                && ip maddress show dev $link | grep -q 33:33:00:00:00:01; do :; done
          done
          for link in v0 v1; do
            until ip maddress show dev $link | grep -q 33:33:ff:00:00:01; do :; done
          done
          """);
      Eventually.holds(
          TwoPairs::addressesAreInUse, () -> Shell.run("ip -6 route show table local").toString());
      monitor =
          NetworkMonitor.open(
              options.withAuditInterval(Duration.ZERO).withStatisticsInterval(Duration.ZERO));
      assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
      subscription = monitor.subscribe(100_000);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The kernel takes an IPv6 address into use when it has noticed the carrier of its link. */
  private static boolean addressesAreInUse() {
    String routes = String.join("\n", Shell.run("ip -6 route show table local"));
    return routes.contains("local 2001:db8::1 ") && routes.contains("local 2001:db8:1::1 ");
  }

  /** Runs a script, waits for equality and returns what was announced, in words. */
  List<String> after(String script) {
    Shell.run(script);
    KernelDump.settle(monitor.model());
    return announced();
  }

  /**
   * The same of the objects of some kinds, sorted: all that was announced of them. Multicast and
   * link-local addresses and the routes to them aside, which come when the kernel has time.
   */
  List<String> after(String script, Kind<?>... kinds) {
    Shell.run(script);
    KernelDump.settle(monitor.model());
    return words(withoutDrift(), kinds);
  }

  /** What only an audit finds of what a script does, of the objects of some kinds. */
  List<String> auditedAfter(String script, Kind<?>... kinds) {
    Shell.run(script);
    try {
      assertTrue(monitor.audit(PATIENCE).isPresent(), () -> monitor.status().toString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    KernelDump.settle(monitor.model());
    return words(changes(), kinds);
  }

  private List<String> words(List<Change> changes, Kind<?>... kinds) {
    return changes.stream()
        .filter(change -> List.of(kinds).contains(change.object().kind()))
        .filter(change -> !isOfALinkAlone(change.object()))
        .map(this::words)
        .sorted()
        .toList();
  }

  /** A script that switches a link on, and waits until it and its peer may use it. */
  static String up(String link, String peer) {
    return "ip link set " + link + " up\n" + until(link, "up") + until(peer, "up");
  }

  /** A script that switches a link off, and waits until its peer, which is on, has noticed. */
  static String down(String link, String peer) {
    return "ip link set " + link + " down\n" + until(peer, "lowerlayerdown");
  }

  private static String until(String link, String state) {
    return "until read state < /sys/class/net/%s/operstate && [ $state = %s ]; do :; done\n"
        .formatted(link, state);
  }

  /** What was announced since the last call. A resync at the end must not find anything. */
  List<String> announced() {
    return withoutDrift().stream().map(this::words).toList();
  }

  private List<Change> withoutDrift() {
    try {
      assertTrue(monitor.resync(PATIENCE), () -> monitor.status().toString());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    List<Change> changes = changes();
    assertEquals(
        List.of(),
        changes.stream().filter(change -> change.cause() == Cause.RESYNC).map(this::words).toList(),
        "drift");
    return changes;
  }

  /** What was announced since the last call, whether or not the model equals the kernel by now. */
  List<String> soFar() {
    return new ArrayList<>(changes().stream().map(this::words).toList());
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    try {
      for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
          next.isPresent();
          next = subscription.poll(Duration.ZERO)) {
        if (next.get().announcement() instanceof Change change) {
          changes.add(change);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return changes;
  }

  private static boolean isOfALinkAlone(NetworkObject object) {
    String address =
        object instanceof Route route
            ? route.destination().toString()
            : object instanceof Address own ? own.local().toString() : "";
    return address.startsWith("fe80:") || address.startsWith("ff");
  }

  @Override
  public void close() {
    monitor.close();
    Shell.run(
        """
        for link in v0 v1; do ip link del $link 2>&- || true; done
        ip route flush table 77 2>&- || true
        """);
  }

  private String words(Change change) {
    String words = change.type() + " " + change.cause().label() + " ";
    NetworkObject object = change.object();
    if (object instanceof Link link) {
      words += link.name();
    } else if (object instanceof Address address) {
      words += address.local() + "/" + address.prefixLength();
    } else if (object instanceof Route route) {
      words += route.destination() + " table " + route.table();
    } else if (object instanceof Neighbor neighbor) {
      words += neighbor.destination() + " " + neighbor.state();
    } else {
      words += Wording.of(monitor.model(), Names.builtIn()).object(object, change.receivedAt());
    }
    return change.differences().isEmpty() ? words : words + " " + change.differences();
  }
}
