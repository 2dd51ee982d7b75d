package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up what becomes of two veth pairs and a bridge, of which each may go elsewhere. */
final class RandomLinks implements Supplier<String> {

  private static final List<String> ENDS = List.of("v0", "v1", "p0", "p1");
  private static final List<String> ALL = List.of("v0", "v1", "p0", "p1", "br0");

  private final Dice dice;

  RandomLinks(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String get() {
    return switch (dice.below(20)) {
      case 0, 1, 2, 3 -> "ip link set %s %s".formatted(dice.any(ALL), dice.any("up", "down"));
      case 4, 5 -> "ip link set %s up".formatted(dice.any(ALL));
      // The carrier of the other end comes and goes.
      case 6, 7 -> "ip link set %s %s".formatted(dice.any("p0", "p1"), dice.any("up", "down"));
      case 8 -> "ip link set %s mtu %d".formatted(dice.any(ALL), 1200 + dice.below(300));
      case 9 ->
          "ip link set %s address 02:00:00:00:00:%02x".formatted(dice.any(ALL), dice.below(8));
      case 10 -> dice.any("ip link set v1 name w1", "ip link set w1 name v1");
      case 11, 12 ->
          "ip link set %s %s".formatted(dice.any(ENDS), dice.any("master br0", "nomaster"));
      case 13 -> "ip link set %s netns far".formatted(dice.any(ALL));
      case 14, 15 -> "ip -n far link set %s netns $$".formatted(dice.any(ALL));
      case 16 -> "ip link del br0 || true; ip link add br0 type bridge; ip link set br0 up";
      case 17 ->
          "ip link set %s %s"
              .formatted(
                  dice.any(ENDS),
                  dice.any("txqueuelen 99", "promisc on", "promisc off", "arp off", "arp on"));
      case 18 -> "ip -n far link set %s up".formatted(dice.any(ENDS));
      default -> again(dice.below(2));
    };
  }

  private String again(int pair) {
    return """
        for link in v%1$d w%1$d; do ip link del $link || ip -n far link del $link || true; done
        ip link add v%1$d %2$stype veth peer name p%1$d
        ip link set v%1$d up
        ip link set p%1$d up
        %3$s
        """
        .formatted(
            pair,
            dice.any("", "index " + (71 + pair) + " ", "index 75 "),
            dice.any(
                "",
                "ip address add 10.%1$d.0.1/24 dev v%1$d".formatted(pair),
                "ip address add 2001:db8:%1$d::1/64 dev v%1$d nodad".formatted(pair)))
        .strip();
  }
}
