package io.github.netlinkagent.examples.quickstart;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows what happens, line by line, in colour where that was asked for. Any thread may write. */
final class Screen {

  private static final String BOLD = "1";
  private static final String DIM = "2";
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintStream out;
  private final boolean colour;
  private Map<Series, Double> shown = Map.of();

  Screen(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  void title(String text) {
    line("\n" + paint(BOLD, text));
  }

  void command(String command) {
    line(paint(CYAN, "# " + command));
  }

  void note(String text) {
    line(text);
  }

  void failure(String text) {
    line(paint(RED, text));
  }

  /** A line that the service, or the agent in it, has printed. */
  void service(String text) {
    line(paint(DIM, "service  " + text));
  }

  /**
   * @param aside whether it belongs to what happens, but is not what the story is about
   */
  void event(Event event, boolean aside) {
    String headline = paint(aside ? DIM : tint(event), event.headline());
    String body = event.body().isEmpty() ? "" : "  " + event.body();
    line("event  " + time(event.time()) + "  " + headline + (aside ? paint(DIM, body) : body));
  }

  /** Shows the values that differ from the last collection's; new zeros are not worth a line. */
  synchronized void values(Map<Series, Double> values) {
    Map<String, String> lines = new TreeMap<>();
    values.forEach(
        (series, value) -> {
          if (!value.equals(shown.getOrDefault(series, 0.0))) {
            lines.put(series.toString(), number(value));
          }
        });
    shown.forEach(
        (series, value) -> {
          if (value != 0 && !values.containsKey(series)) {
            lines.put(series.toString(), "gone");
          }
        });
    shown = values;
    String now = time(Instant.now());
    lines.forEach((series, value) -> line("gauge  " + now + "  " + series + " " + bold(value)));
  }

  private synchronized void line(String text) {
    out.println(text);
    out.flush();
  }

  private String tint(Event event) {
    if (event.warning()) {
      return RED;
    }
    return switch (event.type()) {
      case "added" -> GREEN;
      case "removed", "changed" -> YELLOW;
      default -> BOLD;
    };
  }

  private String bold(String text) {
    return paint(BOLD, text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
