package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Supplier;

/** Makes up commands that change the qdiscs, classes and filters of two veth pairs. */
final class RandomTrafficControl implements Supplier<String> {

  private static final List<String> LINKS = List.of("v0", "v1");
  private static final List<String> HTB = List.of("1:", "1:1", "1:2", "1:10", "1:11");
  private static final List<String> MATCHES =
      List.of("u32 0 0", "ip src 10.0.0.0/8", "ip dst 10.0.0.5/32", "ip dport 80 0xffff");

  private final Dice dice;

  RandomTrafficControl(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String get() {
    String link = dice.any(LINKS);
    int percent = dice.below(100);
    if (percent < 20) {
      return "tc qdisc %s dev %s root %s"
          .formatted(
              dice.any("add", "replace"),
              link,
              dice.any(
                  "handle 1: htb default 10",
                  "handle 1: htb default 10",
                  "handle 1: htb",
                  "handle 1: tbf rate 1mbit burst 32kbit latency 400ms",
                  "handle 1: pfifo limit 7",
                  "tbf rate 3mbit burst 32kbit latency 9ms"));
    }
    if (percent < 26) {
      return "tc qdisc del dev %s %s".formatted(link, dice.any("root", "clsact", "ingress"));
    }
    if (percent < 34) {
      return "tc qdisc add dev %s %s"
          .formatted(
              link,
              dice.any("clsact", "ingress", "ingress_block 22 clsact", "ingress_block 22 ingress"));
    }
    if (percent < 54) {
      return "tc class %s dev %s parent %s classid %s htb rate %dmbit"
          .formatted(
              dice.any("add", "add", "replace", "change"),
              link,
              dice.any(HTB),
              dice.any(HTB),
              1 + percent % 5);
    }
    if (percent < 58) {
      return "tc class del dev %s classid %s".formatted(link, dice.any(HTB));
    }
    if (percent < 64) {
      return "tc qdisc %s dev %s parent %s handle 10: %s"
          .formatted(
              dice.any("add", "replace", "del"),
              link,
              dice.any(HTB),
              dice.any("pfifo limit 3", "htb", "tbf rate 1mbit burst 32kbit latency 400ms"));
    }
    if (percent < 84) {
      return "tc filter %s %s protocol %s prio %d %su32 match %s%s"
          .formatted(
              dice.any("add", "add", "replace"),
              parent(link),
              dice.any("ip", "all"),
              1 + dice.below(2),
              dice.any("", "", "chain 3 "),
              dice.any(MATCHES),
              dice.any("", " flowid 1:1", " flowid 1:10"));
    }
    if (percent < 87) {
      return "tc chain %s %s chain %d"
          .formatted(dice.any("add", "add", "del"), parent(link), 3 + dice.below(2));
    }
    if (percent < 93) {
      return "tc filter del %s%s"
          .formatted(
              parent(link), dice.any("", " prio 1", " prio 2", " chain 3", " chain 3 prio 1"));
    }
    if (percent < 97) {
      return "ip link set %s %s".formatted(link, dice.any("up", "down"));
    }
    return "tc qdisc del dev %s root".formatted(link);
  }

  private String parent(String link) {
    return dice.any(
        "dev " + link + " parent " + dice.any(HTB),
        "dev " + link + " parent 1:",
        "dev " + link + " ingress",
        "dev " + link + " egress",
        "dev " + link + " parent ffff:",
        "dev " + link + " parent ffff:7",
        "block 22");
  }
}
