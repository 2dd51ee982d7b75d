package io.github.netlinkagent.examples.quickstart;

import java.util.Arrays;
import java.util.List;

/** Something that must arrive at the receiver. */
sealed interface Expected {

  /** Whether an event is what is expected. */
  boolean matches(Event event);

  /** An event whose body contains some words. */
  record Change(String name, String type, String cause, String words) implements Expected {

    @Override
    public boolean matches(Event event) {
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

    @Override
    public boolean matches(Event event) {
      return false;
    }

    boolean covers(Series series) {
      return series.metric().equals(metric) && series.attributes().values().containsAll(attributes);
    }

    @Override
    public String toString() {
      return metric + attributes + " " + (long) value;
    }
  }
}
