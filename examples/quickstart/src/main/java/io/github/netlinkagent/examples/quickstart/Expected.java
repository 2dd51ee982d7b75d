package io.github.netlinkagent.examples.quickstart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Something that must arrive at the receiver. */
sealed interface Expected {

  /** An event whose body contains some words. */
  record Change(String name, String type, String cause, String words) implements Expected {

    boolean matches(Event event) {
      return event.name().equals(name)
          && event.type().equals(type)
          && event.cause().equals(cause)
          && event.body().contains(words);
    }

    @Override
    public String toString() {
      return String.join(" ", name, type, cause, words).strip();
    }
  }

  /**
   * A value of all series of a metric that have some attribute values, added up: a series that is
   * gone counts as zero.
   */
  record Value(String metric, List<String> attributes, double value) implements Expected {

    static Value of(String metric, double value, String... attributes) {
      return new Value(metric, Arrays.asList(attributes), value);
    }

    boolean covers(Series series) {
      return series.metric().equals(metric) && series.attributes().values().containsAll(attributes);
    }

    @Override
    public String toString() {
      String of = attributes.stream().collect(Collectors.joining(", ", "{", "}"));
      return metric + of + " = " + (long) value;
    }
  }
}
