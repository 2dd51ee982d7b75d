package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Summary;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code show} and {@code list} have in common. */
final class Listing {

  static final String FILTER = "words that a line must all contain; empty for all lines";
  static final String LIMIT = "how many rows at most; 0 for all";

  static final String REMARK =
      "a line with # where there are more than are kept, and these are not all";

  private Listing() {}

  /**
   * The lines that contain each word of the filter; before them a remark for each table that is not
   * kept in full.
   */
  static String[] of(
      List<Summary> summaries, Model model, Stream<String> lines, @Nullable String filter) {
    Stream<String> remarks =
        summaries.stream().map(summary -> "# not all are kept of " + summary.line(model));
    return Stream.concat(remarks, Stream.of(matching(lines, filter))).toArray(String[]::new);
  }

  /**
   * The lines that contain each word of the filter.
   *
   * @param filter words with blanks between them; a JMX client may well pass null
   */
  static String[] matching(Stream<String> lines, @Nullable String filter) {
    List<String> words =
        filter == null ? List.of() : Stream.of(filter.strip().split("\\s+")).toList();
    return lines.filter(line -> words.stream().allMatch(line::contains)).toArray(String[]::new);
  }

  /**
   * @throws IllegalArgumentException if the limit is negative
   */
  static <T> Stream<T> limited(Stream<T> rows, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is 0 for all rows, or positive; not " + limit);
    }
    return limit == 0 ? rows : rows.limit(limit);
  }
}
