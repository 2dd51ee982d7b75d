package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.netlink.Request;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The oracle of all tests: what the kernel dumps now, read by sockets of its own, and how the model
 * differs from it.
 */
final class KernelDump {

  private KernelDump() {}

  /**
   * The differences, a line each: {@code +} only the kernel has it, {@code -} only the model. Empty
   * if they are equal. Lifetimes, counters and the order of hops aside, and neighbor states that
   * the kernel never announces.
   */
  static List<String> differences(Model model) {
    List<String> lines = new ArrayList<>();
    // So that nothing is filtered by the kernel: what is not tracked is left out here.
    Model everything = Model.of(model.everything());
    for (Slice slice : Kinds.ALL.stream().flatMap(kind -> kind.slices().stream()).toList()) {
      Set<String> kernel = new TreeSet<>();
      numbered(
              read(slice, everything).stream()
                  .filter(KernelDump::isComparable)
                  .filter(model::shows))
          .forEach(kernel::add);
      Set<String> ours = new TreeSet<>();
      numbered(model.all(slice.kind()).filter(slice::contains).filter(KernelDump::isComparable))
          .forEach(ours::add);
      kernel.stream()
          .filter(line -> !ours.contains(line))
          .map(line -> "+ " + line)
          .forEach(lines::add);
      ours.stream()
          .filter(line -> !kernel.contains(line))
          .map(line -> "- " + line)
          .forEach(lines::add);
    }
    return lines;
  }

  /**
   * What the kernel lists of a slice.
   *
   * @param model knows what must be asked for where it takes several requests
   */
  static List<NetworkObject> read(Slice slice, Model model) {
    Counters counters = new Counters();
    try (Poller poller = Poller.open();
        EventSource nothing = EventSource.open(4096, counters, new Following(Tracking.EVERYTHING));
        DumpSource dumps = DumpSource.open(nothing.socket(), poller, counters)) {
      List<NetworkObject> objects = new ArrayList<>();
      for (Request request : slice.requests(model)) {
        DumpSource.Answer answer =
            dumps.ask(
                request, message -> objects.addAll(Kinds.read(message, Instant.now())), () -> {});
        boolean absent =
            Refusals.Reason.of(answer.errno()).equals(Optional.of(Refusals.Reason.ABSENT));
        if (answer.errno() != 0 && !absent && !SliceReader.isGone(answer.errno())) {
          // Not to be taken for an empty list.
          throw new AssertionError(slice.toString(), answer.refusal());
        }
      }
      return objects.stream()
          .filter(slice::contains)
          .filter(slice.kind()::tracks)
          .<NetworkObject>map(object -> slice.kind().placed(object, model))
          .toList();
    } catch (NetlinkException e) {
      throw new AssertionError(e);
    }
  }

  /** Objects of the same key keep their order: each line tells its place among them. */
  private static Stream<String> numbered(Stream<? extends NetworkObject> objects) {
    Map<Object, Integer> places = new HashMap<>();
    return objects.map(
        object ->
            object.kind().label()
                + " "
                + places.merge(object.key(), 1, Integer::sum)
                + " "
                + object.fields());
  }

  private static boolean isComparable(NetworkObject object) {
    return !(object instanceof Neighbor neighbor)
        || Set.of(
                Neighbor.State.REACHABLE,
                Neighbor.State.STALE,
                Neighbor.State.FAILED,
                Neighbor.State.PERMANENT)
            .contains(neighbor.state());
  }

  /** Waits until the model equals the kernel, and tells how long that took. */
  static Duration settle(Model model) {
    long start = System.nanoTime();
    Eventually.holds(
        () -> differences(model).isEmpty(), () -> String.join("\n", differences(model)));
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
