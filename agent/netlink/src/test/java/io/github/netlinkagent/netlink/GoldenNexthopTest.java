package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.NexthopMessage.Member;
import io.github.netlinkagent.netlink.NexthopMessage.MemberStatistics;
import io.github.netlinkagent.netlink.NexthopMessage.Resilience;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenNexthopTest {

  @Test
  void aNexthopTellsItsGatewayAndItsLink() {
    NexthopMessage nexthop = nexthop("nexthop-ipv4");
    assertEquals(Family.IPV4, nexthop.family());
    assertEquals(1, nexthop.id());
    assertEquals("10.0.0.2", String.valueOf(nexthop.gateway()));
    assertEquals(3, nexthop.index());
    assertEquals(253, nexthop.scope());
    assertEquals(186, nexthop.protocol());
    assertEquals(Hop.ONLINK, nexthop.flags());
    assertTrue(nexthop("nexthop-blackhole").blackhole());
    assertTrue(nexthop("nexthop-removed").deletes());
  }

  @Test
  void anEncapsulationIsKeptWithItsType() {
    NexthopMessage nexthop = nexthop("nexthop-ipv6-encap");
    assertEquals(Family.IPV6, nexthop.family());
    assertNotNull(nexthop.encapsulation());
    assertEquals(5, nexthop.encapsulation().type());
    assertEquals(32, nexthop.encapsulation().attributes().length());
  }

  @Test
  void aGroupTellsItsMembersAndItsType() {
    NexthopMessage group = nexthop("nexthop-group-resilient");
    assertEquals(Family.UNSPEC, group.family());
    assertEquals(List.of(new Member(1, 3), new Member(2, 1)), group.group());
    assertEquals("[1,3, 2]", group.group().toString());
    assertEquals(1, group.groupType());
    assertEquals(new Resilience(4, 6000, 30000, 0), group.resilience());
    assertEquals(
        new Resilience(4, 12000, 0, 500), nexthop("nexthop-group-unbalanced").resilience());
    assertEquals(0x80000000, group.operationFlags());
    assertTrue(nexthop("nexthop-group-fdb").fdb());
  }

  @Test
  void aWeightHas16BitsAndACount32Or64() {
    NexthopMessage group = nexthop("nexthop-group-statistics");
    assertEquals(List.of(new Member(1, 515), new Member(2, 1)), group.group());
    assertEquals(
        List.of(new MemberStatistics(1, (1L << 32) + 5, 3), new MemberStatistics(2, 7, 0)),
        group.statistics());
    assertTrue(group.hardwareCounts());
    assertTrue(group.hardwareCounted());
  }

  @Test
  void aBucketTellsItsGroupAndItsNexthop() {
    NexthopBucketMessage bucket =
        assertInstanceOf(NexthopBucketMessage.class, GoldenMessage.read("nexthop-bucket"));
    assertEquals(11, bucket.group());
    assertEquals(2, bucket.index());
    assertEquals(1, bucket.nexthopId());
    assertEquals(578, bucket.idleTime());
    assertEquals(List.of(), bucket.unknown());
  }

  private static NexthopMessage nexthop(String name) {
    NexthopMessage message = assertInstanceOf(NexthopMessage.class, GoldenMessage.read(name));
    assertEquals(List.of(), message.unknown());
    return message;
  }
}
