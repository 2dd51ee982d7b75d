package io.github.netlinkagent.monitor.host;

import com.kenai.jffi.Init;
import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Recorder;
import io.github.netlinkagent.monitor.jfr.FlightEvents;
import io.github.netlinkagent.monitor.jmx.JmxExport;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.natives.NativeAccess;
import io.github.netlinkagent.netlink.natives.NativeAccessDeniedException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A monitor and its exports inside a host. Whatever can't be started is told in one line and left
 * out; the host never notices.
 */
public final class HostedAgent {

  private final Settings settings;
  private final Consumer<String> complaints;
  private final Exit exit = new Exit();
  private final List<Supplier<ExportStatus>> started = new ArrayList<>();

  private HostedAgent(Settings settings, Consumer<String> complaints) {
    this.settings = settings;
    this.complaints = complaints;
  }

  /**
   * Starts all on the calling thread, which it may keep for good.
   *
   * @param instrumentation to give jffi the native access that it needs; without it the JVM warns,
   *     since Java 24
   * @param exports by name, in the order in which to start them; no class of theirs is loaded
   *     before. JMX is not among them: it is started here, if the settings ask for it
   * @param complaints gets single lines for people, from any thread
   */
  public static void run(
      Settings settings,
      Optional<Instrumentation> instrumentation,
      Map<String, ExportStart> exports,
      Consumer<String> complaints) {
    new HostedAgent(settings, complaints).run(instrumentation, exports);
  }

  private void run(Optional<Instrumentation> instrumentation, Map<String, ExportStart> exports) {
    try {
      if (instrumentation.isPresent()) {
        NativeAccess.grant(instrumentation.get());
      }
      settings.nativeDirectory().ifPresent(Init::extractInto);
      Init.load();
      // Before the sockets: a host may end while they are being opened.
      exit.register();
      NetworkMonitor monitor = NetworkMonitor.open(settings.monitorOptions(), recorder());
      exit.add(limit -> monitor.close());
      exports.forEach((name, export) -> orLeaveOut(name, () -> start(export, monitor)));
      if (settings.jmx()) {
        // It is the last one, because it keeps the thread.
        orLeaveOut("JMX", () -> Jmx.run(monitor, settings, exit, List.copyOf(started)));
      }
    } catch (NativeAccessDeniedException | NetlinkException | UnsatisfiedLinkError e) {
      complaints.accept("not started: " + e.getMessage() + ".");
    }
  }

  /** Its absence is not said: whoever has no recorder misses nothing. */
  private Recorder recorder() {
    try {
      return settings.jfr() ? Jfr.open() : Recorder.NONE;
    } catch (LinkageError e) {
      return Recorder.NONE;
    }
  }

  private void start(ExportStart start, NetworkMonitor monitor) throws Exception {
    Export export = start.start(monitor);
    started.add(export::status);
    exit.add(export::close);
  }

  private void orLeaveOut(String name, Step step) {
    try {
      step.run();
    } catch (LinkageError e) {
      complaints.accept(name + " is left out: this runtime does not have " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      complaints.accept(name + " is left out: " + e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  /** Apart, since a runtime without {@code jdk.jfr} can't even load what it names. */
  private static final class Jfr {

    static Recorder open() {
      return FlightEvents.open();
    }
  }

  /** Apart, since a runtime without {@code java.management} can't even load what it names. */
  private static final class Jmx {

    static void run(
        NetworkMonitor monitor, Settings settings, Exit exit, List<Supplier<ExportStatus>> others)
        throws InterruptedException {
      JmxExport export = JmxExport.open(monitor, Version.ofAgent(), settings.queueMax(), others);
      exit.add(limit -> export.close());
      export.run();
    }
  }
}
