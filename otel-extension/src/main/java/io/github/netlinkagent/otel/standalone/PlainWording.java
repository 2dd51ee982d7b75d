package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Change;
import java.util.stream.Collectors;

/** Words a change by the fields of its object. */
final class PlainWording {

  private PlainWording() {}

  static String of(Change change) {
    String fields =
        change.object().fields().stream()
            .filter(field -> field.value() != null)
            .map(field -> field.name() + " " + field.value())
            .collect(Collectors.joining(" "));
    return (change.type() + " " + change.object().kind().label() + " " + fields)
        .replaceAll("\\p{Cntrl}", "?");
  }
}
