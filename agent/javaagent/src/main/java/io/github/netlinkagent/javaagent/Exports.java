package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.host.Exit;
import io.github.netlinkagent.monitor.host.Version;
import io.github.netlinkagent.monitor.jmx.JmxExport;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.otel.standalone.OtelConfiguration;
import io.github.netlinkagent.otel.standalone.OtelExport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The exports that there are. No class of theirs is loaded before they start. */
final class Exports {

  private Exports() {}

  /**
   * Those that the settings ask for, by name and in the order in which to start them.
   *
   * @param complaints gets single lines for people
   */
  static Map<String, Export> wanted(Settings settings, Consumer<String> complaints) {
    Map<String, Export> exports = new LinkedHashMap<>();
    List<Supplier<ExportStatus>> started = new ArrayList<>();
    if (settings.otel()) {
      exports.put(
          "OpenTelemetry",
          (monitor, exit) -> started.add(OpenTelemetry.start(monitor, exit, settings, complaints)));
    }
    if (settings.jmx()) {
      // It is the last one, because it keeps the agent's thread.
      exports.put("JMX", (monitor, exit) -> Jmx.start(monitor, exit, settings, started));
    }
    return exports;
  }

  private static final class OpenTelemetry {

    static Supplier<ExportStatus> start(
        NetworkMonitor monitor, Exit exit, Settings settings, Consumer<String> complaints) {
      OtelExport export =
          OtelExport.start(monitor, settings.queueMax(), new OtelConfiguration(), complaints);
      exit.add(export::close);
      return export::status;
    }
  }

  private static final class Jmx {

    static void start(
        NetworkMonitor monitor, Exit exit, Settings settings, List<Supplier<ExportStatus>> others)
        throws InterruptedException {
      JmxExport export =
          JmxExport.open(monitor, Version.ofAgent(), settings.queueMax(), List.copyOf(others));
      exit.add(limit -> export.close());
      export.run();
    }
  }
}
