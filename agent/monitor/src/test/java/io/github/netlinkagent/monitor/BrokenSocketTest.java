package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.FaultySockets;
import io.github.netlinkagent.netlink.MessageType;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sockets that fail, are closed by somebody else in the process, cut messages off, or are written
 * to by others than the kernel: always one gap at the most, and no change missed or told twice.
 */
@RequiresNamespace
class BrokenSocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Smaller than any message about a link. */
  private static final int SMALL = 512;

  private static final String ADD = "ip route add 192.0.2.0/24 via 10.0.0.2";
  private static final List<String> FOUND = List.of("added resync 192.0.2.0/24");

  private static TwoPairs pairs;

  private FaultySockets sockets;
  private NetworkMonitor monitor;
  private Heard heard;

  @BeforeAll
  static void addPairs() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterAll
  static void removePairs() {
    pairs.close();
  }

  @BeforeEach
  void follow() throws Exception {
    followInto(64 << 10);
  }

  @AfterEach
  void tidyUp() {
    heard.close();
    monitor.close();
    Shell.run("ip route del 192.0.2.0/24 2>&- || true");
  }

  private void followInto(int firstBuffer) throws Exception {
    sockets = new FaultySockets(firstBuffer);
    MonitorOptions noAudits = MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO);
    monitor = NetworkMonitor.open(noAudits, sockets::open);
    assertTrue(monitor.awaitSync(PATIENCE), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    heard = new Heard(monitor);
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EPERM, Errno.ENOMEM, Errno.EINVAL, Errno.ENOBUFS, 90, 104, 7777})
  void anErrorOfAnyNumberIsALossThatAResyncMakesUpFor(int errno) {
    sockets.swallowNext(MessageType.NEW_ROUTE, errno);
    Shell.run(ADD);
    List<Gap> gaps = heard.gaps(1);
    assertEquals(List.of(Errno.name(errno)), gaps.stream().map(Gap::detail).toList());
    assertEquals(FOUND, heard.routes());
  }

  @Test
  void aSocketThatTellsOfNothingButErrorsIsOpenedAnew() {
    int before = sockets.failed();
    sockets.breakForGood(Errno.EINVAL);
    Shell.run(ADD);
    assertEquals(1, heard.gaps(1).size());
    assertEquals(8, sockets.failed() - before, "tried in a loop");
    assertEquals(FOUND, heard.routes());
    assertFollowed();
  }

  @Test
  void aSocketThatSomebodyElseClosesIsOpenedAnew() {
    sockets.closeBehindItsBack();
    Shell.run(ADD);
    List<Gap> gaps = heard.gaps(1);
    assertEquals(1, gaps.size());
    // Its number may have become that of another file.
    assertTrue(Set.of("EBADF", "ENOTSOCK").contains(gaps.get(0).detail()), gaps::toString);
    assertEquals(FOUND, heard.routes());
    assertFollowed();
  }

  @Test
  void theSocketOfTheRequestsIsOpenedAnewToo() throws Exception {
    sockets.closeTheOtherBehindItsBack();
    assertTrue(monitor.resync(PATIENCE));
    List<Gap> gaps = heard.gaps(1);
    assertEquals(
        List.of(Overrun.Reason.REFUSED), gaps.stream().map(Gap::reason).toList(), gaps::toString);
    assertEquals(List.of(), heard.routes());
  }

  @Test
  void whereNoSocketCanBeOpenedItIsTriedAgainLater() {
    sockets.refuse(3, Errno.EMFILE);
    sockets.breakForGood(Errno.EMFILE);
    int before = sockets.failed();
    Shell.run(ADD);
    assertEquals(1, heard.gaps(1).size());
    assertEquals(8 + 3, sockets.failed() - before, "tried in a loop");
    assertEquals(FOUND, heard.routes());
  }

  @Test
  void aGapThatIsOpenWhenTheMonitorEndsIsToldAllTheSame() {
    sockets.refuse(NO_LIMIT, Errno.EMFILE);
    sockets.breakForGood(Errno.EMFILE);
    Shell.run(ADD);
    Eventually.holds(
        () -> monitor.status().state() == MonitorStatus.State.DEGRADED,
        () -> monitor.status().toString());
    assertEquals(List.of(), heard.overruns(), "it is not over");
    assertTrue(monitor.status().lastGap().orElseThrow().end().isEmpty());
    monitor.close();
    Eventually.holds(() -> heard.overruns().size() == 1, () -> monitor.status().toString());
    assertTrue(heard.overruns().get(0).gap().end().isEmpty());
    assertEquals(1, monitor.status().overruns());
  }

  @Test
  @Case(53)
  void aMessageLargerThanTheMemoryForItIsReadAgainAndTheNextOneFits() throws Exception {
    tidyUp();
    followInto(SMALL);
    Shell.run("ip link set v1 alias small");
    List<Gap> gaps = heard.gaps(1);
    assertEquals(List.of(Overrun.Reason.TRUNCATED), gaps.stream().map(Gap::reason).toList());
    Shell.run("ip link set v1 alias larger");
    KernelDump.settle(monitor.model());
    assertEquals(1, heard.gaps(1).size());
  }

  @Test
  @Case(57)
  void whatOthersThanTheKernelSendIsCountedAndNothingElse() throws Exception {
    MonitorStatus before = monitor.status();
    int links = monitor.model().count(Link.KIND);
    // An RTM_NEWLINK of an interface 4711, "evil".
    Shell.run(
        """
        python3 - %d %d <<'SCRIPT'
        import socket, struct, sys
        name = struct.pack('=HH8s', 4 + 5, 3, b'evil')
        info = struct.pack('=BxHiII', 0, 1, 4711, 1, 0)
        message = struct.pack('=IHHII', 16 + len(info + name), 16, 0, 0, 0) + info + name
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as sender:
            for port in sys.argv[1:]:
                sender.sendto(message, (int(port), 0))
        SCRIPT
        """
            .formatted(sockets.listeningPort(), sockets.answeringPort()));
    assertTrue(monitor.resync(PATIENCE));
    assertEquals(2, monitor.status().malformed() - before.malformed());
    assertEquals(before.overruns(), monitor.status().overruns());
    assertEquals(links, monitor.model().count(Link.KIND));
    assertEquals(List.of(), heard.overruns());
    assertEquals(List.of(), KernelDump.differences(monitor.model()));
  }

  /** The new socket listens as the old one did. */
  private void assertFollowed() {
    Shell.run("ip route del 192.0.2.0/24");
    KernelDump.settle(monitor.model());
    assertEquals(List.of(FOUND.get(0), "removed announced 192.0.2.0/24"), heard.routes());
  }
}
