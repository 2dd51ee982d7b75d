package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.netlink.Family;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which objects are meant, in the words of {@code ip}: {@code dev eth0}, {@code table 100}.
 *
 * @param kinds none for all
 * @param device the name of the interface that they belong to or lead over
 * @param table the number of the table of routes; what is in no table is not concerned
 * @param family the only one of IPv4 and IPv6 that is wanted; what belongs to neither is not
 *     concerned
 * @param rest what was none of these words
 */
record Selection(
    Set<Kind<?>> kinds,
    Optional<String> device,
    Optional<Integer> table,
    Optional<Family> family,
    List<String> rest) {

  /**
   * @param words {@code dev NAME}, {@code table T} and others, in any order
   * @throws RefusedException if a word lacks the one that belongs behind it, or no table is called
   *     so
   */
  static Selection of(List<String> words, Optional<Family> family) throws RefusedException {
    Optional<String> device = Optional.empty();
    Optional<Integer> table = Optional.empty();
    List<String> rest = new ArrayList<>();
    for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
      String word = each.next();
      switch (word) {
        case "dev" -> device = Optional.of(next(word, each));
        case "table" -> table = table(next(word, each));
        default -> rest.add(word);
      }
    }
    return new Selection(Set.of(), device, table, family, List.copyOf(rest));
  }

  Selection withKinds(Set<Kind<?>> wanted) {
    return new Selection(Set.copyOf(wanted), device, table, family, rest);
  }

  boolean contains(NetworkObject object, Model model) {
    return (kinds.isEmpty() || kinds.contains(object.kind()))
        && device.map(name -> isOf(object, name, model)).orElse(true)
        && table.map(number -> isIn(object, number)).orElse(true)
        && family.map(wanted -> belongsTo(object.family(), wanted)).orElse(true);
  }

  /** A link that stands on another, or is a port of it, is not that other one. */
  private static boolean isOf(NetworkObject object, String device, Model model) {
    return object instanceof Link link
        ? link.name().equals(device)
        : object.links().anyMatch(index -> model.interfaceName(index).equals(device));
  }

  private static boolean isIn(NetworkObject object, int table) {
    return !(object instanceof Route route) || route.table() == table;
  }

  private static boolean belongsTo(Family family, Family wanted) {
    return family == wanted || (family != Family.IPV4 && family != Family.IPV6);
  }

  private static Optional<Integer> table(String name) throws RefusedException {
    if (name.equals(ObjectWords.ALL)) {
      return Optional.empty();
    }
    OptionalInt named = Names.installed().tableNumber(name);
    try {
      return Optional.of(named.isPresent() ? named.getAsInt() : Integer.parseUnsignedInt(name));
    } catch (NumberFormatException e) {
      throw RefusedException.misused(
          "there is no table \"" + name + "\"; name one of /etc/iproute2/rt_tables, or a number");
    }
  }

  private static String next(String word, Iterator<String> words) throws RefusedException {
    if (!words.hasNext()) {
      throw RefusedException.misused("\"" + word + "\" needs a name behind it, as in \"dev eth0\"");
    }
    return words.next();
  }
}
