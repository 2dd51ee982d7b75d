package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Random;

/**
 * Makes up commands that change rules, nexthop objects, routes over them and settings of two veth
 * pairs. What the kernel gives no sign of is left out: bc_forwarding; the default of
 * ignore_routes_with_linkdown of IPv6, which is set silently where that of all is set to what it
 * is; and nexthop_compat_mode, which says whether routes show the hops of their nexthop object,
 * once there are such routes.
 */
final class RandomPolicies {

  private static final List<String> LINKS = List.of("v0", "v1");
  private static final List<String> PREFIXES_4 = List.of("192.0.2.0/24", "198.51.100.0/24");
  private static final List<String> PREFIXES_6 = List.of("2001:db8:a::/48", "2001:db8:b::/64");
  private static final List<String> GATEWAYS =
      List.of(
          "via 10.0.0.2 dev v0",
          "via 10.0.0.3 dev v0",
          "via 10.1.0.2 dev v1",
          "via 2001:db8::2 dev v0",
          "via 2001:db8:1::2 dev v1",
          "dev v0",
          "-6 dev v1");
  private static final List<String> SETTINGS_4 =
      List.of("forwarding", "rp_filter", "proxy_arp", "ignore_routes_with_linkdown");
  private static final List<String> SETTINGS_6 = List.of("forwarding", "proxy_ndp");

  private final Random random;
  private boolean begun;

  RandomPolicies(Random random) {
    this.random = random;
  }

  String next() {
    if (!begun) {
      begun = true;
      return set("ipv4/nexthop_compat_mode");
    }
    int dice = random.nextInt(100);
    if (dice < 20) {
      return rule();
    }
    if (dice < 44) {
      return nexthop();
    }
    if (dice < 62) {
      return random.nextBoolean() ? route("-4", PREFIXES_4) : route("-6", PREFIXES_6);
    }
    if (dice < 78) {
      return setting();
    }
    if (dice < 86) {
      return "ip link set %s %s".formatted(any("v0", "v1", "p0", "p1"), any("up", "up", "down"));
    }
    if (dice < 92) {
      return "ip address %s dev %s"
          .formatted(
              any(
                  "add 10.0.0.1/24",
                  "del 10.0.0.1/24",
                  "add 10.0.0.9/24",
                  "add 2001:db8::1/64 nodad",
                  "del 2001:db8::1/64"),
              any(LINKS));
    }
    if (dice < 95) {
      return any("ip link set v1 name w1", "ip link set w1 name v1");
    }
    int pair = random.nextInt(2);
    return """
        ip link del v%1$d 2>&- || ip link del w%1$d
        ip link add v%1$d type veth peer name p%1$d
        ip link set v%1$d up
        ip link set p%1$d up
        """
        .formatted(pair);
  }

  private String rule() {
    String selector =
        any(
            "",
            "",
            "iif v0 ",
            "iif w1 ",
            "oif v1 ",
            "fwmark 0x7/0xff ",
            "not dport 80 ",
            "uidrange 0-9 ");
    return "ip %s rule %s priority %d %s%s"
        .formatted(
            any("-4", "-6"),
            any("add", "add", "add", "del"),
            100 + random.nextInt(4),
            selector,
            any("lookup 77", "lookup main", "prohibit", "goto 101", "goto 103", "nop"));
  }

  private String nexthop() {
    int dice = random.nextInt(10);
    if (dice < 3) {
      return "ip nexthop del id " + anyId();
    }
    String action = any("add", "replace", "replace");
    if (dice < 7) {
      return "ip %s nexthop %s id %d %s"
          .formatted(
              any("-4", "-6"),
              action,
              1 + random.nextInt(4),
              any(any(GATEWAYS), any(GATEWAYS), "blackhole"))
          .replaceFirst("-[46] (nexthop .*) -6 ", "-6 $1 ");
    }
    return "ip nexthop %s id %d group %d%s%s"
        .formatted(
            action,
            10 + random.nextInt(3),
            1 + random.nextInt(4),
            any("", "/" + (1 + random.nextInt(4)), "/" + (1 + random.nextInt(4)) + ",3"),
            any("", "", " type resilient buckets 4"));
  }

  private String route(String family, List<String> prefixes) {
    return "ip %s route %s %s %s%s%s"
        .formatted(
            family,
            any("add", "replace", "append", "del"),
            any(prefixes),
            any("nhid " + anyId(), "nhid " + anyId(), "nhid " + anyId(), "dev " + any(LINKS)),
            any("", "", " metric 50"),
            any("", "", " table 77"));
  }

  private String setting() {
    int dice = random.nextInt(10);
    if (dice < 2) {
      return set("ipv6/route/skip_notify_on_dev_down");
    }
    String name = any("all", "default", "lo", any(LINKS), any("p0", "p1"));
    if (dice < 6) {
      return set("ipv4/conf/" + name + "/" + any(SETTINGS_4));
    }
    return set(
        "ipv6/conf/"
            + name
            + "/"
            + (dice == 6 && !name.equals("default")
                ? "ignore_routes_with_linkdown"
                : any(SETTINGS_6)));
  }

  private String set(String path) {
    return "echo %d > /proc/sys/net/%s".formatted(random.nextInt(3), path);
  }

  private int anyId() {
    return random.nextBoolean() ? 1 + random.nextInt(4) : 10 + random.nextInt(3);
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
