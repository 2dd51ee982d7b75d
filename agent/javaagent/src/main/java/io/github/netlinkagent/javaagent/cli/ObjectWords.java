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

/**
 * The words for kinds of objects: those of iproute2 first, in its order, then the label of each
 * kind. All may be cut short, the first that begins so is meant, and may stand in the plural.
 */
final class ObjectWords {

  /** As {@code ip monitor} takes them ({@code ip/ipmonitor.c}). */
  static final ObjectWords OF_MONITOR =
      new ObjectWords(
          "link",
          "address",
          "route",
          "mroute",
          "prefix",
          "neighbour",
          "neighbor",
          "netconf",
          "rule",
          "nsid",
          "nexthop");

  /** As {@code ip}, {@code bridge} and {@code tc} take them ({@code ip/ip.c} and others). */
  static final ObjectWords OF_SHOW =
      new ObjectWords(
          "address",
          "addrlabel",
          "maddress",
          "route",
          "rule",
          "neighbor",
          "neighbour",
          "ntable",
          "link",
          "mroute",
          "netconf",
          "nexthop",
          "fdb",
          "mdb",
          "vlan",
          "qdisc",
          "class",
          "filter",
          "chain");

  static final String ALL = "all";

  /**
   * How iproute2 calls what we know by a longer label: the word of its command line, and the label
   * of {@code ip monitor all}. Where there is none, the kind's own label is both.
   */
  private record Word(String kind, String word, String label) {}

  private static final List<Word> OF_IPROUTE2 =
      List.of(
          new Word("address", "address", "ADDR"),
          new Word("multicast-route", "mroute", "MROUTE"),
          new Word("nexthop-bucket", "bucket", "NEXTHOPBUCKET"),
          new Word("neighbor", "neighbor", "NEIGH"),
          new Word("neighbor", "neighbour", "NEIGH"),
          new Word("group-address", "maddress", "MADDR"),
          new Word("proxy-neighbor", "proxy", "NEIGH"),
          new Word("fdb", "fdb", "NEIGH"),
          new Word("address-label", "addrlabel", "ADDRLABEL"),
          new Word("neighbor-table", "ntable", "NTABLE"),
          new Word("bridge-vlan", "vlan", "VLAN"));

  private final List<String> first;

  private ObjectWords(String... first) {
    this.first = List.of(first);
  }

  /** All kinds for {@code all} or no word. */
  Set<Kind<?>> kinds(List<String> words) throws RefusedException {
    if (words.isEmpty() || words.contains(ALL)) {
      return new LinkedHashSet<>(Kinds.ALL);
    }
    Set<Kind<?>> kinds = new LinkedHashSet<>();
    for (String word : words) {
      kinds.add(kind(word));
    }
    return kinds;
  }

  Kind<?> kind(String word) throws RefusedException {
    String wanted = word.toLowerCase(Locale.ROOT);
    return all().entrySet().stream()
        .filter(entry -> !wanted.isEmpty() && plural(entry.getKey()).startsWith(wanted))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(
            () ->
                RefusedException.misused(
                    "there is no object \""
                        + word
                        + "\". The objects are "
                        + String.join(", ", words())));
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
  private List<String> words() {
    Set<Kind<?>> told = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    all()
        .forEach(
            (word, kind) -> {
              if (told.add(kind)) {
                words.add(word);
              }
            });
    return words;
  }

  /** What there is, by the words for it. */
  private Map<String, Kind<?>> all() {
    Map<String, Kind<?>> all = new LinkedHashMap<>();
    first.forEach(word -> named(word).ifPresent(kind -> all.put(word, kind)));
    OF_IPROUTE2.forEach(
        word -> named(word.word).ifPresent(kind -> all.putIfAbsent(word.word, kind)));
    Kinds.ALL.forEach(kind -> all.putIfAbsent(kind.label(), kind));
    return all;
  }

  private static Optional<Kind<?>> named(String word) {
    String label =
        OF_IPROUTE2.stream()
            .filter(each -> each.word.equals(word))
            .map(Word::kind)
            .findFirst()
            .orElse(word);
    return Kinds.ALL.stream().filter(kind -> kind.label().equals(label)).findFirst();
  }

  private static String plural(String word) {
    return word + (word.endsWith("s") || word.endsWith("x") ? "es" : "s");
  }
}
