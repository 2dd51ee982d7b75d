package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Random;

/** Makes up commands that change the qdiscs, classes and filters of two veth pairs. */
final class RandomTrafficControl {

  private static final List<String> LINKS = List.of("v0", "v1");
  private static final List<String> HTB = List.of("1:", "1:1", "1:2", "1:10", "1:11");
  private static final List<String> MATCHES =
      List.of("u32 0 0", "ip src 10.0.0.0/8", "ip dst 10.0.0.5/32", "ip dport 80 0xffff");

  private final Random random;

  RandomTrafficControl(Random random) {
    this.random = random;
  }

  String next() {
    String link = any(LINKS);
    int dice = random.nextInt(100);
    if (dice < 20) {
      return "tc qdisc %s dev %s root %s"
          .formatted(
              any("add", "replace"),
              link,
              any(
                  "handle 1: htb default 10",
                  "handle 1: htb default 10",
                  "handle 1: htb",
                  "handle 1: tbf rate 1mbit burst 32kbit latency 400ms",
                  "handle 1: pfifo limit 7",
                  "tbf rate 3mbit burst 32kbit latency 9ms"));
    }
    if (dice < 26) {
      return "tc qdisc del dev %s %s".formatted(link, any("root", "clsact", "ingress"));
    }
    if (dice < 34) {
      return "tc qdisc add dev %s %s"
          .formatted(
              link,
              any("clsact", "ingress", "ingress_block 22 clsact", "ingress_block 22 ingress"));
    }
    if (dice < 54) {
      return "tc class %s dev %s parent %s classid %s htb rate %dmbit"
          .formatted(
              any("add", "add", "replace", "change"), link, any(HTB), any(HTB), 1 + dice % 5);
    }
    if (dice < 58) {
      return "tc class del dev %s classid %s".formatted(link, any(HTB));
    }
    if (dice < 64) {
      return "tc qdisc %s dev %s parent %s handle 10: %s"
          .formatted(
              any("add", "replace", "del"),
              link,
              any(HTB),
              any("pfifo limit 3", "htb", "tbf rate 1mbit burst 32kbit latency 400ms"));
    }
    if (dice < 84) {
      return "tc filter %s %s protocol %s prio %d %su32 match %s%s"
          .formatted(
              any("add", "add", "replace"),
              parent(link),
              any("ip", "all"),
              1 + random.nextInt(2),
              any("", "", "chain 3 "),
              any(MATCHES),
              any("", " flowid 1:1", " flowid 1:10"));
    }
    if (dice < 87) {
      return "tc chain %s %s chain %d"
          .formatted(any("add", "add", "del"), parent(link), 3 + random.nextInt(2));
    }
    if (dice < 93) {
      return "tc filter del %s%s"
          .formatted(parent(link), any("", " prio 1", " prio 2", " chain 3", " chain 3 prio 1"));
    }
    if (dice < 97) {
      return "ip link set %s %s".formatted(link, any("up", "down"));
    }
    int pair = random.nextInt(2);
    return """
        ip link del v%1$d
        ip link add v%1$d type veth peer name p%1$d
        ip link set v%1$d up
        ip link set p%1$d up
        """
        .formatted(pair);
  }

  private String parent(String link) {
    return any(
        "dev " + link + " parent " + any(HTB),
        "dev " + link + " parent 1:",
        "dev " + link + " ingress",
        "dev " + link + " egress",
        "dev " + link + " parent ffff:",
        "dev " + link + " parent ffff:7",
        "block 22");
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
