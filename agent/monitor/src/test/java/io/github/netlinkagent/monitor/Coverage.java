package io.github.netlinkagent.monitor;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.StatisticsMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of rtnetlink is decoded, modelled and announced, found out by decoding the golden messages:
 * once as they are, and once without the thing in question. No bytes, no tick.
 */
final class Coverage {

  /**
   * @param name as the kernel's headers have it
   * @param heading under which it stands
   */
  record Row(String heading, String name, Ticks ticks, String remark) {}

  private final List<GoldenFile> files = GoldenFile.all();
  private final Model model = new Model();
  private final Wording wording = Wording.of(model, Names.builtIn());

  Coverage() {
    for (GoldenFile file : files) {
      for (NetworkObject object : objects(file.bytes())) {
        model.put(object);
      }
    }
  }

  List<Row> rows() {
    return Stream.of(messages(), groups(), header(), structures(), attributes(), constants())
        .flatMap(List::stream)
        .toList();
  }

  private List<Row> messages() {
    Set<Integer> sent = sentTypes();
    List<Row> rows = new ArrayList<>();
    for (String[] row : CoverageTable.rows("messages.txt")) {
      int type = Integer.parseInt(row[1]);
      boolean asks = type % 4 == 2;
      Ticks ticks = Ticks.NONE;
      for (GoldenFile file : files) {
        if (!asks && file.messageType() - file.messageType() % 4 == type - type % 4) {
          ticks = ticks.or(Ticks.of(file.with(4, 2, type)));
        }
      }
      rows.add(new Row("Messages", row[0], ticks, asks && sent.contains(type) ? "sent" : ""));
    }
    return rows;
  }

  /** Those of all requests that the model makes, and that of the statistics. */
  private Set<Integer> sentTypes() {
    Set<Integer> types = new HashSet<>();
    for (Kind<?> kind : Kinds.ALL) {
      for (Slice slice : kind.slices()) {
        slice.requests(model).forEach(request -> types.add(request.type()));
      }
    }
    types.add(StatisticsMessage.dump().type());
    return types;
  }

  private List<Row> groups() {
    List<Row> rows = new ArrayList<>();
    for (MulticastGroup group : MulticastGroup.values()) {
      List<String> kinds =
          Kinds.ALL.stream()
              .filter(kind -> kind.groups().contains(group))
              .map(Kind::label)
              .toList();
      boolean joined = !kinds.isEmpty();
      Row row =
          new Row(
              "Groups",
              "RTNLGRP_" + group,
              new Ticks(joined, joined, joined),
              String.join(", ", kinds));
      rows.add(row);
      if (group.number() <= LAST_WITH_A_BIT) {
        rows.add(new Row("Groups", "RTMGRP_" + group, row.ticks, row.remark));
      }
    }
    return rows;
  }

  /** {@code RTMGRP_IPV6_PREFIX}; later groups have no bit in {@code nl_groups}. */
  private static final int LAST_WITH_A_BIT = 18;

  /** {@code struct rtattr}, whichever attribute it is. */
  private List<Row> header() {
    GoldenFile file = files.get(0);
    GoldenFile.Attribute first = file.attributes().get(0);
    return List.of(
        new Row(
            "struct rtattr",
            "rta_len",
            Ticks.between(file.bytes(), file.with(first.start(), 2, 4)),
            ""),
        new Row("struct rtattr", "rta_type", Ticks.between(file.bytes(), file.without(first)), ""));
  }

  /** Those behind the header of a message, and those in an attribute. */
  private List<Row> structures() {
    List<Row> rows = new ArrayList<>();
    for (String[] row : CoverageTable.rows("structures.txt")) {
      Ticks ticks = Ticks.NONE;
      for (GoldenFile file : files) {
        Optional<Place> place = fieldOf(file, row);
        if (place.isPresent()) {
          for (int value : new int[] {0, 1, 2, 0xff}) {
            ticks =
                ticks.or(
                    Ticks.between(
                        file.bytes(), file.with(place.get().at, place.get().size, value)));
          }
        }
      }
      rows.add(new Row("struct " + row[0], row[1], ticks, ""));
    }
    return rows;
  }

  /** Where a row of structures.txt lies in a message. */
  private static Optional<Place> fieldOf(GoldenFile file, String[] row) {
    int offset = Integer.parseInt(row[2]);
    int size = Integer.parseInt(row[3]);
    if (row.length > 4) {
      return file.attribute(row[4])
          .map(
              attribute ->
                  new Place(attribute.start() + GoldenFile.ATTRIBUTE_HEADER + offset, size));
    }
    return file.structure().equals(row[0])
        ? Optional.of(new Place(GoldenFile.HEADER + offset, size))
        : Optional.empty();
  }

  /** Each attribute stands with the structure behind which it comes, in the kernel's order. */
  private List<Row> attributes() {
    record Numbered(String structure, List<Integer> numbers, String name) {}
    Comparator<List<Integer>> byNumbers =
        (one, other) -> {
          for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int compared = Integer.compare(one.get(i), other.get(i));
            if (compared != 0) {
              return compared;
            }
          }
          return Integer.compare(one.size(), other.size());
        };
    Map<Numbered, Ticks> ticks =
        new TreeMap<>(
            Comparator.comparing(Numbered::structure)
                .thenComparing(Numbered::numbers, byNumbers)
                .thenComparing(Numbered::name));
    for (GoldenFile file : files) {
      Map<String, Integer> numbers = new TreeMap<>();
      for (GoldenFile.Attribute attribute : file.attributes()) {
        numbers.put(String.join("/", attribute.path()), file.type(attribute));
        List<Integer> path = new ArrayList<>();
        for (int depth = 1; depth <= attribute.path().size(); depth++) {
          path.add(numbers.getOrDefault(String.join("/", attribute.path().subList(0, depth)), 0));
        }
        ticks.merge(
            new Numbered(file.structure(), path, attribute.name()),
            Ticks.between(file.bytes(), file.without(attribute)),
            Ticks::or);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (String unspecified : List.of("IFLA", "IFA", "RTA", "NDA", "TCA")) {
      rows.add(new Row("Attributes", unspecified + "_UNSPEC", Ticks.NONE, ""));
    }
    ticks.forEach(
        (place, found) ->
            rows.add(new Row("Attributes behind " + place.structure, place.name, found, "")));
    return rows;
  }

  private List<Row> constants() {
    List<Row> rows = new ArrayList<>();
    for (String[] row : CoverageTable.rows("constants.txt")) {
      int value = Integer.decode(row[2]);
      Ticks ticks = Ticks.NONE;
      boolean worded = false;
      for (GoldenFile file : files) {
        Optional<Place> place = placeOf(file, row[1]);
        if (place.isPresent()) {
          byte[] with = file.with(place.get().at, place.get().size, value);
          for (int other : new int[] {0, 1, 0x77}) {
            if (other != value) {
              ticks =
                  ticks.or(Ticks.between(with, file.with(place.get().at, place.get().size, other)));
            }
          }
          worded |= objects(with).stream().anyMatch(object -> says(object, row[3]));
        }
      }
      String word = row[3].equals("-") ? "" : worded ? "`" + row[3] + "`" : "NOT WORDED";
      rows.add(new Row("Constants of " + row[1], row[0], ticks, word));
    }
    return rows;
  }

  private record Place(int at, int size) {}

  private static Optional<Place> placeOf(GoldenFile file, String where) {
    if (where.equals(where.toUpperCase(Locale.ROOT))) {
      return file.attribute(where)
          .map(attribute -> new Place(attribute.start() + GoldenFile.ATTRIBUTE_HEADER, 4));
    }
    return CoverageTable.rows("structures.txt").stream()
        .filter(row -> row[1].equals(where))
        .flatMap(row -> fieldOf(file, row).stream())
        .findFirst();
  }

  private boolean says(NetworkObject object, String word) {
    return List.of(wording.object(object, Instant.EPOCH).split("[ <>,]", -1)).contains(word);
  }

  private static List<NetworkObject> objects(byte[] bytes) {
    Message message = GoldenFile.decode(bytes);
    return message == null ? List.of() : Kinds.read(message, Instant.EPOCH);
  }
}
