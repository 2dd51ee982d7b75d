package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Which objects matter: those that are tracked, or of these those that are exported. An empty set
 * of what is wanted means all.
 *
 * @param objects the labels of the kinds that are wanted
 * @param objectsExcluded the labels of those that are not
 * @param interfaces the names of the interfaces that are wanted
 * @param interfacesExcluded the names of those that are not
 * @param interfaceKindsExcluded {@code IFLA_INFO_KIND} of those that are not: {@code veth}
 * @param tables the routing tables that are wanted
 * @param protocols {@code RTPROT_*} of the routes that are wanted
 * @param protocolsExcluded of those that are not
 * @param families of IPv4 and IPv6 those that are wanted
 */
public record Tracking(
    Set<String> objects,
    Set<String> objectsExcluded,
    List<NamePattern> interfaces,
    List<NamePattern> interfacesExcluded,
    Set<String> interfaceKindsExcluded,
    Set<Integer> tables,
    Set<Integer> protocols,
    Set<Integer> protocolsExcluded,
    Set<Family> families) {

  public static final Tracking EVERYTHING =
      new Tracking(
          Set.of(), Set.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of(),
          Set.of());

  private static final Set<Family> IP = EnumSet.of(Family.IPV4, Family.IPV6);

  /** What is left out, a line each; empty if nothing is. */
  public List<String> leftOut() {
    List<String> lines = new ArrayList<>();
    tell(lines, "objects other than", objects);
    tell(lines, "objects", objectsExcluded);
    tell(lines, "interfaces other than", interfaces);
    tell(lines, "interfaces", interfacesExcluded);
    tell(lines, "interfaces of kind", interfaceKindsExcluded);
    tell(lines, "routes of tables other than", tables);
    tell(lines, "routes of protocols other than", protocols);
    tell(lines, "routes of protocol", protocolsExcluded);
    tell(
        lines,
        "families other than",
        families.stream().map(Family::label).collect(Collectors.toCollection(TreeSet::new)));
    return List.copyOf(lines);
  }

  boolean tracks(Kind<?> kind) {
    return (objects.isEmpty() || objects.contains(kind.label()))
        && !objectsExcluded.contains(kind.label());
  }

  /** What is of neither IP version is of no family that could be unwanted. */
  boolean tracks(Family family) {
    return families.isEmpty() || families.contains(family) || !IP.contains(family);
  }

  boolean tracks(Link link) {
    return tracksInterface(link.name(), link.infoKind());
  }

  boolean tracksInterface(String name, String infoKind) {
    return (interfaces.isEmpty() || anyMatches(interfaces, name))
        && !anyMatches(interfacesExcluded, name)
        && !interfaceKindsExcluded.contains(infoKind);
  }

  boolean tracks(Route route) {
    return (tables.isEmpty() || tables.contains(route.table()))
        && (protocols.isEmpty() || protocols.contains(route.protocol()))
        && !protocolsExcluded.contains(route.protocol());
  }

  /**
   * Whether an object matters. What belongs to several interfaces does as long as one of them does.
   *
   * @param ofLink whether the interface with that index does
   */
  boolean tracks(NetworkObject object, IntPredicate ofLink) {
    return tracks(object.kind())
        && tracks(object.family())
        && (!(object instanceof Route route) || tracks(route))
        && (!choosesInterfaces()
            || (object instanceof Link link
                ? tracks(link)
                : object.owners().noneMatch(index -> index != 0)
                    || object.owners().anyMatch(index -> index != 0 && ofLink.test(index))));
  }

  /** Whether any interface is unwanted. */
  boolean choosesInterfaces() {
    return !interfaces.isEmpty()
        || !interfacesExcluded.isEmpty()
        || !interfaceKindsExcluded.isEmpty();
  }

  /** Whether any kind or family is unwanted, so that the kernel need not announce it. */
  boolean choosesKinds() {
    return !objects.isEmpty() || !objectsExcluded.isEmpty() || !families.isEmpty();
  }

  /** Whether of the routes to one destination some may be unwanted. */
  boolean choosesProtocols() {
    return !protocols.isEmpty() || !protocolsExcluded.isEmpty();
  }

  /** The one protocol by which the kernel can choose the routes to list; 0 for all. */
  int protocolOfDumps() {
    return protocols.size() == 1 ? protocols.iterator().next() : 0;
  }

  private static boolean anyMatches(List<NamePattern> patterns, String name) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(name));
  }

  private static void tell(List<String> lines, String what, Collection<?> values) {
    if (!values.isEmpty()) {
      lines.add(
          what
              + " "
              + values.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
    }
  }
}
