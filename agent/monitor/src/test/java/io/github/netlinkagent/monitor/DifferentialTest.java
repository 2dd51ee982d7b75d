package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random operations against a real kernel, audits off: after each, the model must come to equal a
 * fresh dump. The seed is printed; {@code -Dnetlink.test.seed} repeats a run, {@code
 * -Dnetlink.test.operations} sets its length.
 */
@RequiresNamespace
class DifferentialTest {

  private static final String SETUP =
      """
      ip link add v0 type veth peer name p0
      ip link add v1 type veth peer name p1
      for link in v0 p0 v1 p1; do ip link set $link up; done
      ip address add 10.0.0.1/24 dev v0
      ip address add 2001:db8::1/64 dev v0 nodad
      ip address add 10.1.0.1/24 dev v1
      ip address add 2001:db8:1::1/64 dev v1 nodad
      """;

  /** Routes that lead nowhere do not go with a link. */
  private static final String TIDY_UP =
      """
      for link in v0 v1; do ip link del $link 2>&- || true; done
      for type in blackhole unreachable; do
        ip -4 route flush table all type $type
        ip -6 route flush table all type $type
      done
      """;

  @Test
  void theModelEqualsADumpAfterEachOfManyRandomOperations() throws Exception {
    followed(System.nanoTime(), random -> new RandomOperations(random)::next);
  }

  /** With a seed that has found something; others by {@code -Dnetlink.test.seed}. */
  @Test
  void theSameOfTrafficControl() throws Exception {
    followed(9116942952389L, random -> new RandomTrafficControl(random)::next);
  }

  /** Likewise of rules, nexthop objects, the routes over them, and settings of interfaces. */
  @Test
  void theSameOfPolicies() throws Exception {
    Sysctls before = new Sysctls();
    try {
      followed(7001, random -> new RandomPolicies(random)::next);
    } finally {
      before.restore();
      Shell.run(
          """
          ip link del w1 2>&- || true
          ip nexthop flush
          for family in -4 -6; do
            ip $family rule flush
            ip $family rule add lookup main priority 32766 2>&- || true
          done
          ip rule add lookup default priority 32767 2>&- || true
          """);
    }
  }

  private static void followed(long usualSeed, Function<Random, Supplier<String>> commands)
      throws Exception {
    long seed = Long.getLong("netlink.test.seed", usualSeed);
    int operations = Integer.getInteger("netlink.test.operations", 200);
    System.out.println("DifferentialTest: -Dnetlink.test.seed=" + seed);
    Shell.run(SETUP);
    Supplier<String> random = commands.apply(new Random(seed));
    List<String> done = new ArrayList<>();
    try (NetworkMonitor monitor =
        NetworkMonitor.open(MonitorOptions.DEFAULT.withAuditInterval(Duration.ZERO))) {
      assertTrue(monitor.awaitSync(Duration.ofSeconds(10)), () -> monitor.status().toString());
      for (int i = 0; i < operations; i++) {
        String operation = random.get();
        // Many a random operation is refused by the kernel; that is an operation, too.
        done.add((Shell.succeeds(operation) ? "" : "# refused: ") + operation);
        try {
          KernelDump.settle(monitor.model());
        } catch (AssertionError e) {
          throw new AssertionError(
              "seed %d, after operation %d:\n%s\nthe history:\n%s"
                  .formatted(seed, i, e.getMessage(), String.join("\n", done)),
              e);
        }
      }
      long effective = done.stream().filter(line -> !line.startsWith("#")).count();
      assertTrue(effective > operations / 4, () -> "only " + effective + " were not refused");
    } finally {
      Shell.run(TIDY_UP);
    }
  }
}
