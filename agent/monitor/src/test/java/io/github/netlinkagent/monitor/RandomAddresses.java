package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up addresses: primary, secondary, of a peer, with and without DAD; and neighbors. */
final class RandomAddresses implements Supplier<String> {

  private static final List<String> LINKS = List.of("v0", "v0", "v1", "v1", "br0", "p1");
  private static final List<String> ADDRESSES_4 =
      List.of(
          "10.0.0.1/24",
          "10.0.0.9/24",
          "10.0.5.1/24",
          "10.1.0.1/24",
          "10.7.0.1 peer 10.7.0.2/32",
          "10.7.0.1 peer 10.7.0.3/32",
          "10.0.0.1/16");
  private static final List<String> ADDRESSES_6 =
      List.of(
          "2001:db8::1/64",
          "2001:db8::9/64",
          "2001:db8:0:1::1/64",
          "2001:db8:1::1/64",
          "2001:db8:5::1/64",
          "2001:db8:7::1 peer 2001:db8:7::2/128");
  private static final List<String> NEIGHBORS =
      List.of("10.0.0.2", "10.0.0.3", "10.1.0.2", "2001:db8::2", "2001:db8:1::2");

  private final Dice dice;

  RandomAddresses(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String get() {
    String link = dice.any(LINKS);
    return switch (dice.below(11)) {
      case 0, 1, 2 ->
          "ip address %s %s dev %s%s"
              .formatted(
                  dice.any("add", "add", "replace", "del"),
                  dice.any(ADDRESSES_4),
                  link,
                  dice.oneOf(6, " noprefixroute"));
      case 3, 4 -> added6(link, dice.any(ADDRESSES_6));
      case 5 -> "ip address del %s dev %s".formatted(dice.any(ADDRESSES_6), link);
      case 6 -> "ip %s address flush dev %s".formatted(dice.any("-4", "-6"), link);
      case 7 -> "ip address change " + dice.any(ADDRESSES_4) + " dev " + link + lifetimes();
      case 8 -> changed6(link, dice.any(ADDRESSES_6));
      default ->
          "ip neighbor %s %s lladdr 02:00:00:00:00:%02x dev %s%s"
              .formatted(
                  dice.any("add", "replace", "replace", "change", "del"),
                  dice.any(NEIGHBORS),
                  1 + dice.below(9),
                  link,
                  dice.any("", "", " nud reachable", " nud stale", " extern_learn"));
    };
  }

  /** A second time it would be refused, see RandomOperations. */
  private String added6(String link, String address) {
    return "ip -6 address show dev %s to %s/128 | grep -q . || ip address add %s dev %s%s"
        .formatted(
            link,
            address.replaceFirst("[ /].*", ""),
            address,
            link,
            dice.any("", " nodad", " nodad", " nodad metric 99", " nodad noprefixroute"));
  }

  /** Of a tentative address nobody is told, see RandomOperations. */
  private String changed6(String link, String address) {
    return "ip -6 address show dev %1$s to %2$s/128 -tentative | grep -q .; %3$s"
        .formatted(
            link,
            address.replaceFirst("[ /].*", ""),
            "ip address change %s dev %s%s%s"
                .formatted(address, link, dice.any("", " metric 98"), lifetimes()));
  }

  private String lifetimes() {
    return " valid_lft %s preferred_lft %s"
        .formatted(dice.any("5000", "forever"), dice.any("0", "4000"));
  }
}
