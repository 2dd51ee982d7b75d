package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words for kinds of objects: those of {@code ip monitor} first, in its order, then the label
 * of each kind. All may be cut short, the first that begins so is meant, and may stand in the
 * plural.
 */
final class ObjectWords {

  static final String ALL = "all";

  /**
   * How iproute2 calls what we know by a longer label: the word of its command line, and the label
   * of {@code ip monitor all}. Where there is none, the kind's own label is both.
   */
  private record Word(String kind, String word, String label) {}

  private static final List<Word> OF_IPROUTE2 =
      List.of(
          new Word("link", "link", "LINK"),
          new Word("address", "address", "ADDR"),
          new Word("route", "route", "ROUTE"),
          new Word("multicast-route", "mroute", "MROUTE"),
          new Word("nexthop-bucket", "bucket", "NEXTHOPBUCKET"),
          new Word("neighbor", "neighbour", "NEIGH"),
          new Word("neighbor", "neighbor", "NEIGH"),
          new Word("address-label", "addrlabel", "ADDRLABEL"),
          new Word("neighbor-table", "ntable", "NTABLE"),
          new Word("group-address", "maddress", "MADDR"),
          new Word("proxy-neighbor", "proxy", "NEIGH"),
          new Word("fdb", "fdb", "NEIGH"));

  private ObjectWords() {}

  /** All kinds for {@code all} or no word. */
  static Set<Kind<?>> kinds(List<String> words) throws RefusedException {
    if (words.isEmpty() || words.contains(ALL)) {
      return new LinkedHashSet<>(Kinds.ALL);
    }
    Set<Kind<?>> kinds = new LinkedHashSet<>();
    for (String word : words) {
      kinds.add(kind(word));
    }
    return kinds;
  }

  static Kind<?> kind(String word) throws RefusedException {
    String wanted = word.toLowerCase(Locale.ROOT);
    return all().entrySet().stream()
        .filter(entry -> !wanted.isEmpty() && plural(entry.getKey()).startsWith(wanted))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                RefusedException.misused(
                    "there is no object \"" + word + "\". The objects are " + words()));
  }

  /** As {@code ip monitor all} puts it before the line: {@code [LINK]}. */
  static String label(Kind<?> kind) {
    return "["
        + OF_IPROUTE2.stream()
            .filter(word -> word.kind.equals(kind.label()))
            .map(Word::label)
            .findFirst()
            .orElse(kind.label().toUpperCase(Locale.ROOT))
        + "]";
  }

  /** The first word of each kind, for people. */
  static String words() {
    Set<Kind<?>> told = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    all()
        .forEach(
            (word, kind) -> {
              if (told.add(kind)) {
                words.add(word);
              }
            });
    return Stream.concat(words.stream(), Stream.of(ALL)).collect(Collectors.joining(", "));
  }

  /** What there is, by the words for it. */
  static Map<String, Kind<?>> all() {
    Map<String, Kind<?>> all = new LinkedHashMap<>();
    for (Word word : OF_IPROUTE2) {
      labelled(word.kind).ifPresent(kind -> all.put(word.word, kind));
    }
    Kinds.ALL.forEach(kind -> all.putIfAbsent(kind.label(), kind));
    return all;
  }

  private static Optional<Kind<?>> labelled(String label) {
    return Kinds.ALL.stream().filter(kind -> kind.label().equals(label)).findFirst();
  }

  private static String plural(String word) {
    return word + (word.endsWith("s") || word.endsWith("x") ? "es" : "s");
  }
}
