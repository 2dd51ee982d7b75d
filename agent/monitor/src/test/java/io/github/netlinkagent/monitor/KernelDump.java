package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.Poller;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    for (Slice slice : Slice.ALL) {
      Set<String> kernel = new TreeSet<>();
      numbered(read(slice).stream().filter(KernelDump::isComparable)).forEach(kernel::add);
      Set<String> ours = new TreeSet<>();
      numbered(objects(model).filter(slice::contains).filter(KernelDump::isComparable))
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

  static List<NetworkObject> read(Slice slice) {
    Counters counters = new Counters();
    try (Poller poller = Poller.open();
        EventSource nothing = EventSource.open(4096, counters);
        DumpSource dumps = DumpSource.open(nothing.socket(), poller, counters)) {
      List<NetworkObject> objects = new ArrayList<>();
      dumps
          .ask(slice.dump(), () -> {})
          .messages()
          .forEach(message -> ObjectReader.read(message, Instant.now()).ifPresent(objects::add));
      return objects;
    } catch (NetlinkException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<NetworkObject> objects(Model model) {
    return Stream.of(
            model.links().stream(),
            model.addresses().stream(),
            model.tables().stream().flatMap(table -> model.routes(table.family(), table.number())),
            model.neighbors())
        .flatMap(stream -> stream);
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
