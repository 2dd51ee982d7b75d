package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show of tables that the kernel never announces is what {@code ip} prints. */
@RequiresNamespace
class ShowEqualsTableTest {

  @BeforeEach
  void change() {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip addrlabel add prefix 2001:db8:77::/48 label 77
        ip addrlabel add prefix 2001:db8:78::/48 dev v0 label 78
        ip ntable change name arp_cache dev v0 queue 33 ucast_probes 7 app_probes 2 \
          mcast_probes 4 locktime 555 anycast_delay 123 proxy_delay 321 proxy_queue 5 \
          delay_probe 4321 gc_stale 54321 retrans 999 base_reachable 22222
        """);
  }

  @AfterEach
  void undo() {
    Shell.run(
        """
        ip addrlabel del prefix 2001:db8:77::/48 label 77
        ip addrlabel del prefix 2001:db8:78::/48 dev v0 label 78
        ip link del v0
        """);
  }

  @Test
  void labelsOfAddresses() throws Exception {
    try (ShownBeans beans = new ShownBeans()) {
      beans.assertShownInAnyOrder("ip addrlabel list", "netlink:type=AddressLabels", "(?!)");
    }
  }

  /** But for what changes by itself. */
  @Test
  void neighborTables() throws Exception {
    try (ShownBeans beans = new ShownBeans()) {
      beans.assertShownInAnyOrder(
          "ip -o ntable show | tr '\\\\' ' ' | sed 's/ refcnt .* base_/ base_/; /^ *$/d'",
          "netlink:type=NeighborTables",
          " refcnt \\d+ reachable \\d+");
    }
  }
}
