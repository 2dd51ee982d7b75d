package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.testing.MulticastDaemon;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import org.junit.jupiter.api.Test;

/** The multicast routes are shown as {@code ip mroute show table all} prints them. */
@RequiresNamespace
class ShowEqualsMrouteTest {

  @Test
  void multicastRoutesOfBothFamilies() throws Exception {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        for link in v0 p0 v1 p1; do ip link set $link up; done
        """);
    try (MulticastDaemon daemon = new MulticastDaemon();
        ShownBeans beans = new ShownBeans()) {
      daemon.run("vif(0, 'v0'); vif(1, 'v1')");
      daemon.run("mfc('10.0.0.9', '239.1.1.1', 0, 0, 1)");
      beans.assertShown("ip mroute show table all", "netlink:type=MulticastRoutes,family=ipv4");
      daemon.run("mfc('10.0.0.9', '239.1.1.1', 0, 7, 3)");
      beans.assertShown("ip mroute show table all", "netlink:type=MulticastRoutes,family=ipv4");
      daemon.run("mfc('2001:db8::9', 'ff05::77', 1, 1, 0)");
      beans.assertShown("ip -6 mroute show", "netlink:type=MulticastRoutes,family=ipv6");
    } finally {
      Shell.run("ip link del v0; ip link del v1");
    }
  }
}
