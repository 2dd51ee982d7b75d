package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.ip;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.mac;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastEntry;
import io.github.netlinkagent.monitor.MulticastRoute;
import io.github.netlinkagent.monitor.MulticastRouterPort;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.netlink.MulticastRouteMessage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that this kernel gives no occasion for; the others are held against the tools. */
class MulticastWordingTest {

  private final Wording wording =
      Wording.of(Model.of(List.of(link(2, "br0"), link(3, "p0"))), Names.builtIn());

  @Test
  void aGroupTellsItsFlagsAndItsVlan() {
    assertEquals(
        "dev br0 port p0 grp 239.1.1.1 src 10.0.0.9 temp offload fast_leave added_by_star_ex"
            + " blocked vid 9",
        wording.listed(
            new MulticastEntry(
                2,
                3,
                ip("239.1.1.1"),
                null,
                ip("10.0.0.9"),
                9,
                false,
                0xf,
                4,
                true,
                List.of(),
                null,
                0,
                -1,
                0,
                -1,
                100)));
    assertEquals("dev br0 port p0 grp 01:00:5e:11:22:33 permanent", wording.listed(ofEthernet()));
  }

  @Test
  void aMulticastRouteThatHardwareForwards() {
    assertEquals(
        "(10.0.0.9,239.1.1.1) Iif: br0 Oifs: p0(ttl 3) br0 State: resolved offload Table: 77",
        wording.listed(
            new MulticastRoute(
                77,
                ip("10.0.0.9"),
                ip("239.1.1.1"),
                2,
                List.of(
                    new MulticastRouteMessage.Output(3, 3), new MulticastRouteMessage.Output(2, 1)),
                17,
                MulticastRoute.OFFLOAD,
                null)));
    MulticastRoute unresolved =
        new MulticastRoute(
            254,
            ip("2001:db8::9"),
            ip("ff05::77"),
            0,
            List.of(),
            17,
            MulticastRoute.UNRESOLVED,
            null);
    assertEquals(
        "(2001:db8::9,ff05::77) Iif: unresolved State: unresolved", wording.listed(unresolved));
    assertEquals("new mroute: src=2001:db8::9 dst=ff05::77", terse(unresolved));
  }

  @Test
  void inTheMannerOfLinkmonitor() {
    assertEquals("new mdb: dev=p0 group=01:00:5e:11:22:33", terse(ofEthernet()));
    assertEquals("new mdb-router: dev=p0", terse(new MulticastRouterPort(2, 3, 2, 0)));
  }

  private String terse(NetworkObject object) {
    return wording.terse(new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }

  private static MulticastEntry ofEthernet() {
    return new MulticastEntry(
        2,
        3,
        null,
        mac(1, 0, 0x5e, 0x11, 0x22, 0x33),
        null,
        0,
        true,
        0,
        4,
        null,
        List.of(),
        null,
        0,
        -1,
        0,
        -1,
        0);
  }
}
