package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up nexthop objects, groups of them, resilient ones too, and routes over them. */
final class RandomNexthops implements Supplier<String> {

  private static final List<String> PREFIXES_4 = List.of("192.0.2.0/24", "198.51.100.0/24");
  private static final List<String> PREFIXES_6 = List.of("2001:db8:a::/48", "2001:db8:b::/64");
  private static final List<String> GATEWAYS_4 =
      List.of("via 10.0.0.2 dev v0", "via 10.0.0.3 dev v0", "via 10.1.0.2 dev v1", "dev v0");
  private static final List<String> GATEWAYS_6 =
      List.of("via 2001:db8::2 dev v0", "via 2001:db8:1::2 dev v1", "dev v1");

  private final Dice dice;

  RandomNexthops(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String get() {
    return switch (dice.below(10)) {
      case 0 -> "ip nexthop del id " + anyId();
      case 1, 2, 3, 4 -> nexthop();
      case 5, 6 -> group();
      default -> dice.below(2) == 0 ? route("-4", PREFIXES_4) : route("-6", PREFIXES_6);
    };
  }

  private String nexthop() {
    boolean ipv4 = dice.below(2) == 0;
    return "ip %s nexthop %s id %d %s"
        .formatted(
            ipv4 ? "-4" : "-6",
            dice.any("add", "replace", "replace"),
            1 + dice.below(4),
            dice.any("blackhole", hop(ipv4), hop(ipv4), hop(ipv4)));
  }

  private String hop(boolean ipv4) {
    return dice.any(ipv4 ? GATEWAYS_4 : GATEWAYS_6) + dice.oneOf(6, " onlink");
  }

  private String group() {
    return "ip nexthop %s id %d group %d%s%s"
        .formatted(
            dice.any("add", "replace", "replace"),
            10 + dice.below(3),
            1 + dice.below(4),
            dice.any("", "/" + (1 + dice.below(4)), "/" + (1 + dice.below(4)) + ",3"),
            dice.any("", "", " type resilient buckets 4"));
  }

  private String route(String family, List<String> prefixes) {
    return "ip %s route %s %s %s%s%s"
        .formatted(
            family,
            dice.any("add", "replace", "append", "del"),
            dice.any(prefixes),
            dice.any("nhid " + anyId(), "nhid " + anyId(), "nhid " + anyId(), "dev v0", "dev v1"),
            dice.any("", "", " metric 50"),
            dice.any("", "", " table 77"));
  }

  private int anyId() {
    return dice.below(2) == 0 ? 1 + dice.below(4) : 10 + dice.below(3);
  }
}
