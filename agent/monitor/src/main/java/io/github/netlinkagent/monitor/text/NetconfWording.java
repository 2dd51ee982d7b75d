package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Netconf;
import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.NetconfAttributes;
import io.github.netlinkagent.netlink.NetconfMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The settings of interfaces as {@code ip netconf} words them; of a change, what has changed. */
final class NetconfWording implements ObjectWording<Netconf> {

  /** In the order of that tool, which does not know the others. */
  private static final List<AttributeKey<?>> LISTED =
      List.of(
          NetconfAttributes.FORWARDING,
          NetconfAttributes.RP_FILTER,
          NetconfAttributes.MC_FORWARDING,
          NetconfAttributes.PROXY_NEIGH,
          NetconfAttributes.IGNORE_ROUTES_WITH_LINKDOWN,
          NetconfAttributes.INPUT);

  private static final List<String> CHECKS = List.of("off", "strict", "loose");

  private final Model model;

  NetconfWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(Netconf netconf) {
    Line line = heading(netconf);
    LISTED.forEach(key -> add(line, netconf.settings(), key));
    return line.toString();
  }

  @Override
  public String announced(Netconf netconf, Instant at) {
    return listed(netconf);
  }

  @Override
  public String changed(Netconf before, Netconf now, Instant at) {
    Line line = heading(now);
    changed(before, now).forEach(key -> add(line, now.settings(), key));
    return line.toString();
  }

  @Override
  public String removed(Netconf netconf, Instant at) {
    return heading(netconf).toString();
  }

  @Override
  public String terse(Netconf netconf) {
    return terseHeading(netconf).toString();
  }

  @Override
  public String terse(Netconf before, Netconf now) {
    Line line = terseHeading(now);
    changed(before, now).forEach(key -> line.pair(key.name(), word(now.settings(), key)));
    return line.toString();
  }

  private static List<AttributeKey<?>> changed(Netconf before, Netconf now) {
    return NetconfAttributes.SETTINGS.stream()
        .filter(key -> !Objects.equals(before.settings().get(key), now.settings().get(key)))
        .toList();
  }

  private Line heading(Netconf netconf) {
    return new Line().add(family(netconf)).add(device(netconf));
  }

  private Line terseHeading(Netconf netconf) {
    return new Line().add("netconf:").pair("dev", device(netconf)).pair("family", family(netconf));
  }

  private static String family(Netconf netconf) {
    return switch (netconf.family()) {
      case IPV4 -> "inet";
      case IPV6 -> "inet6";
      default -> netconf.family().label();
    };
  }

  private String device(Netconf netconf) {
    return switch (netconf.index()) {
      case NetconfMessage.ALL -> "all";
      case NetconfMessage.DEFAULT -> "default";
      default -> model.interfaceName(netconf.index());
    };
  }

  private static void add(Line line, AttributeSet settings, AttributeKey<?> key) {
    line.addIf(settings.has(key), key.name(), word(settings, key));
  }

  private static String word(AttributeSet settings, AttributeKey<?> key) {
    Object value = settings.get(key);
    if (value instanceof Integer check) {
      return check >= 0 && check < CHECKS.size() ? CHECKS.get(check) : "unknown (" + check + ")";
    }
    return Boolean.TRUE.equals(value) ? "on" : "off";
  }
}
