package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.ip;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.mac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.GroupAddress;
import io.github.netlinkagent.monitor.Lifetimes;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.ProxyNeighbor;
import io.github.netlinkagent.netlink.IpAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Words that this kernel gives no occasion for; the others are held against the tools. */
class BridgeWordingTest {

  private final Wording wording =
      Wording.of(Model.of(List.of(link(2, "br0"), link(3, "p0"))), Names.builtIn());

  @Test
  void aForwardingEntryTellsItsFlagsInTheOrderOfBridgeFdb() {
    assertEquals(
        "02:00:00:00:00:11 dev p0 vlan 100 router extern_learn offload sticky master br0 stale",
        wording.listed(entry(100, 2, 0x04, 0xf0, null, 0, -1, -1)));
    assertEquals(
        "02:00:00:00:00:11 dev p0 dst 10.0.0.9 port 4790 vni 77 src_vni 5 via ifindex 9 nhid 4"
            + " link-netnsid 3 self state=0x10",
        wording.listed(entry(0, 0, 0x10, 0x02, ip("10.0.0.9"), 4790, 77, 5)));
    assertEquals(
        "02:00:00:00:00:11 dev p0 master br0 state=0",
        wording.listed(entry(0, 2, 0, 0, null, 0, -1, -1)));
  }

  @Test
  void groupAddressesAndProxies() {
    GroupAddress group =
        new GroupAddress(3, ip("239.7.7.7"), false, 32, 0x80, 0, Lifetimes.FOREVER);
    assertEquals("inet 239.7.7.7", wording.listed(group));
    assertEquals(
        "3: p0 inet mcast 239.7.7.7 scope global valid_lft forever preferred_lft forever",
        wording.object(group, Instant.EPOCH));
    assertEquals(
        "inet6 any 2001:db8::",
        wording.listed(
            new GroupAddress(3, ip("2001:db8::"), true, 128, 0x80, 0, Lifetimes.FOREVER)));
    assertEquals("10.0.0.18 proxy", wording.listed(new ProxyNeighbor(0, ip("10.0.0.18"), 0x08, 0)));
  }

  @Test
  void inTheMannerOfLinkmonitor() {
    assertEquals(
        "new fdb: dev=p0 laddr=2:0:0:0:0:11 dst=10.0.0.9",
        terse(entry(0, 0, 0x80, 0x02, ip("10.0.0.9"), 0, -1, -1)));
    assertEquals(
        "new proxy: dev=p0 dst=10.0.0.18", terse(new ProxyNeighbor(3, ip("10.0.0.18"), 0x08, 0)));
    assertEquals(
        "new mcaddr: dev=p0 address=239.7.7.7",
        terse(new GroupAddress(3, ip("239.7.7.7"), false, 32, 0x80, 0, Lifetimes.FOREVER)));
  }

  private String terse(NetworkObject object) {
    return wording.terse(new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }

  private static ForwardingEntry entry(
      int vlan,
      int master,
      int state,
      int flags,
      @Nullable IpAddress destination,
      int port,
      long vni,
      long sourceVni) {
    boolean remote = destination != null;
    return new ForwardingEntry(
        3,
        mac(2, 0, 0, 0, 0, 0x11),
        vlan,
        master,
        state,
        flags,
        destination,
        port,
        vni,
        sourceVni,
        remote ? 9 : 0,
        remote ? 3 : -1,
        remote ? 4 : 0,
        0,
        false,
        null);
  }
}
