package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up routes of both families: all verbs, and all that tells one from another. */
final class RandomRoutes implements Supplier<String> {

  private static final List<String> LINKS = List.of("v0", "v1", "br0");
  private static final List<String> PREFIXES_4 =
      List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.7/32", "default");
  private static final List<String> PREFIXES_6 =
      List.of("2001:db8:a::/48", "2001:db8:b::/64", "2001:db8:c::7/128", "default");
  private static final List<String> GATEWAYS_4 =
      List.of("via 10.0.0.2", "via 10.0.0.3", "via 10.1.0.2", "via inet6 2001:db8::2 dev v0");
  private static final List<String> GATEWAYS_6 =
      List.of("via 2001:db8::2", "via 2001:db8::3", "via 2001:db8:1::2", "via fe80::7 dev v1");
  private static final List<String> REJECTING =
      List.of("blackhole ", "unreachable ", "prohibit ", "throw ");

  private final Dice dice;
  private final List<String> encapsulations;

  /**
   * @param encapsulations those that the kernel knows, in the words of {@code ip route}
   */
  RandomRoutes(Dice dice, List<String> encapsulations) {
    this.dice = dice;
    this.encapsulations = encapsulations;
  }

  @Override
  public String get() {
    return dice.below(2) == 0
        ? route("-4", PREFIXES_4, GATEWAYS_4) + selectors4()
        : route("-6", PREFIXES_6, GATEWAYS_6) + selectors6();
  }

  private String route(String family, List<String> prefixes, List<String> gateways) {
    String verb = dice.any("add", "add", "replace", "append", "prepend", "change", "del", "del");
    boolean rejecting = dice.below(5) == 0;
    return "ip %s route %s %s%s%s%s%s%s"
        .formatted(
            family,
            verb,
            rejecting ? dice.any(REJECTING) : "",
            dice.any(prefixes),
            rejecting ? "" : hops(gateways),
            dice.any("", "", "", " metric 50", " metric 1024"),
            dice.any("", "", "", " table 77"),
            dice.any("", "", "", " mtu 1400", " mtu lock 1300 advmss 900", " proto bird"));
  }

  private String hops(List<String> gateways) {
    return switch (dice.below(7)) {
      case 0 -> " dev " + dice.any(LINKS);
      case 1 -> " nexthop " + dice.any(gateways) + " nexthop " + hop(gateways);
      case 2 -> " nexthop " + dice.any(gateways) + " nexthop dev " + dice.any(LINKS);
      case 3 ->
          encapsulations.isEmpty()
              ? " " + dice.any(gateways)
              : " encap %s dev %s".formatted(dice.any(encapsulations), dice.any(LINKS));
      case 4 -> " " + dice.any(gateways) + dice.oneOf(3, " dev " + dice.any(LINKS) + " onlink");
      default -> " " + dice.any(gateways);
    };
  }

  private String hop(List<String> gateways) {
    return dice.any(gateways) + " weight " + (1 + dice.below(3));
  }

  private String selectors4() {
    return dice.any("", "", "", " tos 0x10", " src 10.0.0.1", " src 10.0.5.1", " scope link");
  }

  private String selectors6() {
    return dice.any("", "", "", " src 2001:db8::1", " from 2001:db8:5::/64", " pref high");
  }
}
