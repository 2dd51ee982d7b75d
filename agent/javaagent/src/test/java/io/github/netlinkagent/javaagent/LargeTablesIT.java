package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host with a small heap where the kernel holds more than that heap could: {@code -Dlarge.routes}
 * and {@code -Dlarge.neighbors}, which the profile {@code long} sets to 1,000,000 and 200,000, with
 * the limits at their defaults.
 */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class LargeTablesIT {

  private static final int ROUTES = Integer.getInteger("large.routes", 3000);
  private static final int NEIGHBORS = Integer.getInteger("large.neighbors", 1000);

  /** Where there are few, the limits are low. */
  private static final String SETTINGS =
      ROUTES >= 1_000_000 ? "otel=off" : "otel=off,routes.max=1000,neighbors.max=300";

  /** A fifth of the heap for the model, and what the agent and the host take without any. */
  private static final long HEAP_BOUND = (13 + 16) << 20;

  private static final ObjectName AGENT = name("netlink:type=Agent");
  private static final ObjectName TABLE = name("netlink:type=Routes,family=ipv4,table=main");
  private static final ObjectName CACHE = name("netlink:type=Neighbors,interface=large0");

  @Parameter private Jdk jdk;
  private MBeanServerConnection beans;
  private int before;

  @AfterEach
  void tidyUp() {
    Shell.run("ip link del large0 2>&- || true");
  }

  @Test
  @Case(50)
  void aSmallHeapHoldsOutWhateverTheKernelHolds() throws Exception {
    makeLink();
    fill();
    try (ForkedHost host =
        ForkedHost.on(jdk)
            .option("-Xmx64m", "-XX:+ExitOnOutOfMemoryError")
            .agent(SETTINGS)
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor()) {
      twice(host);
      assertEquals(List.of(), host.tellNoMore().end().agentLines());
    }
  }

  private void twice(ForkedHost host) throws Exception {
    try (JMXConnector connector = host.connect()) {
      beans = connector.getMBeanServerConnection();
      isCounted("present at the start");
      empty();
      isHeldInFull("after the first end");
      makeLink();
      Eventually.holds(() -> beans.isRegistered(CACHE), host::toString);
      fill();
      isCounted("that have arrived live");
      empty();
      isHeldInFull("after the second end");
    }
  }

  private void makeLink() {
    Shell.run(
        """
        ip link add large0 type veth peer name large1
        ip link set large1 up && ip link set large0 up
        ip address add 10.9.0.1/24 dev large0
        until ip -br link show dev large0 | grep -q ' UP '; do :; done
        """);
    before = Shell.run("ip route show table main").size();
  }

  private static void fill() {
    Shell.run(
        """
        seq 0 %d | awk '{ printf "route add 11.%%d.%%d.%%d via 10.9.0.2\\n", \
          $1 / 65536, $1 / 256 %% 256, $1 %% 256 }' >target/large.batch
        seq 0 %d | awk '{ printf "neigh add 10.%%d.%%d.%%d dev large0 nud permanent \
          lladdr 02:00:00:00:00:01\\n", 16 + $1 / 65536, $1 / 256 %% 256, $1 %% 256 }' \
          >>target/large.batch
        ip -batch target/large.batch
        """
            .formatted(ROUTES - 1, NEIGHBORS - 1));
  }

  /** All routes vanish with the link, without a word. */
  private static void empty() {
    Shell.run("ip link del large0");
  }

  private void isCounted(String when) throws Exception {
    patiently(
        () ->
            number(TABLE, "Count") == before + ROUTES
                && number(CACHE, "Permanent") == NEIGHBORS
                && summarized().length == 2
                && isRunning());
    long bytes = liveHeap();
    System.out.printf(
        "%s: %d routes, %d neighbors, %s; live heap %d kB of 64 MB, %d ms of CPU so far%n",
        jdk, ROUTES, NEIGHBORS, when, bytes >> 10, cpuMillis());
    assertTrue(bytes < HEAP_BOUND, () -> bytes + " bytes");
  }

  private void isHeldInFull(String when) throws Exception {
    patiently(
        () -> summarized().length == 0 && number(TABLE, "Count") == before - 1 && isRunning());
    assertEquals("", beans.getAttribute(AGENT, "Reason"));
    long bytes = liveHeap();
    System.out.printf("%s: %s; live heap %d kB%n", jdk, when, bytes >> 10);
    assertTrue(bytes < HEAP_BOUND, () -> bytes + " bytes");
  }

  /** A million takes some minutes on a busy machine. */
  private void patiently(Condition condition) {
    Eventually.holds(condition::holds, this::state, Duration.ofMinutes(10));
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private String state() {
    try {
      return String.join(", ", summarized())
          + " "
          + beans.getAttribute(AGENT, "State")
          + " "
          + number(TABLE, "Count");
    } catch (Exception e) {
      return e.toString();
    }
  }

  private boolean isRunning() throws Exception {
    return beans.getAttribute(AGENT, "State").equals("RUNNING");
  }

  private String[] summarized() throws Exception {
    return (String[]) beans.getAttribute(AGENT, "Summarized");
  }

  private int number(ObjectName bean, String attribute) throws Exception {
    return beans.isRegistered(bean) ? (int) beans.getAttribute(bean, attribute) : -1;
  }

  private long liveHeap() throws Exception {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private long cpuMillis() throws Exception {
    ObjectName system = name(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
    return Duration.ofNanos((long) beans.getAttribute(system, "ProcessCpuTime")).toMillis();
  }

  private static ObjectName name(String name) {
    try {
      return new ObjectName(name);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
