package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.netlink.Family;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names of the beans: domain {@code netlink}, {@code type} first. */
final class BeanNames {

  static final ObjectName AGENT = name("type=Agent");
  static final ObjectName CHANGES = name("type=Changes");
  static final ObjectName INTERFACES = name("type=Interfaces");
  static final ObjectName ADDRESSES = name("type=Addresses");

  private static final String DOMAIN = "netlink:";

  /** What {@link ObjectName} does not allow in a value, or takes for a wildcard. */
  private static final String SPECIAL = ",=:\"*?\n";

  private BeanNames() {}

  static ObjectName of(String type) {
    return name("type=" + type);
  }

  static ObjectName ofFamily(String type, Family family) {
    return name("type=" + type + ",family=" + family.label());
  }

  static ObjectName ofInterface(String type, String interfaceName) {
    return name("type=" + type + ",interface=" + value(interfaceName));
  }

  static ObjectName ofExport(String name) {
    return name("type=Export,name=" + value(name));
  }

  static ObjectName ofInterface(String name) {
    return name("type=Interface,name=" + value(name));
  }

  static ObjectName ofNeighbors(String interfaceName) {
    return ofInterface("Neighbors", interfaceName);
  }

  static ObjectName ofTrafficControl(String interfaceName) {
    return ofInterface("TrafficControl", interfaceName);
  }

  static ObjectName ofRoutes(RouteTable table) {
    return name("type=Routes,family=" + table.family().label() + ",table=" + number(table));
  }

  /** Quoted only when needed, for quotes are shown. The kernel allows almost any byte in names. */
  private static String value(String text) {
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    return plain ? text : ObjectName.quote(text);
  }

  /** Not the name in rt_tables, which differs from host to host. */
  private static String number(RouteTable table) {
    return switch (table.number()) {
      case Route.TABLE_MAIN -> "main";
      case Route.TABLE_LOCAL -> "local";
      case Route.TABLE_DEFAULT -> "default";
      default -> Integer.toUnsignedString(table.number());
    };
  }

  private static ObjectName name(String properties) {
    try {
      return new ObjectName(DOMAIN + properties);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(properties, e);
    }
  }
}
