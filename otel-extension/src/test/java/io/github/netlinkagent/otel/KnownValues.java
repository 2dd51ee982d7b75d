package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.netlink.OperState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values that an attribute can have, where the code has a list of them, by the attribute. */
final class KnownValues {

  private static final int BYTE_VALUES = 256;
  private static final int ALL_BITS = -1;

  private KnownValues() {}

  static Map<String, Set<String>> byAttribute() {
    Map<String, Set<String>> values = new TreeMap<>();
    values.put(
        TelemetryNames.CHANGE_TYPE.getKey(),
        lowerCase(Arrays.stream(Change.class.getPermittedSubclasses()).map(Class::getSimpleName)));
    values.put(
        TelemetryNames.CHANGE_CAUSE.getKey(),
        sorted(Arrays.stream(Cause.values()).map(Cause::label)));
    values.put(
        TelemetryNames.INTERFACE_STATE.getKey(),
        sorted(Stream.of(true, false).map(KernelWords::adminState)));
    values.put(TelemetryNames.INTERFACE_OPERSTATE.getKey(), constants(OperState.values()));
    values.put(TelemetryNames.ADDRESS_SCOPE.getKey(), named(KernelWords::scope));
    values.put(TelemetryNames.ROUTE_SCOPE.getKey(), named(KernelWords::scope));
    values.put(TelemetryNames.ROUTE_TYPE.getKey(), named(KernelWords::routeType));
    values.put(TelemetryNames.ROUTE_PROTOCOL.getKey(), named(KernelWords::routeProtocol));
    Set<String> neighborStates = constants(Neighbor.State.values());
    neighborStates.remove("none"); // no such neighbor is tracked
    values.put(TelemetryNames.NEIGHBOR_STATE.getKey(), neighborStates);
    values.put(TelemetryNames.AGENT_STATE.getKey(), constants(MonitorStatus.State.values()));
    return values;
  }

  /** The elements that an array can have, likewise. */
  static Map<String, Set<String>> ofElementsByAttribute() {
    return new TreeMap<>(
        Map.of(
            TelemetryNames.ADDRESS_FLAGS.getKey(),
            sorted(
                Stream.of("192.0.2.5", "2001:db8::5")
                    .map(local -> Samples.address(2, local, 24, ALL_BITS))
                    .flatMap(address -> KernelWords.addressFlags(address).stream())),
            TelemetryNames.ROUTE_FLAGS.getKey(),
            sorted(KernelWords.hopFlags(ALL_BITS).stream())));
  }

  /** The values that {@code error.type} can have on that event, which the conventions define. */
  static Set<String> ofErrorType(TelemetryNames.Event event) {
    return event == TelemetryNames.Event.OVERRUN
        ? sorted(Arrays.stream(Overrun.Reason.values()).map(Overrun.Reason::label))
        : Set.of();
  }

  /** The names of the kernel's numbers, of those that have one. */
  private static Set<String> named(IntFunction<String> name) {
    return sorted(
        IntStream.range(0, BYTE_VALUES)
            .filter(number -> !name.apply(number).equals(Integer.toString(number)))
            .mapToObj(name));
  }

  private static Set<String> constants(Enum<?>[] constants) {
    return lowerCase(Arrays.stream(constants).map(Enum::name));
  }

  private static Set<String> lowerCase(Stream<String> words) {
    return sorted(words.map(word -> word.toLowerCase(Locale.ROOT)));
  }

  private static Set<String> sorted(Stream<String> words) {
    return words.collect(Collectors.toCollection(TreeSet::new));
  }
}
