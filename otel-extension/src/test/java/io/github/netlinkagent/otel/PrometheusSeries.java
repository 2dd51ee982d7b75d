package io.github.netlinkagent.otel;

import io.github.netlinkagent.otel.TelemetryNames.Instrument;
import io.github.netlinkagent.otel.TelemetryNames.Metric;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A series by the name and the labels that it has in Prometheus.
 *
 * @param labels without those that say only where it comes from: {@code job}, {@code otel_scope_*}
 */
public record PrometheusSeries(String name, Map<String, String> labels) {

  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ORIGIN = Pattern.compile("job|instance|otel_scope_.*");

  /** The series of a metric with some labels, given as name, value, name, value ... */
  public static PrometheusSeries of(Metric metric, String... labels) {
    Map<String, String> pairs = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      pairs.put(labels[i], labels[i + 1]);
    }
    return new PrometheusSeries(nameOf(metric), pairs);
  }

  /** The name of a metric in Prometheus, by the rules of OpenTelemetry's compatibility document. */
  public static String nameOf(Metric metric) {
    String unit = metric.unit().equals("By") ? "_bytes" : "";
    String type = metric.instrument() == Instrument.COUNTER ? "_total" : "";
    return labelOf(metric.metricName()) + unit + type;
  }

  /** The name of an attribute as a label of Prometheus, and of Loki. */
  public static String labelOf(String attribute) {
    return attribute.replace('.', '_');
  }

  /** Reads the text format: all series of ours with their values. */
  public static Map<PrometheusSeries, Double> parse(String text) {
    Map<PrometheusSeries, Double> values = new HashMap<>();
    text.lines()
        .filter(line -> line.startsWith("netlink_") || line.startsWith("system_"))
        .forEach(
            line -> {
              Matcher parts = LINE.matcher(line);
              if (!parts.matches()) {
                throw new AssertionError("no line of Prometheus: " + line);
              }
              PrometheusSeries series =
                  new PrometheusSeries(parts.group(1), labels(parts.group(2)));
              values.put(series, Double.valueOf(parts.group(3)));
            });
    return values;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      LABEL
          .matcher(text)
          .results()
          .filter(label -> !ORIGIN.matcher(label.group(1)).matches())
          .forEach(label -> labels.put(label.group(1), unescaped(label)));
    }
    return labels;
  }

  private static String unescaped(MatchResult label) {
    return label.group(2).replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
  }
}
