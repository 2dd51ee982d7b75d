package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show of nexthops is what {@code ip nexthop} prints, in its order. */
@RequiresNamespace
class ShowEqualsNexthopTest {

  private ShownBeans beans;

  @BeforeEach
  void open() throws Exception {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link set v0 up
        ip link set p0 up
        ip address add 10.0.0.1/24 dev v0
        ip address add 2001:db8::1/64 dev v0 nodad
        """);
    beans = new ShownBeans();
  }

  @AfterEach
  void close() {
    beans.close();
    Shell.run("ip nexthop flush; ip link del v0");
  }

  @Test
  void nexthopsGroupsAndBuckets() {
    Shell.run(
        """
        ip nexthop add id 1 via 10.0.0.2 dev v0 proto bgp onlink
        ip nexthop add id 2 dev v0
        ip nexthop add id 3 blackhole
        ip -6 nexthop add id 4 blackhole
        ip nexthop add id 5 via 10.0.0.7 fdb
        ip nexthop add id 6 group 5 fdb
        ip nexthop add id 8 encap seg6 mode encap segs fc00::1 via 2001:db8::2 dev v0
        ip nexthop add id 4000000000 via 2001:db8::3 dev v0
        ip nexthop add id 10 group 1,2/2,256
        ip nexthop add id 11 group 1,3/2 type resilient buckets 4 idle_timer 60 unbalanced_timer 300
        ip nexthop add id 12 group 1 type resilient buckets 2 idle_timer 12345
        """);
    beans.assertShown("ip nexthop show", "netlink:type=Nexthops");
    // Idle times grow until the moment they are read.
    beans.assertShown(
        "ip nexthop bucket show | sed 's/ idle_time [^ ]*//'",
        "netlink:type=NexthopBuckets",
        " idle_time \\S+");
    Shell.run("ip nexthop del id 2");
    beans.assertShown("ip nexthop show", "netlink:type=Nexthops");
  }
}
