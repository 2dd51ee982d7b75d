package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Labels of addresses and neighbor tables, of which the kernel never says a word. */
@RequiresNamespace
class UnannouncedTableTest {

  private final List<String> told = new ArrayList<>();
  private NetworkMonitor monitor;
  private Subscription subscription;

  @BeforeEach
  void open() throws Exception {
    Shell.run("ip link add v0 type veth peer name p0; ip link set v0 up; ip link set p0 up");
    monitor = NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO));
    assertTrue(monitor.awaitSync(Duration.ofSeconds(20)), () -> monitor.status().toString());
    subscription = monitor.subscribe(100_000);
  }

  @AfterEach
  void close() {
    monitor.close();
    Shell.run(
        """
        ip addrlabel del prefix 2001:db8:77::/48 label 77 2>&- || true
        ip addrlabel del prefix 2001:db8:78::/48 dev v0 label 78 2>&- || true
        ip link del v0
        """);
  }

  @Test
  void theLabelsOfTheKernelAreThereFromTheStart() {
    assertTrue(
        monitor
            .model()
            .all(AddressLabel.KIND)
            .map(this::words)
            .toList()
            .contains("prefix ::/0 label 1"));
  }

  @Test
  void aLabelThatComesOrGoesIsFoundByTheNextAudit() throws Exception {
    Shell.run("ip addrlabel add prefix 2001:db8:77::/48 label 77");
    auditTells("added audit prefix 2001:db8:77::/48 label 77");
    Shell.run("ip addrlabel del prefix 2001:db8:77::/48 label 77");
    auditTells("removed audit prefix 2001:db8:77::/48 label 77");
    Shell.run("ip addrlabel add prefix 2001:db8:78::/48 dev v0 label 78");
    auditTells("added audit prefix 2001:db8:78::/48 dev v0 label 78");
  }

  @Test
  void whatIsSetOfANeighborTableIsFoundByTheNextAudit() throws Exception {
    Shell.run("ip ntable change name arp_cache dev v0 ucast_probes 7");
    auditTells("changed audit inet arp_cache dev v0 base_reachable .* [ucast_probes]");
    Shell.run("echo 20000 > /proc/sys/net/ipv4/neigh/v0/base_reachable_time_ms");
    auditTells("changed audit inet arp_cache dev v0 base_reachable 20000 .* [base_reachable_time]");
  }

  /** An audit tells a line that begins and ends so. */
  private void auditTells(String wanted) throws InterruptedException {
    String[] ends = wanted.split("\\.\\*", 2);
    assertTrue(monitor.audit(Duration.ofSeconds(20)).isPresent(), monitor.status()::toString);
    takeWhatIsTold();
    assertTrue(
        told.stream()
            .anyMatch(line -> line.startsWith(ends[0]) && line.endsWith(ends[ends.length - 1])),
        () -> wanted + " in " + told);
  }

  private void takeWhatIsTold() throws InterruptedException {
    for (Optional<Delivery> next = subscription.poll(Duration.ZERO);
        next.isPresent();
        next = subscription.poll(Duration.ZERO)) {
      if (next.get().announcement() instanceof Change change) {
        String line = change.type() + " " + change.cause().label() + " " + words(change.object());
        told.add(change.differences().isEmpty() ? line : line + " " + change.differences());
      }
    }
  }

  private String words(NetworkObject object) {
    return Wording.of(monitor.model(), Names.builtIn()).object(object, Instant.EPOCH);
  }
}
