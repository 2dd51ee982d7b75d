package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.BROADCAST;
import static io.github.netlinkagent.monitor.text.Examples.LOWER_UP;
import static io.github.netlinkagent.monitor.text.Examples.MULTICAST;
import static io.github.netlinkagent.monitor.text.Examples.PERMANENT;
import static io.github.netlinkagent.monitor.text.Examples.RUNNING;
import static io.github.netlinkagent.monitor.text.Examples.UP;
import static io.github.netlinkagent.monitor.text.Examples.address;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static io.github.netlinkagent.monitor.text.Examples.neighbor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor.State;
import io.github.netlinkagent.monitor.NetworkObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  private static final int NTF_EXT_LEARNED = 0x10;
  private static final int NTF_ROUTER = 0x80;
  private static final int MANAGED = 0x100;

  @Test
  void aLinkIsWordedAsIpBrLinkDoes() {
    Link veth = link(2, "v0", "veth", 3, BROADCAST | MULTICAST | UP);
    Link peer = link(3, "p0", "veth", 2, BROADCAST | MULTICAST);
    Wording wording = wording(veth, peer);
    assertEquals(
        "v0@p0 DOWN 02:00:00:00:00:02 <NO-CARRIER,BROADCAST,MULTICAST,UP,M-DOWN>",
        wording.listed(veth));
    assertEquals("p0@v0 DOWN 02:00:00:00:00:03 <BROADCAST,MULTICAST>", wording.listed(peer));
    Link up = link(4, "eth0");
    assertEquals(
        "eth0 UP 02:00:00:00:00:04 <BROADCAST,MULTICAST,UP,LOWER_UP>", wording(up).listed(up));
  }

  @Test
  void aTunnelWithoutParentIsAtNone() {
    Link tunnel = link(2, "sit0", "sit", 0, 0);
    assertTrue(wording(tunnel).listed(tunnel).startsWith("sit0@NONE "));
  }

  @Test
  void addressesAreWordedAsIpBrAddrDoes() {
    Link link = link(2, "v0", "veth", 99, UP | RUNNING | LOWER_UP);
    Wording wording =
        wording(
            link,
            address(2, "10.0.0.3", "10.0.0.9", 32, PERMANENT, "v0", 7),
            address(2, "10.0.0.1", 24),
            address(2, "2001:db8::1", 64));
    assertEquals(
        "v0@if99 UP 10.0.0.1/24 10.0.0.3 peer 10.0.0.9/32 metric 7 2001:db8::1/64",
        wording.addresses(link));
    Link bare = link(7, "br0", "bridge", 0, 0);
    assertEquals("br0 DOWN", wording.addresses(bare));
  }

  @Test
  void neighborsAreWordedAsIpNeighShowDoes() {
    Wording wording = wording(link(2, "v0"));
    assertEquals(
        "10.0.0.2 lladdr 02:00:00:00:00:11 REACHABLE",
        wording.listed(neighbor(2, "10.0.0.2", State.REACHABLE, 0, 0)));
    assertEquals("10.0.0.3 FAILED", wording.listed(neighbor(2, "10.0.0.3", State.FAILED, 0, 0)));
    assertEquals(
        "2001:db8::2 lladdr 02:00:00:00:00:11 router managed extern_learn STALE proto bgp",
        wording.listed(
            neighbor(2, "2001:db8::2", State.STALE, NTF_ROUTER | NTF_EXT_LEARNED | MANAGED, 186)));
  }

  @Test
  void neighborsThatIpNeighLeavesOutAreNotListed() {
    Wording wording = wording();
    assertTrue(wording.lists(neighbor(2, "10.0.0.2", State.INCOMPLETE, 0, 0)));
    assertTrue(wording.lists(neighbor(2, "10.0.0.2", State.NOARP, NTF_EXT_LEARNED, 0)));
    assertFalse(wording.lists(neighbor(2, "10.0.0.2", State.NOARP, 0, 0)));
    assertFalse(wording.lists(neighbor(2, "10.0.0.2", State.NONE, 0, 0)));
    assertFalse(wording.lists(neighbor(2, "10.0.0.2", State.PERMANENT, 0x8, 0)));
  }

  @Test
  void changesAreWordedAsIpMonitorDoes() {
    Link link = link(2, "v0");
    Wording wording = wording(link);
    assertEquals(
        "2: v0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default"
            + " link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff",
        wording.change(added(link)));
    assertEquals(
        "2: v0 inet 10.0.0.2/24 scope global secondary dynamic v0:x"
            + " valid_lft forever preferred_lft forever",
        wording.change(added(address(2, "10.0.0.2", "10.0.0.2", 24, 1, "v0:x", 0))));
    assertEquals(
        "2: v0 inet6 2001:db8::1/64 scope global nodad home"
            + " valid_lft forever preferred_lft forever",
        wording.change(
            added(address(2, "2001:db8::1", "2001:db8::1", 64, PERMANENT | 0x12, "", 0))));
    assertEquals(
        "10.0.0.77 dev v0 lladdr 02:00:00:00:00:11 PERMANENT",
        wording.change(added(neighbor(2, "10.0.0.77", State.PERMANENT, 0, 0))));
    assertEquals(
        "Deleted 10.0.0.77 dev v0 FAILED",
        wording.change(
            new Change.Removed(
                neighbor(2, "10.0.0.77", State.FAILED, 0, 0), Cause.ANNOUNCED, 1, Instant.EPOCH)));
  }

  @Test
  void whatCouldBreakALineOrDriveATerminalIsEscaped() {
    Link link = link(2, "e\u001b[2J\u009b\u202e\u007f");
    String line = wording(link).listed(link);
    assertTrue(line.startsWith("e\\x1b[2J\\x9b\\u202e\\x7f UP "), line);
    assertTrue(
        wording(link)
            .change(added(address(2, "10.0.0.2", "10.0.0.2", 24, PERMANENT, "a\nDeleted b", 0)))
            .contains("a\\x0aDeleted b valid_lft"));
  }

  private static Change added(NetworkObject object) {
    return new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH);
  }

  private static Wording wording(NetworkObject... objects) {
    return Wording.of(Model.of(List.of(objects)), Names.in(Path.of("/nowhere")));
  }
}
