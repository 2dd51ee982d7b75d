package io.github.netlinkagent.monitor.settings;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.NamePattern;
import io.github.netlinkagent.monitor.Tracking;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.netlink.Family;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings that say which objects are tracked, and the same again that say which of these are
 * exported. A list has {@code |} between its items.
 */
final class TrackingSettings {

  static final TrackingSettings TRACKED = new TrackingSettings("", "tracked");

  static final TrackingSettings EXPORTED = new TrackingSettings("export.", "exported");

  private static final String KINDS = "a list of kinds of objects";
  private static final String PATTERNS = "a list of names, in which `*` stands for any characters";
  private static final String PROTOCOLS = "a list of protocols, names of iproute2 or numbers";

  private final Setting<Set<String>> objects;
  private final Setting<Set<String>> objectsExcluded;
  private final Setting<List<NamePattern>> interfaces;
  private final Setting<List<NamePattern>> interfacesExcluded;
  private final Setting<Set<String>> interfaceKindsExcluded;
  private final Setting<Set<Integer>> tables;
  private final Setting<Set<Integer>> protocols;
  private final Setting<Set<Integer>> protocolsExcluded;
  private final Setting<Set<Family>> families;

  private TrackingSettings(String prefix, String done) {
    objects =
        list(
            prefix + "objects",
            KINDS,
            "the only kinds of objects that are " + done,
            TrackingSettings::kind);
    objectsExcluded =
        list(
            prefix + "objects.exclude",
            KINDS,
            "kinds of objects that are not " + done,
            TrackingSettings::kind);
    interfaces =
        patterns(
            prefix + "interfaces.include",
            "the only interfaces that are " + done + ", with all that belongs to them");
    interfacesExcluded =
        patterns(
            prefix + "interfaces.exclude",
            "interfaces that are not " + done + ", nor is what belongs to them");
    interfaceKindsExcluded =
        list(
            prefix + "interfaces.kinds.exclude",
            "a list of kinds of interfaces, as `ip -d link` names them",
            "the same by the kind of interface, such as `veth`",
            TrackingSettings::word);
    tables =
        list(
            prefix + "tables",
            "a list of routing tables, names of iproute2 or numbers",
            "the only tables whose routes are " + done,
            text -> number(text, Names.installed().tableNumber(text)));
    protocols =
        list(
            prefix + "protocols",
            PROTOCOLS,
            "the only protocols whose routes are " + done,
            TrackingSettings::protocol);
    protocolsExcluded =
        list(
            prefix + "protocols.exclude",
            PROTOCOLS,
            "protocols whose routes are not " + done + ", such as `bgp`",
            TrackingSettings::protocol);
    families =
        list(
            prefix + "families",
            "ipv4 or ipv6",
            "the only IP version whose objects are " + done,
            TrackingSettings::family);
  }

  /** In the order in which they are documented. */
  List<Setting<?>> all() {
    return List.of(
        objects,
        objectsExcluded,
        interfaces,
        interfacesExcluded,
        interfaceKindsExcluded,
        families,
        tables,
        protocols,
        protocolsExcluded);
  }

  Tracking read(Reading reading) {
    return new Tracking(
        reading.get(objects),
        reading.get(objectsExcluded),
        reading.get(interfaces),
        reading.get(interfacesExcluded),
        reading.get(interfaceKindsExcluded),
        reading.get(tables),
        reading.get(protocols),
        reading.get(protocolsExcluded),
        reading.get(families));
  }

  private static Setting<List<NamePattern>> patterns(String key, String meaning) {
    return new Setting<>(
        key, "", PATTERNS, meaning, text -> items(text, item -> new NamePattern(word(item))));
  }

  private static <T> Setting<Set<T>> list(
      String key, String allowed, String meaning, Function<String, T> item) {
    return new Setting<>(
        key, "", allowed, meaning, text -> Set.copyOf(new LinkedHashSet<>(items(text, item))));
  }

  private static <T> List<T> items(String text, Function<String, T> item) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\\|", -1)).map(String::strip).map(item).toList();
  }

  private static String word(String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String kind(String text) {
    return known(text, Kinds.ALL.stream().map(Kind::label).toList());
  }

  private static Family family(String text) {
    List<Family> families = List.of(Family.IPV4, Family.IPV6);
    String label = known(text, families.stream().map(Family::label).toList());
    return families.stream().filter(family -> family.label().equals(label)).findFirst().get();
  }

  private static String known(String text, List<String> words) {
    if (!words.contains(text)) {
      throw new UnknownWordException(
          "There is no " + Complaint.quoted(text) + " among " + String.join(", ", words));
    }
    return text;
  }

  private static int protocol(String text) {
    int number = number(text, Names.installed().protocolNumber(text));
    if (number > 255) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static int number(String text, OptionalInt named) {
    if (named.isPresent()) {
      return named.getAsInt();
    }
    if (!text.matches("\\d{1,10}")) {
      throw new UnknownWordException(
          Complaint.quoted(text) + " is neither a number nor a name of iproute2 on this host");
    }
    return Integer.parseUnsignedInt(text);
  }

  /** Names what is wrong in a list. */
  static final class UnknownWordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownWordException(String message) {
      super(message);
    }
  }
}
