package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Random;

/** Makes up commands that change two veth pairs, their addresses and routes. */
final class RandomOperations {

  private static final List<String> LINKS = List.of("v0", "v1");
  private static final List<String> ENDS = List.of("v0", "v1", "p0", "p1");
  private static final List<String> PREFIXES_4 =
      List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.7/32", "default");
  private static final List<String> PREFIXES_6 =
      List.of("2001:db8:a::/48", "2001:db8:b::/64", "2001:db8:c::7/128", "default");
  private static final List<String> GATEWAYS_4 = List.of("10.0.0.2", "10.0.0.3", "10.1.0.2");
  private static final List<String> GATEWAYS_6 =
      List.of("2001:db8::2", "2001:db8::3", "2001:db8:1::2");
  private static final List<String> ADDRESSES_4 =
      List.of(
          "10.0.0.1/24", "10.0.0.9/24", "10.0.5.1/24", "10.1.0.1/24", "10.7.0.1 peer 10.7.0.2/32");
  private static final List<String> ADDRESSES_6 =
      List.of("2001:db8::1/64", "2001:db8::9/64", "2001:db8:1::1/64", "2001:db8:5::1/64");

  private final Random random;

  RandomOperations(Random random) {
    this.random = random;
  }

  String next() {
    int dice = random.nextInt(100);
    if (dice < 28) {
      return route("-4", PREFIXES_4, GATEWAYS_4);
    }
    if (dice < 56) {
      return route("-6", PREFIXES_6, GATEWAYS_6);
    }
    if (dice < 64) {
      return "ip address %s %s dev %s"
          .formatted(any("add", "add", "del"), any(ADDRESSES_4), any(LINKS));
    }
    if (dice < 72) {
      return "ip address %s %s dev %s%s"
          .formatted(any("add", "add", "del"), any(ADDRESSES_6), any(LINKS), any("", " nodad"));
    }
    if (dice < 80) {
      return "ip link set %s %s".formatted(any(LINKS), any("up", "up", "down"));
    }
    if (dice < 88) {
      // The other end: the carrier comes and goes.
      return "ip link set %s %s".formatted(any("p0", "p1"), any("up", "up", "down"));
    }
    if (dice < 92) {
      return "ip link set %s mtu %d".formatted(any(ENDS), 1200 + random.nextInt(300));
    }
    if (dice < 96) {
      int pair = random.nextInt(2);
      return """
          ip link del v%1$d
          ip link add v%1$d type veth peer name p%1$d
          ip link set v%1$d up
          ip link set p%1$d up
          """
          .formatted(pair);
    }
    return "ip neighbor %s %s lladdr 02:00:00:00:00:%02x dev %s"
        .formatted(
            any("replace", "replace", "del"), any(GATEWAYS_4), 1 + random.nextInt(9), any(LINKS));
  }

  private String route(String family, List<String> prefixes, List<String> gateways) {
    StringBuilder command =
        new StringBuilder("ip ")
            .append(family)
            .append(" route ")
            .append(any("add", "add", "replace", "append", "prepend", "change", "del", "del"))
            .append(' ')
            .append(any("", "", "", "", "", "", "blackhole ", "unreachable "))
            .append(any(prefixes));
    if (command.indexOf("blackhole") < 0 && command.indexOf("unreachable") < 0) {
      switch (random.nextInt(5)) {
        case 0 -> command.append(" dev ").append(any(LINKS));
        case 1 ->
            command
                .append(" nexthop via ")
                .append(any(gateways))
                .append(" nexthop via ")
                .append(any(gateways))
                .append(" weight ")
                .append(1 + random.nextInt(3));
        default -> command.append(" via ").append(any(gateways));
      }
    }
    command
        .append(any("", "", "", " metric 50", " metric 1024"))
        .append(any("", "", "", " table 77"))
        .append(any("", "", "", " mtu 1400"))
        .append(
            family.equals("-4")
                ? any("", "", "", " tos 0x10", " src 10.0.0.1", " src 10.0.5.1")
                : any("", "", "", " src 2001:db8::1"));
    return command.toString();
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
