package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.NetlinkSocket;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The oracle of all tests: what the kernel dumps, read by sockets of its own, and how the model
 * differs from it. Lifetimes, counters and the order of IPv6 hops aside, and neighbor states that
 * the kernel never announces.
 */
final class KernelDump {

  /** Opened once: to open and close sockets takes longer than to read all kinds. */
  private static final DumpSource DUMPS = open();

  private static final int MOST_WORDS = 4096;

  /** So long a dump is taken for what the kernel still has, if the model does not equal it. */
  private static final Duration FRESH = Duration.ofMillis(15);

  /** What objects consist of: most are as they were when they were read last. */
  private static final Map<NetworkObject, String> WORDS =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST_WORDS, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<NetworkObject, String> eldest) {
              return size() > MOST_WORDS;
            }
          });

  private static final Duration STEP = Duration.ofNanos(200_000);

  private static final Set<Neighbor.State> ANNOUNCED_STATES =
      Set.of(
          Neighbor.State.REACHABLE,
          Neighbor.State.STALE,
          Neighbor.State.FAILED,
          Neighbor.State.PERMANENT);

  private static final int MOST_TOLD = 200;

  private final Map<Slice, Set<String>> lines = new LinkedHashMap<>();

  /** What the kernel has now of what the model shows. */
  private KernelDump(Model model) {
    // So that nothing is filtered by the kernel: what is not tracked is left out here.
    Model everything =
        model.tracking().equals(Tracking.EVERYTHING) ? model : Model.of(model.everything());
    for (Kind<?> kind : Kinds.ALL) {
      for (Slice slice : kind.slices()) {
        lines.put(slice, numbered(once(read(slice, everything)).filter(model::shows)));
      }
    }
  }

  /**
   * The differences, a line each: {@code +} only the kernel has it, {@code -} only the model. Empty
   * if they are equal.
   */
  static List<String> differences(Model model) {
    return new KernelDump(model).differencesOf(model);
  }

  private List<String> differencesOf(Model model) {
    List<String> differences = new ArrayList<>();
    lines.forEach(
        (slice, kernel) -> {
          Set<String> ours = numbered(model.all(slice.kind()).filter(slice::contains));
          if (!ours.equals(kernel)) {
            kernel.stream()
                .filter(line -> !ours.contains(line))
                .sorted()
                .forEach(line -> differences.add("+ " + line));
            ours.stream()
                .filter(line -> !kernel.contains(line))
                .sorted()
                .forEach(line -> differences.add("- " + line));
          }
        });
    return differences;
  }

  /**
   * What the kernel lists of a slice.
   *
   * @param model knows what must be asked for where it takes several requests
   */
  static List<NetworkObject> read(Slice slice, Model model) {
    List<NetworkObject> objects = new ArrayList<>();
    try {
      for (Request request : slice.requests(model)) {
        DumpSource.Answer answer = ask(request, objects);
        boolean absent =
            Refusals.Reason.of(answer.errno()).equals(Optional.of(Refusals.Reason.ABSENT));
        if (answer.errno() != 0 && !absent && !SliceReader.isGone(answer.errno())) {
          // Not to be taken for an empty list.
          throw new AssertionError(slice.toString(), answer.refusal());
        }
      }
    } catch (NetlinkException e) {
      throw new AssertionError(e);
    }
    return objects.stream()
        .filter(slice::contains)
        .filter(slice.kind()::tracks)
        .<NetworkObject>map(object -> slice.kind().placed(object, model))
        .toList();
  }

  private static DumpSource.Answer ask(Request request, List<NetworkObject> objects)
      throws NetlinkException {
    synchronized (DUMPS) {
      return DUMPS.ask(
          request, message -> objects.addAll(Kinds.read(message, Instant.now())), () -> {});
    }
  }

  private static DumpSource open() {
    try {
      return DumpSource.open(NetlinkSocket.open(), Poller.open(), new Counters());
    } catch (NetlinkException e) {
      throw new AssertionError(e);
    }
  }

  /** neightbl_dump_info tells of a table again in each part of a long answer. */
  private static Stream<NetworkObject> once(List<NetworkObject> listed) {
    Set<Object> tables = new HashSet<>();
    return listed.stream()
        .filter(object -> !(object instanceof NeighborTable) || tables.add(object.key()));
  }

  /** Objects of the same key keep their order: each line tells its place among them. */
  private static Set<String> numbered(Stream<? extends NetworkObject> objects) {
    Map<Object, Integer> places = new HashMap<>();
    Set<String> numbered = new HashSet<>();
    objects
        .filter(KernelDump::isComparable)
        .forEach(
            object ->
                numbered.add(
                    object.kind().label()
                        + " "
                        + places.merge(object.key(), 1, Integer::sum)
                        + " "
                        + WORDS.computeIfAbsent(object, KernelDump::words)));
    return numbered;
  }

  private static String words(NetworkObject object) {
    return object.fields().stream()
        .map(field -> field.name() + "=" + field.value())
        .collect(Collectors.joining(" "));
  }

  private static boolean isComparable(NetworkObject object) {
    return !(object instanceof Neighbor neighbor) || ANNOUNCED_STATES.contains(neighbor.state());
  }

  /** Waits until the model equals the kernel. */
  static void settle(Model model) {
    if (equalWithin(Eventually.LIMIT, model).isEmpty()) {
      List<String> differences = differences(model);
      // A text of some hundred MB is lost on its way to the report, and the failure with it.
      throw new AssertionError(
          "not within %s, %d differences:\n%s"
              .formatted(
                  Eventually.LIMIT,
                  differences.size(),
                  differences.stream().limit(MOST_TOLD).collect(Collectors.joining("\n"))));
    }
  }

  /**
   * Waits until the model equals the kernel, and tells how long that took; empty if it took longer
   * than the limit. A dump takes longer than a comparison: the model is compared with the last one
   * at each of its changes, and when they are equal, the kernel is asked whether that still holds.
   */
  static Optional<Duration> equalWithin(Duration limit, Model model) {
    long start = System.nanoTime();
    while (true) {
      KernelDump kernel = new KernelDump(model);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (kernel.differencesOf(model).isEmpty()) {
        return Optional.of(taken);
      }
      if (taken.compareTo(limit) > 0) {
        return Optional.empty();
      }
      Optional<Duration> equalAt = kernel.equalWhileFresh(start, model);
      if (equalAt.isPresent() && new KernelDump(model).differencesOf(model).isEmpty()) {
        return equalAt;
      }
    }
  }

  /** When, since that start, the model has come to equal this dump; empty if it takes too long. */
  private Optional<Duration> equalWhileFresh(long start, Model model) {
    long until = System.nanoTime() + FRESH.toNanos();
    long revision = -1;
    while (System.nanoTime() < until) {
      if (revision != model.revision()) {
        revision = model.revision();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        if (differencesOf(model).isEmpty()) {
          return Optional.of(taken);
        }
      }
      long seen = revision;
      Eventually.within(
          Duration.ofNanos(until - System.nanoTime()), STEP, () -> model.revision() != seen);
    }
    return Optional.empty();
  }
}
