package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Many changes: routes that come and go, which can be merged only if they go soon, and between them
 * links whose MTU changes all the time, which can be merged well.
 */
final class Storm {

  private static final int LINKS = 50;

  /** So many changes at once, and then a pause. */
  private final int gust;

  private final ScriptedMonitor monitor;
  private final Link[] links = new Link[LINKS];

  Storm(ScriptedMonitor monitor, int gust) {
    this.monitor = monitor;
    this.gust = gust;
    for (int i = 0; i < LINKS; i++) {
      links[i] = Samples.link(i + 1, "veth" + i);
      monitor.with(links[i]);
    }
  }

  /** Makes that many changes, evenly over that time. */
  void rage(int changes, Duration duration) {
    long start = System.nanoTime();
    for (int i = 0; i < changes; i++) {
      change(i);
      if (i % gust == gust - 1) {
        long due = start + duration.toNanos() * (i + 1) / changes;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private void change(int i) {
    Route route = Samples.route("10.%d.%d.0".formatted(i >> 10, i >> 2 & 255), 24, null, 1);
    switch (i % 4) {
      case 0 -> monitor.add(route);
      case 3 -> monitor.remove(route, Cause.ANNOUNCED);
      default -> {
        Link old = links[i % LINKS];
        links[i % LINKS] = Samples.link(old.index(), old.name(), true, 1000 + i);
        monitor.change(old, links[i % LINKS]);
      }
    }
  }
}
