package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the beans show of rules is what {@code ip rule} prints, in its order. */
@RequiresNamespace
class ShowEqualsRuleTest {

  private ShownBeans beans;

  @BeforeEach
  void open() throws Exception {
    Shell.run("ip link add v0 type veth peer name p0");
    beans = new ShownBeans();
  }

  @AfterEach
  void close() {
    beans.close();
    Shell.run(
        """
        ip link del v0
        ip rule flush
        ip rule add lookup main priority 32766
        ip rule add lookup default priority 32767
        ip -6 rule flush
        ip -6 rule add lookup main priority 32766
        """);
  }

  @Test
  void rulesOfAllSorts() {
    Shell.run(
        """
        ip rule add not from 10.1.0.0/16 to 192.0.2.0/24 tos 0x10 fwmark 0x17/0xff iif v0 \
          oif nowhere priority 100 table 1000 suppress_prefixlength 0 suppress_ifgroup 7 \
          protocol bgp realms 3/4 ipproto tcp sport 1000-2000 dport 443
        ip rule add priority 200 goto 300
        ip rule add priority 201 l3mdev
        ip rule add priority 202 tun_id 77 lookup 77 realms 9
        ip rule add priority 203 from 192.0.2.1 prohibit
        ip rule add priority 203 blackhole
        ip rule add priority 203 from 192.0.2.9 unreachable
        ip rule add priority 204 from 0.0.0.0/8 nop
        ip rule add priority 205 uidrange 0-0 fwmark 0x7 lookup default protocol static
        ip rule add ipproto 253 dport 7 lookup main suppress_ifgroup default
        ip -6 rule add from 2001:db8::/32 to 2001:db8:1::1 table main priority 5
        ip -6 rule add ipproto ipv6-icmp goto 32766
        """);
    beans.assertShown("ip rule show", "netlink:type=Rules,family=ipv4");
    beans.assertShown("ip -6 rule show", "netlink:type=Rules,family=ipv6");
    Shell.run("ip rule add priority 300 lookup main; ip link del v0; ip rule del priority 203");
    Shell.run("ip link add v0 type veth peer name p0; ip link set v0 name nowhere");
    beans.assertShown("ip rule show", "netlink:type=Rules,family=ipv4");
    Shell.run("ip link set nowhere name v0");
    beans.assertShown("ip rule show", "netlink:type=Rules,family=ipv4");
  }
}
