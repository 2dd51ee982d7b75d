package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A router in a namespace of its own advertises over a veth pair. */
@RequiresNamespace
class RouterAdvertisementTest {

  private static final String PREFIX = "03044040%08x%08x0000000020010db80007%04x0000000000000000";
  private static final String NAME_SERVER = "19030000%08x20010db8000700000000000000000053";

  private final List<String> told = new ArrayList<>();
  private TwoPairs pairs;

  @BeforeEach
  void openWithARouter() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    Shell.run(
        """
        unshare --net sleep 600 > /dev/null 2>&1 & router=$!
        echo $router > /run/router
        until [ "$(readlink /proc/$router/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
        nsenter -t $router -n sh -ec '
          echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad
          echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
          ip link set lo up'
        ip link add v2 type veth peer name r2 netns $router
        nsenter -t $router -n ip link set r2 up
        nsenter -t $router -n ip address add fe80::1/64 dev r2 nodad
        ip link set v2 up
        """);
    KernelDump.settle(pairs.monitor.model());
    pairs.announced();
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run(
        """
        if [ -s /run/radvd.pid ]; then kill $(cat /run/radvd.pid); fi
        kill $(cat /run/router)
        ip link del v2 2>&- || true
        """);
  }

  @Test
  void whatRadvdAdvertisesIsHeldAndWithdrawnWhenItEnds() {
    Shell.run(
        """
        cat > /run/radvd.conf <<END
        interface r2 {
          AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4; AdvCurHopLimit 61;
          prefix 2001:db8:7::/64 { AdvValidLifetime 86400; AdvPreferredLifetime 14400; };
          RDNSS 2001:db8:7::53 2001:db8:7::54 { AdvRDNSSLifetime 600; };
          DNSSL corp.example { AdvDNSSLLifetime 700; };
        };
        END
        nsenter -t $(cat /run/router) -n radvd -n -m none -C /run/radvd.conf -p /run/radvd.pid \\
          > /dev/null 2>&1 &
        """);
    awaitTold("dnssl corp.example");
    String router = " dev v2 router " + routerOfOptions();
    assertEquals(
        List.of(
            "added announced dnssl corp.example" + router + " lifetime 700",
            "added announced pio 2001:db8:7::/64"
                + router
                + " onlink autoconf valid 86400 preferred 14400",
            "added announced prefix 2001:db8:7::/64 dev v2 onlink autoconf valid 86400 preferred"
                + " 14400",
            "added announced rdnss 2001:db8:7::53" + router + " lifetime 600",
            "added announced rdnss 2001:db8:7::54" + router + " lifetime 600"),
        advertised());
    KernelDump.settle(pairs.monitor.model());
    // What radvd says again every few seconds is no change; when it ends, it withdraws the options.
    told.clear();
    Shell.run("kill $(cat /run/radvd.pid); rm -f /run/radvd.pid");
    awaitTold("removed announced dnssl corp.example");
    assertEquals(
        List.of(
            "removed announced dnssl corp.example" + router + " lifetime 700",
            "removed announced rdnss 2001:db8:7::53" + router + " lifetime 600",
            "removed announced rdnss 2001:db8:7::54" + router + " lifetime 600"),
        advertised());
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void onlyWhatIsAdvertisedOtherwiseIsAChange() {
    advertise(prefix(7, 3600, 1800));
    awaitTold("prefix 2001:db8:7:7::/64");
    told.clear();
    advertise(prefix(7, 3600, 1800));
    advertise(prefix(7, 3599, 1799));
    advertise(prefix(7, 9000, 1799));
    advertise(prefix(7, 0, 0));
    awaitTold("removed announced prefix 2001:db8:7:7::/64");
    assertEquals(
        List.of(
            "changed announced prefix 2001:db8:7:7::/64 dev v2 autoconf valid 9000 preferred 1799"
                + " [valid]",
            "removed announced prefix 2001:db8:7:7::/64 dev v2 autoconf valid 9000 preferred 1799"),
        told.stream().filter(line -> line.matches("\\w+ \\S+ prefix 2001.*")).toList());
  }

  @Test
  void whatIsNotSaidAgainExpires() {
    advertise(prefix(7, 3600, 1800), NAME_SERVER.formatted(1), prefix(8, 1, 1));
    awaitTold("removed expired rdnss 2001:db8:7::53");
    awaitTold("removed expired prefix 2001:db8:7:8::/64");
    assertEquals(1, pairs.monitor.model().count(AdvertisedPrefix.KIND));
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void itSurvivesAResyncAndEndsWithItsLink() throws Exception {
    advertise(prefix(7, 3600, 1800), NAME_SERVER.formatted(600));
    awaitTold("rdnss 2001:db8:7::53");
    assertTrue(pairs.monitor.resync(Duration.ofSeconds(20)));
    assertEquals(2, pairs.monitor.model().count(RouterOption.KIND));
    told.clear();
    Shell.run("ip link set v2 down");
    awaitTold("removed link-down rdnss 2001:db8:7::53");
    awaitTold("removed link-down prefix 2001:db8:7:7::/64");
    Shell.run("ip link set v2 up");
    KernelDump.settle(pairs.monitor.model());
    advertise(prefix(7, 3600, 1800));
    awaitTold("added announced prefix 2001:db8:7:7::/64");
    Shell.run("nsenter -t $(cat /run/router) -n ip link del r2");
    awaitTold("removed announced v2");
    assertTrue(
        told.stream().anyMatch(line -> line.startsWith("removed link-down prefix 2001:db8:7:7")),
        told::toString);
    assertEquals(0, pairs.monitor.model().count(AdvertisedPrefix.KIND));
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void whatAnAdvertisementChangesInADefaultRouteIsReadAgain() {
    advertise(prefix(7, 3600, 1800));
    awaitTold("prefix 2001:db8:7:7::/64");
    KernelDump.settle(pairs.monitor.model());
    // An MTU of 1400, which only the route tells.
    advertise(prefix(7, 3600, 1800), "0501000000000578");
    Eventually.holds(
        () ->
            pairs
                .monitor
                .model()
                .defaultRoutes(Family.IPV6, Route.TABLE_MAIN)
                .anyMatch(route -> route.metrics().containsValue(1400L)),
        () -> String.valueOf(KernelDump.differences(pairs.monitor.model())));
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void theTimesThatARouterAdvertisesAreFoundInTheNeighborTable() {
    advertise(12000, 2000);
    awaitTold("changed link-view inet6 ndisc_cache dev v2 base_reachable 12000 retrans 2000 ");
    KernelDump.settle(pairs.monitor.model());
  }

  @Test
  void aFloodIsBoundedAndCounted() {
    for (int i = 0; i < 15; i++) {
      List<String> prefixes = new ArrayList<>();
      for (int j = 0; j < 20; j++) {
        prefixes.add(prefix(20 * i + j, 3600, 1800));
      }
      advertise(prefixes.toArray(String[]::new));
    }
    // Of prefixes the kernel hands on fewer: not those for which it makes no address any more.
    Eventually.holds(
        () -> pairs.monitor.status().beyondLimit() >= 300 - ExpiringStore.MOST_FOR_A_LINK,
        () -> pairs.monitor.status().toString());
    assertEquals(ExpiringStore.MOST_FOR_A_LINK, pairs.monitor.model().count(RouterOption.KIND));
  }

  private void awaitTold(String part) {
    Eventually.holds(
        () -> {
          told.addAll(pairs.soFar());
          return told.stream().anyMatch(line -> line.contains(part));
        },
        () -> part + " in " + told);
  }

  private List<String> advertised() {
    return told.stream()
        .filter(line -> line.matches("\\S+ \\S+ (prefix|pio|rdnss|dnssl) .*"))
        .sorted()
        .toList();
  }

  private String routerOfOptions() {
    return pairs
        .monitor
        .model()
        .all(RouterOption.KIND)
        .map(option -> String.valueOf(option.router()))
        .findFirst()
        .orElseThrow();
  }

  private static String prefix(int subnet, int valid, int preferred) {
    return PREFIX.formatted(valid, preferred, subnet);
  }

  /** Sends one advertisement of a default router with these options. */
  private static void advertise(String... options) {
    advertise(0, 0, options);
  }

  /** The same with times in milliseconds, which are left unsaid if they are 0. */
  private static void advertise(int reachable, int retransmission, String... options) {
    Shell.run(
        """
        nsenter -t $(cat /run/router) -n python3 -c '
        import socket, struct
        link = socket.if_nametoindex("r2")
        raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
        raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
        raw.bind(("fe80::1", 0, 0, link))
        raw.sendto(struct.pack("!BBHBBHII", 134, 0, 0, 64, 0, 1800, %d, %d)
                   + bytes.fromhex("%s"), ("ff02::1", 0, 0, link))'
        """
            .formatted(reachable, retransmission, String.join("", options)));
  }
}
