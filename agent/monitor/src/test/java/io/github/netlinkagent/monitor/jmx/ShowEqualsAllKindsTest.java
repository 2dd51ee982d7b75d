package io.github.netlinkagent.monitor.jmx;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.testing.MulticastDaemon;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One namespace that has all kinds of objects at once, and of each as many sorts as this kernel
 * has: of each kind the lines of {@code show} are those of {@code ip}, {@code bridge} or {@code
 * tc}.
 */
@RequiresNamespace
class ShowEqualsAllKindsTest {

  /**
   * @param command lists all objects of a kind, in the words of {@code java -jar ... show}
   * @param but what differs by nature: it counts or tells the time
   */
  private record Listing(String command, String but) {

    Listing(String command) {
      this(command, "(?!)");
    }
  }

  private static final Map<String, Listing> LISTED_BY =
      Map.ofEntries(
          entry("link", new Listing("ip -br link")),
          entry("neighbor", new Listing("ip neigh show")),
          entry("proxy-neighbor", new Listing("ip neigh show proxy")),
          entry(
              "neighbor-table",
              new Listing("ip -o ntable show", " (refcnt|reachable) \\d+| key_len .*(?= base_)")),
          entry("address-label", new Listing("ip addrlabel list")),
          entry(
              "group-address",
              new Listing(
                  "ip maddr show | awk '/^[0-9]/ {link = $1 \" \" $2} /inet/ {print link, $1, $2}'")),
          entry("nexthop", new Listing("ip nexthop show")),
          entry("netconf", new Listing("ip netconf show")),
          // The name that a file of /run/netns gives to the id is not the kernel's.
          entry("nsid", new Listing("ip netns list-id | sed 's/ (iproute2.*//'")),
          entry("nexthop-bucket", new Listing("ip nexthop bucket show", " idle_time \\S+")),
          entry("fdb", new Listing("bridge fdb show")),
          entry("mdb", new Listing("bridge mdb show")),
          entry(
              "mdb-router",
              new Listing(
                  "bridge -d mdb show | sed -n 's/^router ports on \\(\\w*\\): \\(.*\\) $/\\1 \\2/p'"
                      + " | while read bridge ports; do for port in $ports; do"
                      + " echo router port dev $port master $bridge; done; done")),
          entry("rule", new Listing("ip -4 rule show; ip -6 rule show")),
          entry(
              "multicast-route",
              new Listing("ip -4 mroute show table all; ip -6 mroute show table all")),
          entry(
              "route",
              new Listing(
                  "ip -4 route show table all; ip -6 route show table all", " expires \\d+sec")),
          entry("qdisc", new Listing("tc qdisc show", " direct_packets_stat \\d+")),
          entry(
              "class",
              new Listing(
                  ofEachLink("tc class show dev $link | sed \"s/^class \\S* \\S*/& dev $link/\""))),
          entry(
              "filter",
              new Listing(
                  ofEachLink(
                      "tc filter show dev $link | sed \"s/^filter parent/filter dev $link parent/\"",
                      "tc filter show dev $link egress",
                      "tc filter show dev $link ingress"))),
          entry(
              "chain",
              new Listing(
                  ofEachLink(
                      "tc chain show dev $link | sed \"s/^chain parent/chain dev $link parent/\"",
                      "tc chain show dev $link egress",
                      "tc chain show dev $link ingress | sed \"s/^chain parent/chain dev $link"
                          + " parent/\""))));

  /** What no tool lists: only its events can be followed. */
  private static final Set<String> NEVER_LISTED = Set.of("prefix", "router-option", "cache-report");

  /** What this kernel has none of: it was built without the VLAN filtering of bridges. */
  private static final Set<String> NOT_HERE = Set.of("bridge-vlan", "bridge-vlan-options");

  /**
   * Each address is an object, but a line has all those of a link: compared as {@code -br addr}.
   */
  private static final Set<String> OF_OTHER_FORM = Set.of("address");

  @BeforeEach
  void fill() throws IOException {
    Shell.run(resource("all-kinds.sh"));
  }

  @AfterEach
  void tidyUp() throws IOException {
    Shell.run(resource("no-kinds.sh"));
  }

  @Test
  void ofEachKindTheLinesAreThoseOfTheTool() throws Exception {
    try (MulticastDaemon daemon = new MulticastDaemon()) {
      daemon.run("vif(0, 'v0'); vif(1, 'v1')");
      daemon.run("mfc('10.0.0.9', '239.1.1.1', 0, 7, 3)");
      daemon.run("mfc('2001:db8::9', 'ff05::77', 1, 1, 0)");
      try (ShownBeans beans = new ShownBeans()) {
        Set<String> unasked = new HashSet<>();
        for (Kind<?> kind : Kinds.ALL) {
          Listing listing = LISTED_BY.get(kind.label());
          if (listing == null) {
            unasked.add(kind.label());
          } else {
            beans.assertListed(listing.command, kind, listing.but);
          }
        }
        unasked.removeAll(NEVER_LISTED);
        unasked.removeAll(NOT_HERE);
        unasked.removeAll(OF_OTHER_FORM);
        assertEquals(Set.of(), unasked, "kinds of which nobody knows what lists them");

        beans.assertShownInAnyOrder("ip -br link", "netlink:type=Interfaces", "(?!)");
        beans.assertAddresses();
        for (String link : links()) {
          beans.assertDetails(link);
        }
        for (String family : List.of("ipv4", "ipv6")) {
          for (String table : List.of("main", "local", "default", "100")) {
            beans.assertShownInAnyOrder(
                "ip -%s route show table %s".formatted(family.charAt(3), table),
                "netlink:type=Routes,family=%s,table=%s".formatted(family, table),
                " expires \\d+sec");
          }
        }
        for (String link : List.of("v0", "v1")) {
          beans.assertShownInAnyOrder(
              "ip neigh show dev " + link, "netlink:type=Neighbors,interface=" + link, "(?!)");
        }
        // All but tuns, which take a device file that not everybody may open.
        assertTrue(links().size() >= 18, () -> links().toString());
      }
    }
  }

  private static List<String> links() {
    return Shell.run("ip -o link show | cut -d: -f2 | cut -d@ -f1").stream()
        .map(String::strip)
        .toList();
  }

  private static String ofEachLink(String... commands) {
    return "for link in $(ls /sys/class/net); do " + String.join("; ", commands) + "; done";
  }

  private static String resource(String name) throws IOException {
    try (InputStream script = ShowEqualsAllKindsTest.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
