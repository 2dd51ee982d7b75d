package io.github.netlinkagent.examples.quickstart;

import java.util.List;

/** What happens to the private network, and what must be heard of it. */
final class Story {

  private static final String INTERFACE = "netlink.interface.change";
  private static final String ADDRESS = "netlink.address.change";
  private static final String ROUTE = "netlink.route.change";
  private static final String NEIGHBOR = "netlink.neighbor.change";

  /**
   * A scene of the story.
   *
   * @param title what happens, in words
   * @param command the shell command that makes it happen; empty for none
   * @param expected what must then arrive
   */
  record Step(String title, String command, List<Expected> expected) {}

  private Story() {}

  /** The agent attaches; it happens wherever the quickstart runs. */
  static Step opening() {
    return new Step(
        "The agent reads the network",
        "",
        List.of(new Expected.Change("netlink.sync.complete", "", "", "")));
  }

  /** What is done to the private network; none of it may be done to a real one. */
  static List<Step> steps() {
    return List.of(
        new Step(
            "A cable is plugged in",
            "ip link add eth0 type veth peer name switch0",
            List.of(
                announced(INTERFACE, "added", "eth0"), announced(INTERFACE, "added", "switch0"))),
        new Step(
            "Both ends are switched on",
            "ip link set switch0 up && ip link set eth0 up",
            List.of(
                announced(INTERFACE, "changed", "eth0"),
                announced(INTERFACE, "changed", "switch0"))),
        new Step(
            "The service gets an address",
            "ip address add 192.0.2.2/24 dev eth0",
            List.of(
                announced(ADDRESS, "added", "192.0.2.2/24"),
                announced(ROUTE, "added", "192.0.2.0/24"),
                mainRoutes(1))),
        new Step(
            "... its gateway, a neighbor",
            "ip neighbor add 192.0.2.1 lladdr 02:00:00:00:00:01 dev eth0",
            List.of(announced(NEIGHBOR, "added", "192.0.2.1"))),
        new Step(
            "... and routes through the gateway",
            "ip route add default via 192.0.2.1 && ip route add 198.51.100.0/24 via 192.0.2.1",
            List.of(
                announced(ROUTE, "added", "default via 192.0.2.1"),
                announced(ROUTE, "added", "198.51.100.0/24 via 192.0.2.1"),
                mainRoutes(3))),
        new Step(
            "The link goes down. The kernel drops the IPv4 routes over it and tells nobody: the"
                + " agent does",
            "ip link set eth0 down",
            List.of(
                announced(INTERFACE, "changed", "eth0"),
                lostWithTheLink("default via 192.0.2.1"),
                lostWithTheLink("198.51.100.0/24 via 192.0.2.1"),
                lostWithTheLink("192.0.2.0/24"),
                announced(NEIGHBOR, "removed", "192.0.2.1"),
                mainRoutes(0))),
        new Step(
            "The link comes back, but the routes through the gateway do not",
            "ip link set eth0 up",
            List.of(
                announced(INTERFACE, "changed", "eth0"),
                announced(ROUTE, "added", "192.0.2.0/24"),
                mainRoutes(1))));
  }

  private static Expected announced(String name, String type, String words) {
    return new Expected.Change(name, type, "announced", words);
  }

  private static Expected lostWithTheLink(String route) {
    return new Expected.Change(ROUTE, "removed", "link-down", route);
  }

  /** How many routes the main IPv4 table must have by the metrics. */
  private static Expected mainRoutes(int count) {
    return Expected.Value.of("netlink.route.count", count, "ipv4", "main");
  }
}
