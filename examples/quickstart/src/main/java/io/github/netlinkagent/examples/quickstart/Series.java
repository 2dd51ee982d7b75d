package io.github.netlinkagent.examples.quickstart;

import java.util.SortedMap;

/** What one line of a graph shows: a metric and the attributes that tell its lines apart. */
record Series(String metric, SortedMap<String, String> attributes) {

  /** The values alone: the names of the attributes would fill the line and say little more. */
  @Override
  public String toString() {
    return attributes.isEmpty() ? metric : metric + attributes.values();
  }
}
