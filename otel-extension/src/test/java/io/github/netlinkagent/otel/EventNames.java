package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that events go by: one each, but for that which stands for all other kinds. */
final class EventNames {

  private static final Set<Kind<?>> WITH_EVENT_OF_THEIR_OWN =
      Set.of(Link.KIND, Address.KIND, Route.KIND, Neighbor.KIND);

  private EventNames() {}

  static Set<String> of(Event event) {
    return event == Event.OBJECT_CHANGE
        ? Kinds.ALL.stream()
            .filter(kind -> !WITH_EVENT_OF_THEIR_OWN.contains(kind))
            .map(kind -> TelemetryNames.changeOf(kind.label()))
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of(event.eventName());
  }
}
