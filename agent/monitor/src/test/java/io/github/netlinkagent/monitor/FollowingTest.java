package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NeighborFilter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is followed for what is tracked. */
class FollowingTest {

  /** What links take: the qdisc that each shows changes without a word about the link. */
  private static final Set<MulticastGroup> FOR_LINKS =
      EnumSet.of(MulticastGroup.LINK, MulticastGroup.IPV6_IFINFO, MulticastGroup.TC);

  @Test
  void allGroupsAreJoinedAsLongAsNothingIsLeftOut() {
    Following following = following("");
    assertEquals(EnumSet.allOf(MulticastGroup.class), following.groups());
    assertEquals(Optional.empty(), following.neighborFilter());
  }

  /** The kernel refuses it to those without CAP_NET_ADMIN, who miss nothing of the model by it. */
  @Test
  void withoutReportsOfWhatPassesNothingGrowsOld() {
    Following everything = following("");
    assertTrue(everything.groups().contains(MulticastGroup.IPV4_MROUTE_R));
    assertFalse(everything.growsOldWithout(MulticastGroup.IPV4_MROUTE_R));
    assertFalse(everything.growsOldWithout(MulticastGroup.NOTIFY));
    assertTrue(everything.growsOldWithout(MulticastGroup.IPV4_MROUTE));
  }

  @Test
  void routesTakeAlongWhatSilentlyChangesThem() {
    Set<MulticastGroup> of4 = following("objects=route,families=ipv4").groups();
    assertTrue(
        of4.containsAll(
            with(MulticastGroup.IPV4_ROUTE, MulticastGroup.IPV4_IFADDR, MulticastGroup.NEXTHOP)),
        of4::toString);
    assertFalse(of4.contains(MulticastGroup.IPV6_ROUTE), of4::toString);
    assertFalse(of4.contains(MulticastGroup.NEIGH), of4::toString);
    Set<MulticastGroup> of6 = following("objects=route,families=ipv6").groups();
    assertTrue(
        of6.containsAll(
            with(
                MulticastGroup.IPV6_ROUTE,
                MulticastGroup.IPV6_IFADDR,
                MulticastGroup.NEXTHOP,
                MulticastGroup.IPV6_PREFIX,
                MulticastGroup.ND_USEROPT)),
        of6::toString);
    assertFalse(of6.contains(MulticastGroup.IPV4_ROUTE), of6::toString);
  }

  @Test
  void aKindThatNothingElseChangesComesAlone() {
    assertEquals(FOR_LINKS, following("objects=link").groups());
    assertEquals(with(MulticastGroup.NEIGH), following("objects=neighbor").groups());
  }

  @Test
  void ofNeighborsThoseFamiliesPassThatAreFollowed() {
    assertEquals(
        Optional.of(new NeighborFilter(Set.of(Family.IPV4, Family.IPV6))),
        following("objects=neighbor").neighborFilter());
    assertEquals(
        Optional.of(new NeighborFilter(Set.of(Family.IPV4, Family.BRIDGE))),
        following("families=ipv4").neighborFilter());
    assertEquals(
        Optional.of(new NeighborFilter(Set.of(Family.BRIDGE))),
        following("objects.exclude=neighbor").neighborFilter());
    assertEquals(Optional.empty(), following("objects=link").neighborFilter());
  }

  @Test
  void tablesAreReadOneByOne() {
    Slice routes = Route.KIND.slice(Family.IPV4);
    assertEquals(
        Set.of(Route.KIND.slice(Family.IPV4, 254), Route.KIND.slice(Family.IPV4, 77)),
        Set.copyOf(following("tables=main|77").narrowed(routes).toList()));
    assertTrue(following("families=ipv6").narrowed(routes).findAny().isEmpty());
  }

  private static Set<MulticastGroup> with(MulticastGroup... groups) {
    Set<MulticastGroup> all = EnumSet.copyOf(FOR_LINKS);
    all.addAll(Set.of(groups));
    return all;
  }

  private static Following following(String arguments) {
    Set<String> complaints = new HashSet<>();
    Settings settings = Settings.read(arguments, new Properties(), Map.of(), complaints::add);
    assertEquals(Set.of(), complaints);
    return new Following(settings.tracked());
  }
}
