package io.github.netlinkagent.monitor;

import java.time.Instant;
import java.util.Map;

/**
 * What the model knows of a table that has more objects than are held: their number, and of the
 * objects the most important ones, which stand in the model as always.
 *
 * @param count of all objects, held or not; of kinds whose objects the kernel does not announce one
 *     by one it is that of the last time they were read, which is soon after the last change
 * @param byState the same by what people ask for, as of the last time they were read: neighbors by
 *     the name of their {@link Neighbor.State}; empty for other kinds
 * @param limit that was exceeded
 * @param setting that sets it: {@code routes.max}
 * @param since when the table began to be summarized
 */
public record Summary(
    Table table, long count, Map<String, Long> byState, long limit, String setting, Instant since) {

  public Summary {
    byState = Map.copyOf(byState);
  }

  /** After another count. */
  Summary counted(long now, Map<String, Long> states) {
    return new Summary(table, now, states, limit, setting, since);
  }

  /** What it is about, as people call it: {@code ipv4 routes of table main}. */
  public String words(Model model) {
    String kind = table.kind().label();
    String words =
        switch (table.family()) {
          case IPV4, IPV6 -> table.family().label() + " " + kind;
          default -> kind;
        };
    if (table.part() == 0) {
      return words;
    }
    return table.kind() == Route.KIND
        ? words + " table " + nameOfRouteTable(table.part())
        : words + " of " + model.interfaceName(table.part());
  }

  private static String nameOfRouteTable(int number) {
    return switch (number) {
      case Route.TABLE_MAIN -> "main";
      case Route.TABLE_LOCAL -> "local";
      case Route.TABLE_DEFAULT -> "default";
      default -> Integer.toUnsignedString(number);
    };
  }

  /** The same with its number and the limit: {@code ipv4 route table main: 1000000 (...)}. */
  public String line(Model model) {
    return "%s: %d, more than %s".formatted(words(model), count, allowance());
  }

  /** What can be done about it. */
  public String remedy() {
    return setting.equals(Bound.HEAP)
        ? "Raise heap.max or the heap (-Xmx), or leave out what nobody needs"
        : table.kind() == Route.KIND
            ? "Raise " + setting + ", or leave routes out by tables or protocols.exclude"
            : "Raise " + setting + ", or leave them out by objects.exclude or interfaces.exclude";
  }

  private String allowance() {
    return setting.equals(Bound.HEAP)
        ? "the " + limit + " for which heap.max leaves room"
        : limit + " (" + setting + ")";
  }
}
