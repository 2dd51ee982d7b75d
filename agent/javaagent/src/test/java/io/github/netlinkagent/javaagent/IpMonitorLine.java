package io.github.netlinkagent.javaagent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code ip -ts -d -o monitor all}: of which object it tells, and what.
 *
 * @param label what {@code ip} calls such objects: {@code LINK}
 * @param deleted whether it tells that the object is gone
 * @param words what it says, without what runs by itself: timers and lifetimes
 * @param links the indexes of all links, by the names that {@code ip} has ever told
 */
record IpMonitorLine(String label, boolean deleted, String words, Map<String, String> links) {

  private static final Pattern START =
      Pattern.compile("\\[\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\] \\[([A-Z]+)\\](Deleted )?");

  private static final Pattern LINK = Pattern.compile("(\\d+): ([^:@]+)(@[^:]+)?: (<.*)");

  private static final Pattern ADDRESS =
      Pattern.compile("(\\d+): \\S+ inet6? ([^/ ]+)(?: peer [^/]+)?(/\\d+) .*");

  private static final Pattern ROUTE =
      Pattern.compile("[a-z]+ (\\S+)( from \\S+)?( tos \\S+)? .*?table (\\S+) .*");

  private static final Pattern METRIC = Pattern.compile(" metric (\\d+)");
  private static final Pattern HOP = Pattern.compile("(?:via (?:inet6 )?(\\S+) )?dev (\\S+)");

  private static final Pattern NEIGHBOR =
      Pattern.compile("(?:(\\S+) )?dev (\\S+)(?: lladdr (\\S+))?(?: .*)?");

  private static final Pattern STATE = Pattern.compile(" ([A-Z]+)(?= |$)");

  private static final Pattern MULTICAST_ROUTE = Pattern.compile("\\((\\S+),(\\S+)\\) .*");
  private static final Pattern PREFIX = Pattern.compile("prefix (\\S+?) ?dev (\\S+) .*");
  private static final Pattern NETCONF = Pattern.compile("(inet6?|mpls) (\\S+) ?.*");

  private static final Pattern SETTING = Pattern.compile(" (\\S+) (on|off|strict|loose)(?= |$)");
  private static final Pattern UP = Pattern.compile("[<,]UP[,>]");

  private static final Pattern RUNNING =
      Pattern.compile(
          "(?<=_timer )[\\d.]+|(?<=allmulti )\\d+|(?<=valid_lft )\\S+|(?<=preferred_lft )\\S+| expires \\d+sec"
              + "| event [A-Z ]+(?= )| \\[(detached|unresolved)\\]");

  /** What the bridge and IPv6 tell of a link in their views of it. */
  private static final Pattern OF_VIEW =
      Pattern.compile("<\\S+>|mtu \\d+|master \\S+|state [A-Z]+|link/\\S+ \\S+");

  /** All lines of what {@code ip} has printed; some of them it ends with no newline. */
  static List<IpMonitorLine> read(String text) {
    List<MatchResult> starts = START.matcher(text).results().toList();
    Map<String, String> links = new TreeMap<>(Map.of("lo", "1"));
    List<IpMonitorLine> lines = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      MatchResult start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1).start() : text.length();
      String words = text.substring(start.end(), end).replaceAll("[\\s\\\\]+", " ").strip();
      Matcher link = LINK.matcher(words);
      if (start.group(1).equals("LINK") && link.matches()) {
        links.put(link.group(2), link.group(1));
      }
      lines.add(
          new IpMonitorLine(
              start.group(1),
              start.group(2) != null,
              RUNNING.matcher(words).replaceAll(""),
              links));
    }
    return lines;
  }

  /** The object, as {@link OurChange#keys} words it. */
  String key() {
    return switch (label) {
      case "LINK" -> "link " + in(LINK).group(1);
      case "ADDR" -> {
        Matcher address = in(ADDRESS);
        String local = address.group(2);
        yield "address "
            + address.group(1)
            + " "
            + local
            + (local.contains(":") ? "" : address.group(3));
      }
      case "ROUTE" -> {
        Matcher route = in(ROUTE);
        String family = words.contains(" pref ") ? "ipv6" : "ipv4";
        String source = route.group(2) == null ? "" : route.group(2);
        String tos = route.group(3) == null ? "" : route.group(3);
        Matcher metric = METRIC.matcher(words);
        yield "route %s table %s %s%s%s metric %s"
            .formatted(
                family,
                route.group(4),
                route.group(1),
                source,
                tos,
                metric.find() ? metric.group(1) : "0");
      }
      case "NEIGH" -> {
        Matcher neighbor = in(NEIGHBOR);
        yield neighbor.group(1) == null
            ? "fdb " + neighbor.group(3)
            : "neighbor " + index(neighbor.group(2)) + " " + neighbor.group(1);
      }
      case "RULE" -> "rule " + words.substring(0, words.indexOf(':'));
      case "NEXTHOP" -> "nexthop " + second();
      case "PREFIX" -> "prefix " + index(in(PREFIX).group(2)) + " " + in(PREFIX).group(1);
      case "MROUTE" ->
          "multicast-route " + in(MULTICAST_ROUTE).group(1) + " " + in(MULTICAST_ROUTE).group(2);
      case "NETCONF" -> "netconf " + in(NETCONF).group(1) + " " + index(in(NETCONF).group(2));
      case "NSID" -> "nsid " + second();
      default -> throw new AssertionError("what is " + this);
    };
  }

  /** A forwarding entry that leads to a host is worded as a neighbor is. */
  String keyOfForwarding() {
    Matcher neighbor = NEIGHBOR.matcher(words);
    return label.equals("NEIGH") && neighbor.matches()
        ? "fdb " + neighbor.group(3) + " " + neighbor.group(1)
        : "";
  }

  /** Whether a bridge or IPv6 tells it of its view of a link, which says less. */
  boolean isView() {
    return label.equals("LINK") && !words.contains(" promiscuity ");
  }

  /** What this line about a link becomes when its bridge says that it has let it go. */
  IpMonitorLine withoutMaster() {
    String alone =
        words.replaceAll(" master \\S+", "").replaceAll(" bridge_slave .* (?=numtxqueues )", " ");
    return new IpMonitorLine(label, deleted, alone, links);
  }

  /**
   * What is known after this line and that one: of the settings of an interface a line tells only
   * those that have changed.
   */
  IpMonitorLine and(IpMonitorLine later) {
    if (!label.equals("NETCONF") || deleted || later.deleted) {
      return later;
    }
    String known = words;
    for (MatchResult setting : SETTING.matcher(later.words).results().toList()) {
      known = known.replaceAll(" " + setting.group(1) + " \\S+", "") + setting.group();
    }
    return new IpMonitorLine(label, false, known, links);
  }

  /** Whether all that it says was said by that earlier line. */
  boolean isSaidBy(IpMonitorLine earlier) {
    if (deleted || earlier.deleted) {
      return false;
    }
    if (label.equals("NETCONF")) {
      return SETTING.matcher(words).results().allMatch(r -> earlier.words.contains(r.group()));
    }
    return words.equals(earlier.words)
        || (isView()
            && OF_VIEW.matcher(words).results().allMatch(r -> earlier.words.contains(r.group())));
  }

  /** Whether a link is switched on. */
  boolean isUp() {
    return UP.matcher(words).find();
  }

  /** What stands behind that word; nothing if it is not there. */
  String after(String word) {
    Matcher matcher = Pattern.compile("(?:^| )" + word + " (\\S+)").matcher(words);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The state of a neighbor, in lower case. */
  String state() {
    return STATE
        .matcher(words)
        .results()
        .map(state -> state.group(1).toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** The index of the link to which a neighbor belongs. */
  String device() {
    return index(in(NEIGHBOR).group(2));
  }

  /** What it says of the settings of an interface. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    SETTING.matcher(words).results().forEach(each -> settings.put(each.group(1), each.group(2)));
    return settings;
  }

  /** Where a route leads: {@code 10.0.0.7 3} for the host and the index of the link. */
  List<String> hops() {
    return HOP.matcher(words.replaceAll(" nh_info .*?(?= nexthop |$)", ""))
        .results()
        .map(hop -> (hop.group(1) == null ? "" : hop.group(1) + " ") + index(hop.group(2)))
        .toList();
  }

  @Override
  public String toString() {
    return "[" + label + "]" + (deleted ? "Deleted " : "") + words;
  }

  private String second() {
    return words.substring(words.indexOf(' ') + 1).replaceAll(" .*", "");
  }

  private String index(String name) {
    return links.getOrDefault(name, name.replaceAll("^if(?=\\d+$)", ""));
  }

  private Matcher in(Pattern pattern) {
    Matcher matcher = pattern.matcher(words);
    if (!matcher.matches()) {
      throw new AssertionError("not understood: " + this);
    }
    return matcher;
  }
}
