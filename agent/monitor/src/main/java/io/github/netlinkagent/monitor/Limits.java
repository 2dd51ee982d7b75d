package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Prefix;
import java.util.List;

/**
 * How much the model holds. What exceeds it is summarized: see {@link Summary}.
 *
 * @param routes of one routing table and family
 * @param neighbors of one interface and family
 * @param objects of any other kind; of one interface where they belong to one
 * @param heapPercent of the largest heap that the JVM may have; what the model takes of it is
 *     reckoned as {@link #BYTES_FOR_AN_OBJECT} for each object
 * @param watched prefixes whose routes are held even if those of their table are not: those that
 *     lead into one, and those that lead to all of it
 */
public record Limits(
    int routes, int neighbors, int objects, int heapPercent, List<Prefix> watched) {

  public static final Limits DEFAULT = new Limits(100_000, 20_000, 50_000, 20, List.of());

  /** For a process that does nothing else: all that its heap has room for. */
  public static final Limits ROOM =
      new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 60, List.of());

  /** A route of one hop with all that refers to it; links take more, and are few. */
  static final int BYTES_FOR_AN_OBJECT = 600;

  /** Of all kinds together. */
  long inAll() {
    return Math.max(
        1000, Runtime.getRuntime().maxMemory() / 100 * heapPercent / BYTES_FOR_AN_OBJECT);
  }

  boolean watches(Prefix destination) {
    return watched.stream().anyMatch(destination::overlaps);
  }
}
