package io.github.netlinkagent.monitor.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The names of iproute2 for the kernel's numbers: those of its files, else its built-in ones; an
 * unknown number stands for itself.
 */
public final class Names {

  /** Where iproute2 looks, what comes first wins: before 6.5 there was only the first. */
  private static final List<Path> INSTALLED =
      List.of(
          Path.of("/etc/iproute2"), Path.of("/usr/share/iproute2"), Path.of("/usr/lib/iproute2"));

  /** Where {@code getprotobynumber(3)} looks. */
  private static final Path IP_PROTOCOLS = Path.of("/etc/protocols");

  private static final Map<Integer, String> TABLES =
      Map.of(253, "default", 254, "main", 255, "local");

  private static final Map<Integer, String> PROTOCOLS =
      Map.ofEntries(
          Map.entry(0, "unspec"),
          Map.entry(1, "redirect"),
          Map.entry(2, "kernel"),
          Map.entry(3, "boot"),
          Map.entry(4, "static"),
          Map.entry(8, "gated"),
          Map.entry(9, "ra"),
          Map.entry(10, "mrt"),
          Map.entry(11, "zebra"),
          Map.entry(12, "bird"),
          Map.entry(13, "dnrouted"),
          Map.entry(14, "xorp"),
          Map.entry(15, "ntk"),
          Map.entry(16, "dhcp"),
          Map.entry(18, "keepalived"),
          Map.entry(42, "babel"),
          Map.entry(186, "bgp"),
          Map.entry(187, "isis"),
          Map.entry(188, "ospf"),
          Map.entry(189, "rip"),
          Map.entry(192, "eigrp"));

  private static final Map<Integer, String> SCOPES =
      Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");

  /** {@code RTN_*}. */
  private static final List<String> ROUTE_TYPES =
      List.of(
          "none",
          "unicast",
          "local",
          "broadcast",
          "anycast",
          "multicast",
          "blackhole",
          "unreachable",
          "prohibit",
          "throw",
          "nat",
          "xresolve");

  private final NameTable tables;
  private final NameTable protocols;
  private final NameTable scopes;
  private final NameTable realms;
  private final NameTable groups;
  private final NameTable dsfields;
  private final NameTable ipProtocols;

  private Names(List<Path> directories, Map<Integer, String> ipProtocols) {
    NameFiles files = new NameFiles(directories);
    tables = table(files, "rt_tables", TABLES, Integer::toUnsignedString);
    protocols = table(files, "rt_protos", PROTOCOLS, Integer::toUnsignedString);
    scopes = table(files, "rt_scopes", SCOPES, Integer::toString);
    realms = table(files, "rt_realms", Map.of(0, "unknown"), Integer::toString);
    groups = table(files, "group", Map.of(0, "default"), Integer::toString);
    dsfields = table(files, "rt_dsfield", Map.of(0, "0"), value -> String.format("0x%02x", value));
    this.ipProtocols = new NameTable(ipProtocols, value -> "ipproto-" + value);
  }

  /** Reads the files as they are now; what can't be read is as if it were not there. */
  public static Names installed() {
    return new Names(INSTALLED, NameFiles.ipProtocols(IP_PROTOCOLS));
  }

  /** The names that iproute2 has without any file: the same on every host. */
  public static Names builtIn() {
    return new Names(List.of(), Map.of());
  }

  /** The names in those directories, of which the first that has a file wins. */
  static Names in(Path... directories) {
    return new Names(List.of(directories), Map.of());
  }

  /** A routing table, {@code RT_TABLE_*}. */
  public String table(int number) {
    return tables.name(number);
  }

  /** Who has set a route or a neighbor, {@code RTPROT_*}. */
  public String protocol(int number) {
    return protocols.name(number);
  }

  /** The routing table of that name. */
  public OptionalInt tableNumber(String name) {
    return tables.number(name);
  }

  /** The protocol of that name, {@code RTPROT_*}. */
  public OptionalInt protocolNumber(String name) {
    return protocols.number(name);
  }

  /** {@code RT_SCOPE_*}. */
  public String scope(int number) {
    return scopes.name(number);
  }

  /** The type of a route, {@code RTN_*}. */
  public String routeType(int number) {
    return number < ROUTE_TYPES.size() ? ROUTE_TYPES.get(number) : Integer.toString(number);
  }

  /** A group of interfaces. */
  public String group(int number) {
    return groups.name(number);
  }

  String realm(int number) {
    return realms.name(number);
  }

  /** A type of service or differentiated services field. */
  String dsfield(int number) {
    return dsfields.name(number);
  }

  /** A differentiated services code point: the upper six bits of that field. */
  String dscp(int number) {
    return dsfields.names.getOrDefault(number << 2, Integer.toString(number));
  }

  /** A protocol above IP, {@code IPPROTO_*}. */
  String ipProtocol(int number) {
    return ipProtocols.name(number);
  }

  private static NameTable table(
      NameFiles files,
      String file,
      Map<Integer, String> builtIn,
      IntFunction<String> wordingOfUnknown) {
    return new NameTable(files.read(file, builtIn), wordingOfUnknown);
  }

  private record NameTable(Map<Integer, String> names, IntFunction<String> wordingOfUnknown) {

    String name(int number) {
      String name = names.get(number);
      return name != null ? name : wordingOfUnknown.apply(number);
    }

    OptionalInt number(String name) {
      return names.entrySet().stream()
          .filter(entry -> entry.getValue().equals(name))
          .mapToInt(Map.Entry::getKey)
          .findFirst();
    }
  }
}
