package io.github.netlinkagent.javaagent;

import com.kenai.jffi.Init;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.host.Exit;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.natives.NativeAccess;
import io.github.netlinkagent.netlink.natives.NativeAccessDeniedException;
import java.lang.instrument.Instrumentation;

/** Starts the monitor and its exports, and says on stderr what could not be started. */
public final class Agent {

  private final Settings settings;
  private final Instrumentation instrumentation;
  private final Exit exit = new Exit();

  private Agent(Settings settings, Instrumentation instrumentation) {
    this.settings = settings;
    this.instrumentation = instrumentation;
  }

  /**
   * Called by the launcher on the agent's own thread, which it may keep for good.
   *
   * @param arguments of {@code -javaagent}; may be empty
   */
  public static void start(String arguments, Instrumentation instrumentation) {
    Settings settings =
        Settings.read(arguments, System.getProperties(), System.getenv(), Agent::complain);
    if (settings.enabled()) {
      new Agent(settings, instrumentation).run();
    }
  }

  private void run() {
    try {
      NativeAccess.grant(instrumentation);
      settings.nativeDirectory().ifPresent(Init::extractInto);
      Init.load();
      // Before the sockets: a host may end while they are being opened.
      exit.register();
      NetworkMonitor monitor = NetworkMonitor.open(settings.monitorOptions());
      exit.add(limit -> monitor.close());
      export(monitor);
    } catch (NativeAccessDeniedException | NetlinkException | UnsatisfiedLinkError e) {
      complain("not started: " + e.getMessage() + ".");
    }
  }

  private void export(NetworkMonitor monitor) {
    Exports.wanted(settings, Agent::complain)
        .forEach(
            (name, export) -> {
              try {
                export.start(monitor, exit);
              } catch (LinkageError e) {
                complain(name + " is left out: this runtime does not have " + e.getMessage());
              } catch (Exception e) {
                complain(name + " is left out: " + e);
              }
            });
  }

  private static void complain(String line) {
    System.err.println("[netlink-agent] " + line);
  }
}
