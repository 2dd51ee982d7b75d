package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.Family;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private final Refusals refusals = new Refusals();

  @Test
  void eachSliceIsRefusedByItself() {
    refusals.answered(Route.KIND.slice(Family.IPV4), 0);
    refusals.answered(Route.KIND.slice(Family.IPV6), Errno.EAFNOSUPPORT);
    refusals.answered(Link.KIND.slice(Family.UNSPEC), Errno.EACCES);
    assertEquals(List.of("link (EACCES)", "route ipv6 (EAFNOSUPPORT)"), refusals.all());
    refusals.answered(Route.KIND.slice(Family.IPV6), 0);
    assertEquals(List.of("link (EACCES)"), refusals.all());
  }

  @Test
  void whatIsAbsentNeedsNoActionAndWhatIsDeniedDoes() {
    refusals.answered(Route.KIND.slice(Family.IPV6), Errno.EOPNOTSUPP);
    refusals.answered(Neighbor.KIND.slice(Family.IPV4), Errno.EPERM);
    refusals.answered(Neighbor.KIND.slice(Family.IPV6), Errno.EINVAL);
    assertEquals(List.of("route ipv6 (EOPNOTSUPP)"), refusals.with(Refusals.Reason.ABSENT));
    assertEquals(List.of("neighbor ipv4 (EPERM)"), refusals.with(Refusals.Reason.DENIED));
    assertEquals(List.of("neighbor ipv6 (EINVAL)"), refusals.with(Refusals.Reason.REJECTED));
  }

  @Test
  void anAnsweredPartDoesNotMakeUpForTheRefusedWhole() {
    refusals.answered(Route.KIND.slice(Family.IPV4), Errno.EPERM);
    refusals.answered(Route.KIND.slice(Family.IPV4, Route.TABLE_MAIN), 0);
    assertEquals(List.of("route ipv4 (EPERM)"), refusals.all());
  }

  @Test
  void whatMayBeAnsweredTheNextTimeIsNoRefusalThatLasts() {
    for (int errno : new int[] {0, Errno.EBUSY, Errno.ENOBUFS, Errno.ENODEV, Errno.ENOENT}) {
      assertEquals(Optional.empty(), Refusals.Reason.of(errno), Errno.name(errno));
    }
  }
}
