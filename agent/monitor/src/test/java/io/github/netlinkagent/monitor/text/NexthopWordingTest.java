package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.ip;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Nexthop;
import io.github.netlinkagent.monitor.NexthopBucket;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.NexthopMessage.Member;
import io.github.netlinkagent.netlink.NexthopMessage.Resilience;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words that this kernel gives no occasion for; the others are held against {@code ip nexthop}. */
class NexthopWordingTest {

  private static final Nexthop SINGLE =
      new Nexthop(
          -1, Family.IPV4, List.of(), 0, null, false, 3, ip("10.0.0.2"), null, false, 253, 0, 0x09);

  private static final Nexthop GROUP =
      new Nexthop(
          10,
          Family.UNSPEC,
          List.of(new Member(1, 1), new Member(2, 515)),
          2,
          new Resilience(4, 5, 12_345_678, 0xffffffffL),
          false,
          0,
          null,
          null,
          false,
          0,
          0,
          0);

  private final Wording wording = Wording.of(Model.of(List.of(link(3, "v0"))), Names.builtIn());

  @Test
  void flagsLargeWeightsAndLargeTimes() {
    assertEquals(
        "id 4294967295 via 10.0.0.2 dev v0 scope link dead offload", wording.listed(SINGLE));
    assertEquals(
        "id 10 group 1/2,515 type <unknown type> buckets 4 idle_timer 0.05"
            + " unbalanced_timer 123457 unbalanced_time 4.29497e+07",
        wording.listed(GROUP));
  }

  @Test
  void secondsAreWrittenAsCWouldDo() {
    assertEquals("0", Seconds.ofHundredths(0));
    assertEquals("60", Seconds.ofHundredths(6000));
    assertEquals("0.42", Seconds.ofHundredths(42));
    assertEquals("999999", Seconds.ofHundredths(99_999_949));
    assertEquals("1e+06", Seconds.ofHundredths(99_999_950));
    assertEquals("1.84467e+17", Seconds.ofHundredths(-1));
  }

  @Test
  void inTheMannerOfLinkmonitor() {
    assertEquals("new nexthop: id=4294967295 dev=v0 gateway=10.0.0.2", terse(SINGLE));
    assertEquals("new nexthop: id=10 group=1/2,515", terse(GROUP));
    assertEquals("new bucket: id=10 index=7 nhid=2", terse(new NexthopBucket(10, 7, 2, 0, 5)));
  }

  private String terse(NetworkObject object) {
    return wording.terse(new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }
}
