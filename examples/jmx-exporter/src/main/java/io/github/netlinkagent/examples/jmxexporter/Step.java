package io.github.netlinkagent.examples.jmxexporter;

import java.util.List;

/**
 * Something that happens to the private network.
 *
 * @param title what happens, in words
 * @param command the shell command that makes it happen; empty for none
 * @param expected lines that a scrape must then have; one without a value must be gone
 */
record Step(String title, String command, List<String> expected) {

  static final Step FIRST =
      new Step("A scrape, as it is", "", List.of("netlink_agent_state{state=\"RUNNING\"} 1"));

  /** What is done to the private network; none of it may be done to a real one. */
  static final List<Step> STORY =
      List.of(
          new Step(
              "A cable is plugged in",
              "ip link add eth0 type veth peer name switch0"
                  + " && ip link set switch0 up && ip link set eth0 up",
              List.of(
                  "netlink_interface_up{interface=\"eth0\"} 1",
                  "netlink_interface_carrier{interface=\"eth0\"} 1",
                  "netlink_interface_oper_state{interface=\"eth0\",state=\"UP\"} 1")),
          new Step(
              "The service gets an address and a default route",
              "ip address add 192.0.2.2/24 dev eth0 && ip route add default via 192.0.2.1",
              List.of(
                  "netlink_default_route{family=\"ipv4\"} 1",
                  "netlink_routes{family=\"ipv4\",table=\"main\"} 2")),
          new Step(
              "The link goes down, and takes the routes with it",
              "ip link set eth0 down",
              List.of(
                  "netlink_interface_up{interface=\"eth0\"} 0",
                  "netlink_interface_flaps_total{interface=\"eth0\"} 1",
                  "netlink_default_route{family=\"ipv4\"} 0",
                  "netlink_routes{family=\"ipv4\",table=\"main\"} 0")),
          new Step(
              "The cable is gone, and so is all that was said of it",
              "ip link delete eth0",
              List.of("netlink_interface_up{interface=\"eth0\"}", "netlink_interfaces 1")));
}
