package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up rules, and settings that change what other operations do. */
final class RandomPolicies implements Supplier<String> {

  private static final List<String> SETTINGS_4 =
      List.of(
          "forwarding",
          "rp_filter",
          "proxy_arp",
          "ignore_routes_with_linkdown",
          "promote_secondaries");
  private static final List<String> SETTINGS_6 =
      List.of("forwarding", "proxy_ndp", "keep_addr_on_down", "accept_dad");

  private final Dice dice;

  RandomPolicies(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String get() {
    return dice.below(2) == 0 ? rule() : setting();
  }

  private String rule() {
    return "ip %s rule %s priority %d %s%s"
        .formatted(
            dice.any("-4", "-6"),
            dice.any("add", "add", "add", "del"),
            100 + dice.below(4),
            dice.any(
                "",
                "",
                "iif v0 ",
                "iif w1 ",
                "oif v1 ",
                "fwmark 0x7/0xff ",
                "not dport 80 ",
                "uidrange 0-9 "),
            dice.any("lookup 77", "lookup main", "prohibit", "goto 101", "goto 103", "nop"));
  }

  private String setting() {
    String name = dice.any("all", "default", "lo", "v0", "v1", "p0", "p1", "br0");
    return switch (dice.below(10)) {
      case 0 -> set("ipv6/route/skip_notify_on_dev_down");
      // Routes over nexthop objects that are there would change without any sign.
      case 1 -> "ip nexthop flush; " + set("ipv4/nexthop_compat_mode");
      case 2, 3, 4 -> set("ipv4/conf/" + name + "/" + dice.any(SETTINGS_4));
      case 5 ->
          // See the class RandomOperations on the default.
          set(
              "ipv6/conf/"
                  + (name.equals("default") ? "v0" : name)
                  + "/"
                  + "ignore_routes_with_linkdown");
      case 6 -> set("ipv6/conf/p0/disable_ipv6");
      case 7 -> offAndOn("ipv6/conf/" + dice.any("v0", "v1", "br0") + "/disable_ipv6");
      default -> set("ipv6/conf/" + name + "/" + dice.any(SETTINGS_6));
    };
  }

  /** An address that is added while IPv6 is off changes something, see RandomOperations. */
  private static String offAndOn(String path) {
    return "echo 1 > /proc/sys/net/%1$s; echo 0 > /proc/sys/net/%1$s".formatted(path);
  }

  private String set(String path) {
    return "echo %d > /proc/sys/net/%s".formatted(dice.below(2), path);
  }
}
