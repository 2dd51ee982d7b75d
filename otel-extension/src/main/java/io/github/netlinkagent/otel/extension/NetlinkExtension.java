package io.github.netlinkagent.otel.extension;

import io.github.netlinkagent.monitor.host.Marker;
import io.github.netlinkagent.monitor.settings.Settings;
import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Called by the OpenTelemetry Java agent on the host's main thread, once that agent is installed.
 *
 * <p>Whatever is thrown here would stop that agent and pass over the listeners behind this one, so
 * nothing is; and nothing is waited for.
 */
public final class NetlinkExtension implements AgentListener {

  private static final Logger LOGGER = Logger.getLogger("io.github.netlinkagent");

  @Override
  public void afterAgent(AutoConfiguredOpenTelemetrySdk configured) {
    try {
      start(configured.getOpenTelemetrySdk());
    } catch (Throwable e) {
      LOGGER.log(Level.WARNING, "netlink extension: not started. Please report this.", e);
    }
  }

  private static void start(OpenTelemetrySdk sdk) {
    Settings settings =
        Settings.read(List.of(AgentConfiguration.of(sdk)), NetlinkExtension::complain);
    if (!settings.enabled()) {
      return;
    }
    if (!System.getProperty("os.name", "").equals("Linux")) {
      complain("not started: netlink is a part of Linux. Load it on Linux only.");
    } else if (!Marker.claim()) {
      complain(
          "not started: netlink-agent runs in this JVM already. Remove netlink-otel-extension.jar, or"
              + " the -javaagent of netlink-agent.");
    } else {
      new ExtensionThread(sdk, settings, NetlinkExtension::complain).start();
    }
  }

  private static void complain(String line) {
    LOGGER.warning("netlink extension: " + line);
  }
}
