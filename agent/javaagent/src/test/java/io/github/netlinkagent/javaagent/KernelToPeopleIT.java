package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.javaagent.host.ObedientHost;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The main job, whole: the packed jar in a real JVM; the network changes, and it is seen in JMX, as
 * a notification and at the collector.
 */
@RequiresNamespace
@ParameterizedClass
@MethodSource("io.github.netlinkagent.javaagent.Jdk#all")
class KernelToPeopleIT {

  private static final String AGENT = "netlink:type=Agent";

  @Parameter private Jdk jdk;

  private final List<String> notified = new CopyOnWriteArrayList<>();
  private OtlpSink sink;
  private ForkedHost host;
  private JMXConnector connector;
  private MBeanServerConnection beans;

  @BeforeEach
  void open() throws Exception {
    sink = new OtlpSink();
    host =
        ForkedHost.on(jdk)
            .agent("audit.interval=0")
            .environment("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url())
            .start(ObedientHost.class)
            .awaitLine("ready")
            .awaitMonitor();
    connector = host.connect();
    beans = connector.getMBeanServerConnection();
    Eventually.holds(
        () ->
            beans.isRegistered(new ObjectName(AGENT))
                && attribute(AGENT, "State").equals("RUNNING"),
        host::toString);
  }

  @AfterEach
  void close() throws Exception {
    connector.close();
    host.close();
    sink.close();
    Shell.run("ip link del kp0 2>&- || true");
  }

  @Test
  void everyChangeIsSeenInJmxAsANotificationAndAtTheCollector() throws Exception {
    NotificationListener listener = (notification, handback) -> notified.add(words(notification));
    beans.addNotificationListener(new ObjectName("netlink:type=Changes"), listener, null, null);

    Shell.run("ip link add kp0 type veth peer name kp1");
    isSeen("added announced link", "netlink.interface.change added announced kp0");
    shown("netlink:type=Interface,name=kp0", "Kind", "veth");

    Shell.run("ip link set kp1 up; ip link set kp0 up; ip address add 10.9.0.1/24 dev kp0");
    isSeen("added announced address", "netlink.address.change added announced kp0");
    showsAsIp("netlink:type=Addresses", "ip -br address");

    Shell.run("ip route add 192.0.2.0/24 via 10.9.0.2");
    isSeen("added announced route", "netlink.route.change added announced kp0");
    String routes = "netlink:type=Routes,family=ipv4,table=main";
    showsAsIp(routes, "ip -4 route show table main");

    Shell.run("ip neighbor add 10.9.0.2 lladdr 02:00:00:00:00:02 dev kp0");
    isSeen("added announced neighbor", "netlink.neighbor.change added announced kp0");
    showsAsIp("netlink:type=Neighbors,interface=kp0", "ip -4 neighbor show dev kp0");

    metricBecomes("netlink.interface.status", "kp0", "up", 1);
    Shell.run("ip link set kp0 down");
    isSeen("changed announced link", "netlink.interface.change changed announced kp0");
    // What the kernel never mentions.
    isSeen("removed link-down route", "netlink.route.change removed link-down kp0");
    showsAsIp(routes, "ip -4 route show table main");
    metricBecomes("netlink.interface.status", "kp0", "up", 0);

    Shell.run("ip link del kp0");
    Eventually.holds(
        () -> !beans.isRegistered(new ObjectName("netlink:type=Interface,name=kp0")),
        host::toString);
    Eventually.holds(
        () ->
            sink.metric("netlink.interface.status").keySet().stream()
                .noneMatch(labels -> labels.containsValue("kp0")),
        () -> "a removed interface still has a series");
  }

  /** To the kernel, a long safepoint is the same: none of the host's threads runs. */
  @Test
  @Case(49)
  void whatIsLostWhileTheHostStandsStillIsCountedAndMadeUpFor() throws Exception {
    List<String> pause =
        Shell.run(
            """
        ip link add kp0 type veth peer name kp1; ip link set kp1 up; ip link set kp0 up
        drops() { awk 'NR > 1 { sum += $9 } END { print sum }' /proc/net/netlink; }
        before=$(drops)
        start=0
        count=1000
        trap 'kill -CONT %1$d' EXIT
        kill -STOP %1$d
        while grep -h ^State /proc/%1$d/task/*/status | grep -qv stopped; do :; done
        date +%%s%%N
        until=$(($(date +%%s) + 3))
        while [ "$(drops)" = "$before" ] && [ $count -lt 4000000 ]; do
          seq $start $((start + count - 1)) | awk '{
            printf "route add 11.%%d.%%d.%%d dev kp0\\n", $1 / 65536, $1 / 256 %% 256, $1 %% 256 }' |
            ip -batch -
          start=$((start + count))
          count=$((count * 2))
        done
        while [ $(date +%%s) -lt $until ]; do sleep 0.1; done
        date +%%s%%N
        """
                .formatted(host.pid()));

    Eventually.holds(() -> (long) attribute(AGENT, "Overruns") > 0, this::agent);
    Eventually.holds(() -> attribute(AGENT, "State").equals("RUNNING"), this::agent);
    Instant begin = Instant.parse((String) attribute(AGENT, "LastOverrunBegin"));
    Instant end = Instant.parse((String) attribute(AGENT, "LastOverrunEnd"));
    assertTrue(begin.isBefore(at(pause.get(0))), () -> begin + " is not before " + pause);
    assertTrue(end.isAfter(at(pause.get(1))), () -> end + " is not after " + pause);
    assertTrue((long) attribute(AGENT, "KernelDrops") > 0);
    assertEquals(1L, attribute(AGENT, "Overruns"));
    assertEquals(attribute(AGENT, "KernelDrops"), attribute(AGENT, "LastOverrunDrops"));
    assertEquals("ENOBUFS: ENOBUFS", attribute(AGENT, "LastOverrunReason"));
    Eventually.holds(
        () ->
            overruns()
                .equals(
                    List.of(
                        Map.of(
                            "netlink.overrun.begin", begin.toString(),
                            "netlink.overrun.end", end.toString(),
                            "netlink.overrun.drops", attribute(AGENT, "KernelDrops"),
                            "error.type", "ENOBUFS"))),
        () -> overruns() + " " + agent());
    assertTrue((long) attribute(AGENT, "Resyncs") > 0);
    assertEquals(
        Integer.parseInt(Shell.run("ip -4 route show table main | wc -l").get(0).strip()),
        attribute("netlink:type=Routes,family=ipv4,table=main", "Count"));
  }

  private static Instant at(String nanosSinceEpoch) {
    return Instant.EPOCH.plusNanos(Long.parseLong(nanosSinceEpoch));
  }

  /** The events about losses, without their revision. */
  private List<Map<String, Object>> overruns() {
    return sink.records().stream()
        .filter(record -> record.getEventName().equals("netlink.overrun"))
        .map(record -> new TreeMap<>(OtlpSink.attributes(record.getAttributesList())))
        .peek(attributes -> attributes.remove("netlink.revision"))
        .<Map<String, Object>>map(attributes -> attributes)
        .toList();
  }

  /** Waits for a notification of that type, cause and kind, and for an event at the collector. */
  private void isSeen(String notification, String event) {
    Eventually.holds(() -> notified.contains(notification), () -> notification + ": " + notified);
    Eventually.holds(() -> events().contains(event), () -> event + ": " + events());
  }

  private static String words(Notification notification) {
    CompositeData change = (CompositeData) notification.getUserData();
    return change == null
        ? notification.getType()
        : "%s %s %s".formatted(change.get("type"), change.get("cause"), change.get("kind"));
  }

  private Set<String> events() {
    Set<String> events = new TreeSet<>();
    for (LogRecord record : sink.records()) {
      Map<String, Object> attributes = OtlpSink.attributes(record.getAttributesList());
      events.add(
          "%s %s %s %s"
              .formatted(
                  record.getEventName(),
                  attributes.get("netlink.change.type"),
                  attributes.get("netlink.change.cause"),
                  attributes.get("network.interface.name")));
    }
    return events;
  }

  private void shown(String name, String attribute, Object value) {
    Eventually.holds(
        () -> beans.isRegistered(new ObjectName(name)) && value.equals(attribute(name, attribute)),
        () -> name + " does not show " + attribute + "=" + value + ": " + host);
  }

  private void showsAsIp(String name, String command) {
    Eventually.holds(
        () -> ip(command).equals(show(name)),
        () -> "%s, but %s prints %s".formatted(show(name), command, ip(command)));
  }

  private static Set<String> ip(String command) {
    Set<String> lines = new TreeSet<>();
    Shell.run(command).forEach(line -> lines.add(line.replaceAll(" +", " ").strip()));
    return lines;
  }

  private Set<String> show(String name) {
    try {
      Object[] everything = {""};
      String[] signature = {String.class.getName()};
      return new TreeSet<>(
          List.of((String[]) beans.invoke(new ObjectName(name), "show", everything, signature)));
    } catch (Exception e) {
      return Set.of(e.toString());
    }
  }

  private void metricBecomes(String metric, String link, String state, long value) {
    Eventually.holds(
        () ->
            sink.metric(metric).entrySet().stream()
                .anyMatch(
                    series ->
                        series.getKey().containsValue(link)
                            && series.getKey().containsValue(state)
                            && series.getValue() == value),
        () -> metric + ": " + sink.metric(metric));
  }

  /** All that the agent tells of itself. */
  private String agent() {
    try {
      ObjectName name = new ObjectName(AGENT);
      String[] all =
          Stream.of(beans.getMBeanInfo(name).getAttributes())
              .map(MBeanAttributeInfo::getName)
              .toArray(String[]::new);
      return beans.getAttributes(name, all) + "\n" + host;
    } catch (Exception e) {
      return e + "\n" + host;
    }
  }

  private Object attribute(String name, String attribute) throws Exception {
    return beans.getAttribute(new ObjectName(name), attribute);
  }
}
