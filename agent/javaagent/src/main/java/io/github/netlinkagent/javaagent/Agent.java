package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.monitor.host.ExportStart;
import io.github.netlinkagent.monitor.host.HostedAgent;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.beside.ChosenExport;
import io.github.netlinkagent.otel.standalone.OtelConfiguration;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Optional;

/** Reads the settings, picks the exports, and says on stderr what could not be started. */
public final class Agent {

  private Agent() {}

  /**
   * Called by the launcher on the agent's own thread, which it may keep for good.
   *
   * @param arguments of {@code -javaagent}; may be empty
   */
  public static void start(String arguments, Instrumentation instrumentation) {
    Settings settings =
        Settings.read(arguments, System.getProperties(), System.getenv(), Agent::complain);
    if (settings.enabled()) {
      HostedAgent.run(settings, Optional.of(instrumentation), exports(settings), Agent::complain);
    }
  }

  private static Map<String, ExportStart> exports(Settings settings) {
    if (!settings.otel()) {
      return Map.of();
    }
    return Map.of(
        "OpenTelemetry",
        monitor ->
            ChosenExport.start(
                monitor,
                monitor.subscribe(settings.queueMax(), settings.exported()),
                new MetricOptions(
                    settings.metricsDelay(), settings.systemMetrics(), settings.exported()),
                new OtelConfiguration(),
                Agent::complain));
  }

  private static void complain(String line) {
    System.err.println("[netlink-agent] " + line);
  }
}
