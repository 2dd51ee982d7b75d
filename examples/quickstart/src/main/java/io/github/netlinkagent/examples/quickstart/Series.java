package io.github.netlinkagent.examples.quickstart;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** What one line of a graph shows: a metric and the attributes that tell its lines apart. */
record Series(String metric, SortedMap<String, String> attributes) {

  @Override
  public String toString() {
    String words =
        attributes.entrySet().stream()
            .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? metric : metric + "{" + words + "}";
  }
}
