package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packed jar with filters among its arguments: JMX has what is tracked, a collector less. */
@RequiresNamespace
class FilteredHostIT {

  private static final ObjectName AGENT = name("type=Agent");

  @AfterEach
  void tidyUp() {
    Shell.run("for link in fh0 hidden0; do ip link del $link 2>&- || true; done");
  }

  @ParameterizedTest
  @MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
  void whatIsLeftOutIsInNeither(Jdk jdk) throws Exception {
    try (OtlpSink sink = new OtlpSink();
        ForkedHost host = start(jdk, sink);
        JMXConnector connector = host.connect()) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      Eventually.holds(
          () -> beans.isRegistered(AGENT) && beans.getAttribute(AGENT, "State").equals("RUNNING"),
          host::toString);
      assertArrayEquals(
          new String[] {"objects neighbor", "interfaces hidden*"},
          (String[]) beans.getAttribute(AGENT, "NotTracked"));

      Shell.run(
          """
          ip link add hidden0 type veth peer name hidden1
          ip link add fh0 type veth peer name fh1
          ip link set fh0 up
          ip address add 10.9.0.1/24 dev fh0
          ip link set fh0 mtu 1400
          """);

      Eventually.holds(
          () ->
              sink.records("netlink.interface.change").toString().contains("netlink.before")
                  && beans.isRegistered(name("type=Interface,name=fh0")),
          () -> host + " " + sink.records());
      assertEquals(
          Set.of("netlink.interface.change"),
          sink.records().stream()
              .map(record -> record.getEventName())
              .filter(event -> event.endsWith(".change"))
              .collect(Collectors.toSet()));
      assertFalse(sink.records().toString().contains("hidden"), () -> sink.records().toString());
      assertEquals(
          List.of("10.9.0.1/24"),
          List.of((String[]) beans.getAttribute(name("type=Interface,name=fh0"), "Addresses"))
              .stream()
              .filter(address -> address.startsWith("10."))
              .toList());
      assertEquals(Set.of(), beans.queryNames(name("type=Neighbors,*"), null));
      assertFalse(beans.isRegistered(name("type=Interface,name=hidden0")));
    }
  }

  private static ForkedHost start(Jdk jdk, OtlpSink sink) {
    return ForkedHost.on(jdk)
        .agent(
            "audit.interval=0,interfaces.exclude=hidden*,objects.exclude=neighbor,"
                + "export.objects=link")
        .environment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())
        .start(ObedientHost.class)
        .awaitLine("ready")
        .awaitMonitor();
  }

  private static ObjectName name(String properties) {
    try {
      return new ObjectName("netlink:" + properties);
    } catch (MalformedObjectNameException e) {
      throw new AssertionError(e);
    }
  }
}
