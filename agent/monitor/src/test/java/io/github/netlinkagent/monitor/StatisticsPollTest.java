package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counters of links, of which the kernel says nothing by itself. */
@RequiresNamespace
class StatisticsPollTest {

  private static final int PACKETS = 20;

  @BeforeEach
  void makeLinks() {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        for link in v0 p0; do
          echo 1 > /proc/sys/net/ipv6/conf/$link/disable_ipv6
          ip link set $link up
        done
        ip address add 10.0.0.1/24 dev v0
        ip neigh add 10.0.0.2 lladdr 02:00:00:00:00:02 dev v0
        """);
  }

  @AfterEach
  void removeLinks() {
    Shell.run("ip link del v0 2>&- || true");
  }

  @Test
  void theCountersFollowTheTrafficAndNothingIsAnnounced() throws Exception {
    try (NetworkMonitor monitor = monitor(Duration.ofMillis(50))) {
      Model model = monitor.model();
      int index = indexOf("v0");
      LinkStatistics before = model.statistics(index);
      long revision = model.revision();
      sendPackets();
      Eventually.holds(
          () -> model.statistics(index).sentPackets() == before.sentPackets() + PACKETS,
          () -> model.statistics(index).toString());
      assertTrue(model.statistics(index).sentBytes() > before.sentBytes() + 100 * PACKETS);
      assertEquals(
          model.statistics(index).sentPackets(), model.statistics(indexOf("p0")).receivedPackets());
      assertEquals(revision, model.revision());
      Eventually.holds(
          () -> model.rates(index).sentPackets() == 0, () -> model.rates(index).toString());
    }
  }

  @Test
  void theRatesTellWhatWasCarriedBetweenTwoReads() throws Exception {
    try (NetworkMonitor monitor = monitor(Duration.ofMillis(300))) {
      Model model = monitor.model();
      int index = indexOf("v0");
      Eventually.holds(
          () -> {
            sendPackets();
            return model.rates(index).sentPackets() > 0 && model.rates(index).sentBytes() > 0;
          },
          () -> model.rates(index).toString());
    }
  }

  @Test
  void whereTheyAreNotReadTheyAreThoseOfTheLastMessage() throws Exception {
    try (NetworkMonitor monitor = monitor(Duration.ZERO)) {
      int index = indexOf("v0");
      long requests = monitor.status().requests();
      long before = monitor.model().statistics(index).sentPackets();
      sendPackets();
      Shell.run("ip link set v0 alias told");
      Eventually.holds(
          () -> monitor.model().statistics(index).sentPackets() == before + PACKETS,
          () -> monitor.model().statistics(index).toString());
      assertEquals(requests, monitor.status().requests());
    }
  }

  @Test
  void aLinkThatTakesOverAnIndexBeginsAnew() throws Exception {
    try (NetworkMonitor monitor = monitor(Duration.ofMillis(50))) {
      int index = indexOf("v0");
      sendPackets();
      Eventually.holds(
          () -> monitor.model().statistics(index).sentPackets() >= PACKETS,
          () -> monitor.model().statistics(index).toString());
      Shell.run("ip link del v0");
      Eventually.holds(
          () -> monitor.model().statistics(index).equals(LinkStatistics.NONE),
          () -> monitor.model().statistics(index).toString());
      Shell.run("ip link add v0 index %d type veth peer name p0".formatted(index));
      Eventually.holds(
          () -> monitor.model().link(index).isPresent(), () -> monitor.model().links().toString());
      assertEquals(0, monitor.model().statistics(index).sentPackets());
    }
  }

  private static NetworkMonitor monitor(Duration interval) throws Exception {
    NetworkMonitor monitor =
        NetworkMonitor.open(
            MonitorOptions.DEFAULT
                .withAuditInterval(Duration.ZERO)
                .withStatisticsInterval(interval));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(20)), () -> monitor.status().toString());
    KernelDump.settle(monitor.model());
    return monitor;
  }

  private static void sendPackets() {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress peer = InetAddress.getByAddress(new byte[] {10, 0, 0, 2});
      for (int i = 0; i < PACKETS; i++) {
        socket.send(new DatagramPacket(new byte[100], 100, peer, 9));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int indexOf(String link) {
    return Integer.parseInt(Shell.run("cat /sys/class/net/%s/ifindex".formatted(link)).get(0));
  }
}
