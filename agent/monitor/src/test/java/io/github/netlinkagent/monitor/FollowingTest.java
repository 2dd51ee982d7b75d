package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.MulticastGroup;
import org.junit.jupiter.api.Test;

class FollowingTest {

  private final Following everything = new Following(Tracking.EVERYTHING);

  /** The kernel refuses it to those without CAP_NET_ADMIN, who miss nothing of the model by it. */
  @Test
  void withoutReportsOfWhatPassesNothingGrowsOld() {
    assertTrue(everything.groups().contains(MulticastGroup.IPV4_MROUTE_R));
    assertFalse(everything.growsOldWithout(MulticastGroup.IPV4_MROUTE_R));
    assertFalse(everything.growsOldWithout(MulticastGroup.IPV4_NETCONF));
    assertTrue(everything.growsOldWithout(MulticastGroup.IPV4_MROUTE));
  }
}
