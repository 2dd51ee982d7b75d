package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.CountingSink;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** 100,000 changes of the kernel, as fast as {@code ip} can make them, and the packed jar. */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class StormIT {

  private static final String AGENT = "netlink:type=Agent";
  private static final String BOOKS = "netlink:type=Export,name=OpenTelemetry";

  @Parameter private Jdk jdk;

  @AfterEach
  void calm() {
    Shell.run("ip link del storm0 2>&- || true");
  }

  @Test
  void jmxAndTheMetricsSayOfAStormWhatTheCollectorHas() throws Exception {
    Shell.run("ip link add storm0 type veth peer name storm1; ip link set storm1 up");
    Shell.run("ip link set storm0 up; ip address add 10.9.0.1/24 dev storm0");
    try (CountingSink sink = new CountingSink();
        ForkedHost host =
            ForkedHost.on(jdk)
                .agent("audit.interval=0")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())
                .environment("OTEL_METRIC_EXPORT_INTERVAL", "1000")
                .start(ObedientHost.class)
                .awaitLine("ready")
                .awaitMonitor();
        JMXConnector connector = host.connect()) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      Eventually.holds(() -> sink.events() > 0, host::toString);

      Shell.run(
          """
          seq 0 49999 | awk '{ printf "route add 11.%d.%d.%d dev storm0\\n", \
            $1 / 65536, $1 / 256 % 256, $1 % 256 }' >target/storm.batch
          sed s/add/del/ target/storm.batch >target/calm.batch
          ip -batch target/storm.batch; ip -batch target/calm.batch
          """);

      // Where the receive buffer is small, some are lost on the way, and made up for by reading.
      Eventually.holds(
          () -> number(beans, BOOKS, "Announced") >= 100_000 || number(beans, AGENT, "Resyncs") > 0,
          () -> books(beans) + " " + host);
      Eventually.holds(
          () ->
              number(beans, BOOKS, "Waiting") == 0
                  && number(beans, BOOKS, "Exported") == sink.events()
                  && number(beans, BOOKS, "Announced") - number(beans, BOOKS, "Dropped")
                      == sink.announcements()
                  && sink.exportMetrics().equals(books(beans)),
          () -> sink + " but " + books(beans));
    }
  }

  /** What the MBean says, by the name of the metric that must say the same. */
  private static Map<String, Long> books(MBeanServerConnection beans) {
    return Map.of(
        "netlink.export.announced", number(beans, BOOKS, "Announced"),
        "netlink.export.events", number(beans, BOOKS, "Exported"),
        "netlink.export.coalesced", number(beans, BOOKS, "Coalesced"),
        "netlink.export.dropped", number(beans, BOOKS, "Dropped"),
        "netlink.export.waiting", number(beans, BOOKS, "Waiting"));
  }

  private static long number(MBeanServerConnection beans, String name, String attribute) {
    try {
      return (long) beans.getAttribute(new ObjectName(name), attribute);
    } catch (Exception e) {
      return -1; // not registered yet
    }
  }
}
