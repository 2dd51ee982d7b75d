package io.github.netlinkagent.monitor.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.Limits;
import io.github.netlinkagent.monitor.Tracking;
import io.github.netlinkagent.netlink.AddressLiteral;
import io.github.netlinkagent.netlink.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  @Test
  void withoutAnySettingTheDefaultsHold() {
    Settings settings = read("");

    assertEquals(
        new Settings(
            true,
            true,
            true,
            true,
            Duration.ofSeconds(1),
            false,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            1000,
            16_384,
            4 << 20,
            Limits.DEFAULT,
            Optional.empty(),
            Tracking.EVERYTHING,
            Tracking.EVERYTHING),
        settings);
    assertEquals(List.of(), complaints);
  }

  @Test
  void everyKeyIsReadFromTheArguments() {
    Settings settings =
        read(
            "enabled=off,jmx=off,jfr=off,otel=off,metrics.delay=5000,metrics.system=on,audit.interval=0,"
                + "statistics.interval=0,history.max=5,queue.max=7,receive.buffer=8192,native.dir=/opt/natives,"
                + "routes.max=3,neighbors.max=4,objects.max=6,heap.max=9,"
                + "routes.watched=192.0.2.0/24|2001:db8::1");

    assertEquals(
        new Settings(
            false,
            false,
            false,
            false,
            Duration.ofSeconds(5),
            true,
            Duration.ZERO,
            Duration.ZERO,
            5,
            7,
            8192,
            new Limits(
                3,
                4,
                6,
                9,
                List.of(
                    AddressLiteral.parsePrefix("192.0.2.0/24"),
                    AddressLiteral.parsePrefix("2001:db8::1/128"))),
            Optional.of(Path.of("/opt/natives")),
            Tracking.EVERYTHING,
            Tracking.EVERYTHING),
        settings);
    assertEquals(List.of(), complaints);
  }

  @Test
  void argumentsGoBeforePropertiesAndThoseBeforeVariablesAndThoseBeforeTheFile(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("netlink.properties");
    Files.writeString(
        file, "history.max = 1\nqueue.max = 2\nreceive.buffer = 4096\naudit.interval = 9\n");
    environment.put("NETLINK_CONFIG", file.toString());
    environment.put("NETLINK_HISTORY_MAX", "11");
    environment.put("NETLINK_QUEUE_MAX", "12");
    environment.put("NETLINK_RECEIVE_BUFFER", "8192");
    properties.setProperty("netlink.history.max", "21");
    properties.setProperty("netlink.queue.max", "22");

    Settings settings = read("history.max=31");

    assertEquals(31, settings.historyMax());
    assertEquals(22, settings.queueMax());
    assertEquals(8192, settings.receiveBuffer());
    assertEquals(Duration.ofSeconds(9), settings.auditInterval());
    assertEquals(List.of(), complaints);
  }

  @Test
  void listsSayWhatIsTrackedAndWhatOfItIsExported() {
    Settings settings =
        read(
            "objects.exclude=neighbor|fdb,interfaces.exclude=veth* | lxc?,families=ipv4,"
                + "tables=main|77,protocols.exclude=bgp|99,"
                + "export.objects=route|link,export.interfaces.kinds.exclude=tun");

    assertEquals(List.of(), complaints);
    assertEquals(
        List.of(
            "objects fdb, neighbor",
            "interfaces lxc?, veth*",
            "routes of tables other than 254, 77",
            "routes of protocol 186, 99",
            "families other than ipv4"),
        settings.tracked().leftOut());
    assertEquals(settings.tracked(), settings.monitorOptions().tracking());
    assertEquals(Set.of(Family.IPV4), settings.tracked().families());
    assertEquals(
        List.of("objects other than link, route", "interfaces of kind tun"),
        settings.exported().leftOut());
  }

  @Test
  void whatIsWrongInAListIsNamedWithWhatItMayHold() {
    Settings settings = read("objects=link|rout,tables=nowhere,families=ipv5,protocols=256");

    assertEquals(Tracking.EVERYTHING, settings.tracked());
    assertEquals(4, complaints.size());
    assertTrue(
        complaints
            .get(0)
            .startsWith(
                "objects in the agent's arguments takes a list of kinds of objects, not link|rout."
                    + " There is no rout among link, address, "),
        complaints.get(0));
    assertTrue(complaints.get(0).endsWith("The default holds"), complaints.get(0));
    assertTrue(complaints.stream().anyMatch(line -> line.contains("nowhere is neither a number")));
    assertTrue(complaints.stream().anyMatch(line -> line.contains("no ipv5 among ipv4, ipv6.")));
  }

  @Test
  void anUnknownKeyIsOneLineThatNamesTheRightOnes() {
    read("audit.intervall=5");

    assertEquals(
        List.of(
            "unknown setting: audit.intervall in the agent's arguments. The settings are enabled,"
                + " config, jmx, jfr, otel, metrics.delay, metrics.system, audit.interval, statistics.interval,"
                + " history.max, queue.max, routes.max, routes.watched, neighbors.max, objects.max, heap.max,"
                + " receive.buffer, native.dir, objects, objects.exclude, interfaces.include,"
                + " interfaces.exclude, interfaces.kinds.exclude, families, tables, protocols,"
                + " protocols.exclude, export.objects, export.objects.exclude,"
                + " export.interfaces.include, export.interfaces.exclude,"
                + " export.interfaces.kinds.exclude, export.families, export.tables,"
                + " export.protocols, export.protocols.exclude"),
        complaints);
  }

  @Test
  void unknownKeysAreToldAsTheUserWroteThem() {
    properties.setProperty("netlink.foo", "1");
    environment.put("NETLINK_BAR_BAZ", "1");
    environment.put("OTHER_VARIABLE", "1");

    read("");

    assertEquals(2, complaints.size());
    assertTrue(complaints.get(0).startsWith("unknown setting: -Dnetlink.foo. "));
    assertTrue(complaints.get(1).startsWith("unknown setting: NETLINK_BAR_BAZ. "));
  }

  @Test
  void manyUnknownKeysAreStillOneLine() {
    read("a=1,b=1,c=1,d=1,e=1,f=1,g=1");

    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains(" and 2 more. The settings are "), complaints.get(0));
  }

  @Test
  void aBadValueIsToldAndTheDefaultHolds() {
    environment.put("NETLINK_AUDIT_INTERVAL", "86401");

    Settings settings = read("jmx=maybe");

    assertTrue(settings.jmx());
    assertEquals(Duration.ofSeconds(60), settings.auditInterval());
    assertEquals(
        List.of(
            "jmx in the agent's arguments takes on or off, not maybe. The default holds: on",
            "NETLINK_AUDIT_INTERVAL takes a number of seconds from 0 to 86400, not 86401. The"
                + " default holds: 60"),
        complaints);
  }

  @Test
  void aFileThatCannotBeReadIsToldAndTheRestHolds(@TempDir Path folder) {
    Settings settings = read("queue.max=5,config=" + folder.resolve("missing"));

    assertEquals(5, settings.queueMax());
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).startsWith("the settings in " + folder), complaints.get(0));
  }

  @Test
  void aFileThatIsNoPropertiesFileIsTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("broken");
    Files.writeString(file, "queue.max=\\u12");

    assertEquals(16_384, read("config=" + file).queueMax());
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("not a properties file"), complaints.get(0));
  }

  @Test
  void anyOtherPlaceIsASourceToo() {
    Settings settings =
        Settings.read(
            List.of(Source.of("otel.instrumentation.netlink.", Map.of("queue.max", "9"))),
            complaints::add);

    assertEquals(9, settings.queueMax());
    assertEquals(List.of(), complaints);
  }

  @Test
  void theMonitorIsOpenedAsSet() {
    assertEquals(Duration.ofSeconds(5), read("audit.interval=5").monitorOptions().auditInterval());
    assertEquals(50, read("history.max=50").monitorOptions().historySize());
    assertEquals(8192, read("receive.buffer=8192").monitorOptions().receiveBuffer());
  }

  @Test
  void noArgumentsWhateverThrowOrBreakALine() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      complaints.clear();
      String arguments = anyArguments(random);
      read(arguments);
      for (String complaint : complaints) {
        assertTrue(
            complaint.codePoints().noneMatch(Character::isISOControl) && complaint.length() < 1000,
            () -> "seed " + seed + ", arguments " + arguments + ": " + complaint);
      }
    }
  }

  /** Pieces of real arguments, shuffled, with any characters between them. */
  private static String anyArguments(Random random) {
    StringBuilder arguments = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(5)) {
        case 0 -> arguments.append(Setting.ALL.get(random.nextInt(Setting.ALL.size())).key());
        case 1 -> arguments.append('=').append(random.nextLong());
        case 2 -> arguments.append(",=|".charAt(random.nextInt(3)));
        case 3 -> arguments.append("on off -1 /dev/zero/x".split(" ", -1)[random.nextInt(4)]);
        default -> arguments.append((char) random.nextInt(0x10000));
      }
    }
    return arguments.toString();
  }

  @Test
  void aSettingWithoutAValueIsToldAndAnEmptyVariableIsNone() {
    environment.put("NETLINK_OTEL", " ");
    environment.put("NETLINK_NATIVE_DIR", "");

    Settings settings = read("jmx,,=x,history.max=");

    assertTrue(settings.jmx());
    assertEquals(1000, settings.historyMax());
    assertEquals(Optional.empty(), settings.nativeDirectory());
    assertEquals(
        List.of(
            "jmx in the agent's arguments takes on or off, not nothing. The default holds: on",
            "history.max in the agent's arguments takes a number of changes from 1 to 100000, not"
                + " nothing. The default holds: 1000"),
        complaints);
  }

  private Settings read(String arguments) {
    return Settings.read(arguments, properties, environment, complaints::add);
  }
}
