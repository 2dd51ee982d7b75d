package io.github.netlinkagent.javaagent;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the change of ours for each line of {@code ip monitor}: of the same object, of the same
 * kind, with the same values, and in the same order. A line without one must be a refresh without
 * difference: all that it says was said by {@code ip}'s own line before it.
 */
final class SideBySide {

  private static final int MUST = 1000;
  private static final int IFF_UP = 1;
  private static final int IFA_F_TENTATIVE = 0x40;

  /** The values of settings, by the words that {@code ip} has for them. */
  private static final Map<String, List<String>> WORDED_AS =
      Map.of(
          "on", List.of("true"),
          "off", List.of("false", "0"),
          "strict", List.of("1"),
          "loose", List.of("2"));

  /** The lines for which nothing was found, each with what came near. */
  private final List<String> missing = new ArrayList<>();

  private final Set<OurChange> told = new HashSet<>();
  private final List<OurChange> ours;
  private final List<IpMonitorLine> refreshes = new ArrayList<>();
  private int matched;

  SideBySide(List<IpMonitorLine> lines, List<OurChange> ours) {
    this.ours = ours;
    Map<String, List<OurChange>> changes =
        ours.stream()
            .collect(
                Collectors.groupingBy(OurChange::key, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<IpMonitorLine>> byKey =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line ->
                        changes.containsKey(line.keyOfForwarding())
                            ? line.keyOfForwarding()
                            : line.key(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byKey.forEach((key, list) -> align(list, changes.getOrDefault(key, List.of())));
  }

  List<String> missing() {
    return missing;
  }

  int matched() {
    return matched;
  }

  List<IpMonitorLine> refreshes() {
    return refreshes;
  }

  /** What only ours has told. */
  List<OurChange> oursAlone() {
    return ours.stream().filter(change -> !told.contains(change)).toList();
  }

  /** The best pairing of two sequences that keeps the order of both. */
  private void align(List<IpMonitorLine> lines, List<OurChange> changes) {
    boolean[] refresh = refreshes(lines);
    int[][] best = new int[lines.size() + 1][changes.size() + 1];
    for (int i = lines.size() - 1; i >= 0; i--) {
      for (int j = changes.size() - 1; j >= 0; j--) {
        int pair =
            fits(lines.get(i), changes.get(j))
                ? best[i + 1][j + 1] + worth(refresh[i], changes.get(j))
                : 0;
        best[i][j] = Math.max(pair, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    int i = 0;
    int j = 0;
    while (i < lines.size()) {
      IpMonitorLine line = lines.get(i);
      if (j < changes.size()
          && fits(line, changes.get(j))
          && best[i][j] == best[i + 1][j + 1] + worth(refresh[i], changes.get(j))) {
        told.add(changes.get(j++));
        matched++;
        i++;
      } else if (j < changes.size() && best[i][j] == best[i][j + 1]) {
        j++;
      } else {
        if (refresh[i]) {
          refreshes.add(line);
        } else {
          missing.add(
              line + changes.stream().map(c -> "\n    near: " + c).collect(Collectors.joining()));
        }
        i++;
      }
    }
  }

  /** What the kernel has announced belongs to a line rather than what a re-read has found. */
  private static int worth(boolean refresh, OurChange change) {
    return (refresh ? 1 : MUST) + (change.isAnnounced() ? 1 : 0);
  }

  /** Which of the lines about an object say nothing that was not said before. */
  private static boolean[] refreshes(List<IpMonitorLine> lines) {
    boolean[] refresh = new boolean[lines.size()];
    @Nullable IpMonitorLine last = null;
    @Nullable IpMonitorLine lastView = null;
    for (int i = 0; i < lines.size(); i++) {
      IpMonitorLine line = lines.get(i);
      if (line.isView() && line.deleted()) {
        last = last == null ? null : last.withoutMaster();
        lastView = null;
      } else if (line.isView()) {
        IpMonitorLine before = lastView == null ? last : lastView;
        refresh[i] = before != null && line.isSaidBy(before);
        lastView = refresh[i] ? lastView : line;
      } else if (line.deleted()) {
        refresh[i] = last == null || last.deleted();
        last = line;
        lastView = null;
      } else {
        refresh[i] =
            last != null && line.isSaidBy(last) && (lastView == null || lastView.isSaidBy(line));
        last = last == null ? line : last.and(line);
        lastView = null;
      }
    }
    return refresh;
  }

  private static boolean fits(IpMonitorLine line, OurChange change) {
    if (line.deleted() && !change.isRemoval()) {
      return isPart(line, change);
    }
    return line.deleted() == change.isRemoval()
        && isOfSameOne(line, change)
        && (line.deleted() || isEqual(line, change.object()));
  }

  /** Several forwarding entries and routes can have the same key. */
  private static boolean isOfSameOne(IpMonitorLine line, OurChange change) {
    JsonObject object = change.object();
    return switch (change.kind()) {
      case "fdb" ->
          Stream.of(object.get("index"), object.get("master"), change.before().get("index"))
              .anyMatch(index -> index.getAsString().equals(line.device()));
      case "route" -> OurChange.hops(object).containsAll(line.hops());
      default -> true;
    };
  }

  private static boolean isEqual(IpMonitorLine line, JsonObject object) {
    return switch (line.label()) {
      case "LINK" ->
          line.after("mtu").equals(OurChange.text(object, "mtu"))
              && line.isUp() == ((object.get("flags").getAsInt() & IFF_UP) != 0)
              && line.after("state").equalsIgnoreCase(OurChange.text(object, "operstate"))
              && (line.isView()
                  || line.after("promiscuity").equals(OurChange.text(object, "promiscuity")));
      case "ADDR" ->
          line.words().contains(" tentative ")
              == ((object.get("flags").getAsInt() & IFA_F_TENTATIVE) != 0);
      case "NEIGH" -> object.has("vlan") || line.state().equals(OurChange.text(object, "state"));
      case "NETCONF" ->
          line.settings().entrySet().stream()
              .allMatch(
                  setting ->
                      WORDED_AS
                          .get(setting.getValue())
                          .contains(OurChange.text(object, setting.getKey())));
      case "NEXTHOP" -> line.after("via").equals(OurChange.text(object, "gateway"));
      default -> true;
    };
  }

  /** A bridge lets a port go, a route of several hops loses some: the object is still there. */
  private static boolean isPart(IpMonitorLine line, OurChange change) {
    return (line.isView() && !change.object().get("master").equals(change.before().get("master")))
        || (line.label().equals("ROUTE")
            && change.type().equals("changed")
            && OurChange.hops(change.before()).containsAll(line.hops())
            && OurChange.hops(change.object()).stream().noneMatch(line.hops()::contains));
  }
}
