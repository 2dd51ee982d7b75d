package io.github.netlinkagent.examples.jmxexporter;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one scrape said of the network, read from Prometheus' text format.
 *
 * @param values by series, written as in the text: {@code netlink_routes{family="ipv4",...}}
 * @param types {@code counter} or {@code gauge} by the name of the metric
 */
record Scrape(Map<String, Double> values, Map<String, String> types) {

  private static final String PREFIX = "netlink_";
  private static final String TYPE = "# TYPE ";

  static final Scrape NOTHING = new Scrape(Map.of(), Map.of());

  static Scrape parse(String text) {
    Map<String, Double> values = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    text.lines()
        .forEach(
            line -> {
              if (line.startsWith(TYPE + PREFIX)) {
                String[] words = line.substring(TYPE.length()).split(" ", 2);
                types.put(words[0], words[1]);
              } else if (line.startsWith(PREFIX)) {
                // A label may hold a blank, a value does not.
                int blank = line.lastIndexOf(' ');
                values.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
              }
            });
    return new Scrape(values, types);
  }

  /** Whether it has all of these lines; one without a value stands for a series that is gone. */
  boolean shows(Iterable<String> lines) {
    for (String line : lines) {
      boolean there = line.endsWith("}") ? !values.containsKey(line) : has(line);
      if (!there) {
        return false;
      }
    }
    return true;
  }

  /** The lines by which it differs from an earlier one; new or lost zeros are not worth a line. */
  Iterable<String> since(Scrape earlier) {
    Map<String, String> lines = new TreeMap<>();
    values.forEach(
        (series, value) -> {
          if (!value.equals(earlier.values.getOrDefault(series, 0.0))) {
            lines.put(series, series + " " + number(value));
          }
        });
    earlier.values.forEach(
        (series, value) -> {
          if (value != 0 && !values.containsKey(series)) {
            lines.put(series, series + " gone");
          }
        });
    return lines.values();
  }

  private boolean has(String line) {
    int blank = line.lastIndexOf(' ');
    return Double.valueOf(line.substring(blank + 1)).equals(values.get(line.substring(0, blank)));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
