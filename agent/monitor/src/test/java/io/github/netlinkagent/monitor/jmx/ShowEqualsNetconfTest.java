package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show of settings and ids is what {@code ip} prints, in its order. */
@RequiresNamespace
class ShowEqualsNetconfTest {

  private ShownBeans beans;

  @BeforeEach
  void open() throws Exception {
    Shell.run("ip link add v0 type veth peer name p0; ip netns add ns1; ip netns add ns2");
    beans = new ShownBeans();
  }

  @AfterEach
  void close() {
    beans.close();
    Shell.run("ip link del v0; ip netns del ns1; ip netns del ns2");
  }

  @Test
  void settingsOfInterfaces() {
    Shell.run(
        """
        echo 1 > /proc/sys/net/ipv4/conf/v0/rp_filter
        echo 2 > /proc/sys/net/ipv4/conf/p0/rp_filter
        echo 1 > /proc/sys/net/ipv4/conf/p0/forwarding
        echo 1 > /proc/sys/net/ipv6/conf/v0/proxy_ndp
        echo 1 > /proc/sys/net/ipv6/conf/p0/ignore_routes_with_linkdown
        """);
    beans.assertShown("ip netconf", "netlink:type=Netconf");
  }

  @Test
  void idsOfNamespaces() {
    Shell.run("ip netns set ns1 707; ip netns set ns2 703");
    beans.assertShown("ip netns list-id | sed 's/ (iproute2.*//'", "netlink:type=NamespaceIds");
  }
}
