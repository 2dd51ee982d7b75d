package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.route;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.Hop;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line was printed by {@code ip} of iproute2 6.1.0 for the route that stands before it. */
class RouteWordingTest {

  private static final int V0 = 3;
  private static final int V1 = 5;

  private final Wording wording =
      Wording.of(
          Model.of(List.of(link(1, "lo"), link(V0, "v0"), link(V1, "v1"))),
          Names.in(Path.of("/nowhere")));

  static Stream<Arguments> routes() {
    return Stream.of(
        line(
            route("0.0.0.0/0").via("10.0.0.2", V0).metric(2, 1200),
            "default via 10.0.0.2 dev v0 mtu 1200"),
        line(route("0.0.0.0/0").dev(V0).scope(253).metric(5), "default dev v0 scope link metric 5"),
        line(
            route("10.0.0.0/24").dev(V0).protocol(2).scope(253).src("10.0.0.1").flags(Hop.LINKDOWN),
            "10.0.0.0/24 dev v0 proto kernel scope link src 10.0.0.1 linkdown"),
        line(
            route("198.18.7.0/24")
                .tos(0x10)
                .via("10.0.0.7", V0)
                .src("10.1.0.1")
                .protocol(186)
                .metric(77),
            "198.18.7.0/24 tos 0x10 via 10.0.0.7 dev v0 proto bgp src 10.1.0.1 metric 77"),
        line(
            route("198.18.7.0/24").via("10.0.0.7", V0).metric(4294967295L).protocol(77).scope(33),
            "198.18.7.0/24 via 10.0.0.7 dev v0 proto 77 scope 33 metric 4294967295"),
        line(
            route("198.18.0.0/24")
                .via("10.0.0.2", V0)
                .metric(1, 1 << 2 | 1 << 13)
                .metric(2, 1400)
                .metric(3, 5000)
                .metric(4, 12000)
                .metric(5, 12000)
                .metric(6, 6)
                .metric(7, 7)
                .metric(8, 1300)
                .metric(9, 5)
                .metric(10, 9)
                .metric(11, 11)
                .metric(12, 1)
                .metric(13, 20)
                .metric(14, 12)
                .metric(15, 1)
                .congctl("reno")
                .metric(17, 1),
            "198.18.0.0/24 via 10.0.0.2 dev v0 mtu lock 1400 window 5000 rtt 1.5s rttvar 3s"
                + " ssthresh 6 cwnd 7 advmss 1300 reordering 5 hoplimit 9 initcwnd 11 features ecn"
                + " rto_min lock 20ms initrwnd 12 quickack 1 congctl reno fastopen_no_cookie 1"),
        line(
            route("198.18.3.0/24").dev(V0).scope(253).metric(1, 1 << 16).congctl("reno"),
            "198.18.3.0/24 dev v0 scope link congctl lock reno"),
        line(
            route("198.18.4.0/24")
                .realm(5 << 16 | 7, V0)
                .scope(253)
                .metric(1, 1 << 13)
                .metric(10, 255)
                .metric(13, 1234567),
            "198.18.4.0/24 dev v0 scope link realms 5/7 hoplimit 255 rto_min lock 1234.57s"),
        line(
            route("198.18.5.0/24")
                .nexthop("10.0.0.2", V0, 1, 0, 3)
                .nexthop("", V1, 3, Hop.DEAD | Hop.LINKDOWN, 0x99),
            "198.18.5.0/24 nexthop via 10.0.0.2 realm 3 dev v0 weight 1"
                + " nexthop realm 153 dev v1 weight 3 dead linkdown"),
        line(
            route("198.18.6.0/24").via("fe80::1", V0).flags(Hop.ONLINK),
            "198.18.6.0/24 via inet6 fe80::1 dev v0 onlink"),
        line(route("198.18.8.0/24").type(7), "unreachable 198.18.8.0/24"),
        line(route("198.18.9.0/24").type(6), "blackhole 198.18.9.0/24"),
        line(route("198.18.10.0/24").type(8), "prohibit 198.18.10.0/24"),
        line(route("198.18.11.0/24").type(9), "throw 198.18.11.0/24"),
        line(
            route("10.0.0.1/32").type(2).table(255).dev(V0).protocol(2).scope(254).src("10.0.0.1"),
            "local 10.0.0.1 dev v0 proto kernel scope host src 10.0.0.1"),
        line(
            route("232.0.0.0/8").type(5).dev(V0).scope(253),
            "multicast 232.0.0.0/8 dev v0 scope link"),
        line(
            route("192.0.2.0/28").nhid(1).via("10.0.0.2", V0),
            "192.0.2.0/28 nhid 1 via 10.0.0.2 dev v0"),
        line(
            route("192.0.2.48/28").type(6).nhid(20).dev(1),
            "blackhole 192.0.2.48/28 nhid 20 dev lo"),
        line(
            route("198.51.101.0/24")
                .encap(
                    2,
                    attributes(
                        bytes(1, "000000000000004d"),
                        bytes(2, "0a000009"),
                        bytes(3, "00000000"),
                        bytes(5, "04"),
                        bytes(4, "03"),
                        bytes(6, "0004")),
                    V0)
                .scope(253),
            "198.51.101.0/24 encap ip id 77 src 0.0.0.0 dst 10.0.0.9 ttl 3 tos 4 key dev v0"
                + " scope link"),
        line(
            route("198.51.102.0/24")
                .encap(
                    4,
                    attributes(
                        bytes(1, "000000000000004d"),
                        bytes(2, "fc000000000000000000000000000009"),
                        bytes(3, "00000000000000000000000000000000"),
                        bytes(4, "03"),
                        bytes(5, "04"),
                        bytes(6, "0009")),
                    V0)
                .scope(253),
            "198.51.102.0/24 encap ip6 id 77 src :: dst fc00::9 hoplimit 3 tc 4 csum seq dev v0"
                + " scope link"),
        line(
            route("198.51.103.0/24").encap(1, attributes(bytes(1, "00064000000c8100")), V0),
            "198.51.103.0/24 encap mpls 100/200 dev v0"),
        line(
            route("198.51.104.0/24").encap(1, new byte[] {9, 0, 1}, V0),
            "198.51.104.0/24 encap mpls dev v0"),
        line(
            route("2001:db8:e::/48")
                .encap(
                    5,
                    attributes(
                        bytes(
                            1,
                            word(0)
                                + "0006040202000000"
                                + "00000000000000000000000000000000"
                                + "fc000000000000000000000000000002"
                                + "fc000000000000000000000000000001")),
                    V0),
            "2001:db8:e::/48 encap seg6 mode inline segs 3 [ fc00::1 fc00::2 :: ] dev v0"
                + " metric 1024 pref medium"),
        line(
            route("2001:db8:10::/48")
                .encap(
                    7,
                    attributes(bytes(1, word(2)), bytes(5, "fc000000000000000000000000000009")),
                    V0),
            "2001:db8:10::/48 encap seg6local action End.X nh6 fc00::9 dev v0 metric 1024"
                + " pref medium"),
        line(
            route("::1/128").type(2).table(255).dev(1).protocol(2).metric(0),
            "local ::1 dev lo proto kernel metric 0 pref medium"),
        line(
            route("2001:db8:20::/48").from("2001:db8:99::/64").via("2001:db8::2", V0),
            "2001:db8:20::/48 from 2001:db8:99::/64 via 2001:db8::2 dev v0 metric 1024 pref medium"),
        line(
            route("::/0").from("2001:db8:98::1/128").via("2001:db8::2", V0),
            "default from 2001:db8:98::1 via 2001:db8::2 dev v0 metric 1024 pref medium"),
        line(
            route("2001:db8:21::/48").type(7).dev(1).error(-113),
            "unreachable 2001:db8:21::/48 dev lo metric 1024 error 4294967183 pref medium"),
        line(
            route("2001:db8:28::/48")
                .via("fe80::5", V0)
                .protocol(9)
                .src("2001:db8::1")
                .metric(1, 1 << 2)
                .metric(2, 1300)
                .metric(10, 0xffffffffL)
                .congctl("reno")
                .pref(3),
            "2001:db8:28::/48 via fe80::5 dev v0 proto ra src 2001:db8::1 metric 1024 mtu lock 1300"
                + " congctl reno pref low"),
        line(
            route("2001:db8:b::/48").nhid(11).nexthop("2001:db8::2", V0, 1, 0, 0),
            "2001:db8:b::/48 nhid 11 metric 1024 pref medium nexthop via 2001:db8::2 dev v0"
                + " weight 1"),
        line(
            route("2001:db8:a::/48").nhid(2).via("2001:db8::2", V0),
            "2001:db8:a::/48 nhid 2 via 2001:db8::2 dev v0 metric 1024 pref medium"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("routes")
  void aRouteIsWordedAsIpRouteShowDoes(RouteExample route, String line) {
    assertEquals(line, wording.listed(route.build()));
  }

  @Test
  void aChangeTellsTheTableAsIpMonitorDoes() {
    RouteExample route = route("192.0.3.0/24").via("10.0.0.7", V0);
    Instant now = Instant.EPOCH;
    assertEquals(
        "192.0.3.0/24 via 10.0.0.7 dev v0 table 100",
        wording.change(new Change.Added(route.table(100).build(), Cause.ANNOUNCED, 1, now)));
    assertEquals(
        "Deleted 192.0.3.0/24 via 10.0.0.7 dev v0",
        wording.change(new Change.Removed(route.table(254).build(), Cause.LINK_DOWN, 2, now)));
  }

  @Test
  void aLifetimeCountsFromTheTimeOfTheChange() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    assertEquals(
        "default via 2001:db8::2 dev v0 metric 1024 expires 499sec pref high",
        wording.object(
            route("::/0").via("2001:db8::2", V0).pref(1).expires(now.plusMillis(499_900)).build(),
            now));
  }

  @Test
  void anUnknownInterfaceIsNamedByItsIndex() {
    assertEquals("192.0.3.0/24 dev if99", wording.listed(route("192.0.3.0/24").dev(99).build()));
  }

  private static Arguments line(RouteExample route, String line) {
    return Arguments.of(route, line);
  }

  private static byte[] attributes(byte[]... all) {
    ByteBuffer joined = ByteBuffer.allocate(Stream.of(all).mapToInt(one -> one.length).sum());
    Stream.of(all).forEach(joined::put);
    return joined.array();
  }

  /** {@code struct nlattr}, padded to four bytes. */
  private static byte[] bytes(int type, String hex) {
    byte[] value = HexFormat.of().parseHex(hex);
    return ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4)
        .order(ByteOrder.nativeOrder())
        .putShort((short) (4 + value.length))
        .putShort((short) type)
        .put(value)
        .array();
  }

  private static String word(int value) {
    ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value);
    return HexFormat.of().formatHex(word.array());
  }
}
