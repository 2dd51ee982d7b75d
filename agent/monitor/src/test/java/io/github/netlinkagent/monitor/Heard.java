package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a monitor announces from now on of losses, and of the IPv4 routes that a test adds. */
final class Heard implements AutoCloseable {

  private final NetworkMonitor monitor;
  private final MonitorStatus before;
  private final Subscription subscription;
  private final List<Overrun> overruns = new ArrayList<>();
  private final List<String> routes = new ArrayList<>();

  /**
   * @param monitor has read everything
   */
  Heard(NetworkMonitor monitor) {
    this.monitor = monitor;
    before = monitor.status();
    subscription = monitor.subscribe(1_000_000);
  }

  /**
   * Waits for that many gaps at least, and for their end; then the model must equal the kernel, and
   * each gap must have been announced by its own and counted.
   */
  List<Gap> gaps(int atLeast) {
    Eventually.holds(
        () ->
            monitor.status().overruns() - before.overruns() >= atLeast
                && monitor.status().state() == MonitorStatus.State.RUNNING,
        () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    pull();
    MonitorStatus status = monitor.status();
    List<Gap> gaps = overruns.stream().map(Overrun::gap).toList();
    assertEquals(status.overruns() - before.overruns(), gaps.size(), gaps::toString);
    assertEquals(
        status.kernelDrops() - before.kernelDrops(), gaps.stream().mapToLong(Gap::drops).sum());
    assertEquals(status.lastGap(), Optional.of(gaps.get(gaps.size() - 1)));
    for (Overrun overrun : overruns) {
      Instant end = overrun.gap().end().orElseThrow();
      assertTrue(overrun.gap().begin().isBefore(overrun.receivedAt()), overrun::toString);
      assertTrue(overrun.receivedAt().isBefore(end), overrun::toString);
    }
    return gaps;
  }

  /** The changes of routes: type, cause and destination. */
  List<String> routes() {
    pull();
    return routes;
  }

  @Override
  public void close() {
    subscription.close();
  }

  /** All that is there by now. */
  List<Overrun> overruns() {
    pull();
    return overruns;
  }

  private void pull() {
    try {
      for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
          next.isPresent();
          next = subscription.poll(Duration.ZERO)) {
        if (next.get().announcement() instanceof Overrun overrun) {
          overruns.add(overrun);
        } else if (next.get().announcement() instanceof Change change
            && change.object() instanceof Route route
            && isAdded(route.destination().toString())) {
          routes.add(change.type() + " " + change.cause().label() + " " + route.destination());
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isAdded(String destination) {
    return destination.startsWith("192.0.2.") || destination.startsWith("11.");
  }
}
