package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RequiresNamespace
class NetworkMonitorTest {

  private NetworkMonitor monitor;
  private Subscription changes;

  @BeforeEach
  void openOnTwoPairs() throws Exception {
    Shell.run(
        """
        ip link add v0 type veth peer name p0
        ip link add v1 type veth peer name p1
        for link in v0 p0 v1 p1; do ip link set $link up; done
        ip address add 10.0.0.1/24 dev v0
        ip address add 2001:db8::1/64 dev v0 nodad
        ip address add 10.1.0.1/24 dev v1
        ip address add 2001:db8:1::1/64 dev v1 nodad
        """);
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    changes = monitor.subscribe(10_000);
    assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
  }

  @AfterEach
  void close() {
    monitor.close();
    Shell.run("for link in v0 v1; do ip link del $link 2>&- || true; done");
  }

  @Test
  void theFirstSyncEqualsADumpAndAnnouncesNoObject() {
    KernelDump.settle(monitor.model());
    assertEquals(List.of(), announced().stream().filter(line -> line.startsWith("added")).toList());
  }

  @Test
  void linkDownRemovesTheRoutesTheKernelNeverMentions() {
    Shell.run("ip route add 192.0.2.0/24 via 10.0.0.2");
    Shell.run("ip link set v0 down");
    KernelDump.settle(monitor.model());
    assertTrue(
        announced().contains("removed link-down 192.0.2.0/24"), () -> announced().toString());
  }

  private List<String> announced() {
    List<String> lines = new ArrayList<>();
    try {
      while (true) {
        var delivery = changes.poll(Duration.ZERO);
        if (delivery.isEmpty()) {
          break;
        }
        if (delivery.get().announcement() instanceof Change change) {
          lines.add(
              change.type()
                  + " "
                  + change.cause().label()
                  + " "
                  + (change.object() instanceof Route route
                      ? route.destination()
                      : change.object().toString()));
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return lines;
  }
}
