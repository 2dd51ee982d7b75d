package io.github.netlinkagent.otel.extension;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.host.ExportStart;
import io.github.netlinkagent.monitor.host.HostedAgent;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.otel.borrowed.BorrowedExport;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The thread on which the extension lives. */
final class ExtensionThread extends Thread {

  private final OpenTelemetrySdk sdk;
  private final Settings settings;
  private final Consumer<String> complaints;

  ExtensionThread(OpenTelemetrySdk sdk, Settings settings, Consumer<String> complaints) {
    super(null, null, "netlink-agent", 0, false);
    this.sdk = sdk;
    this.settings = settings;
    this.complaints = complaints;
    setDaemon(true);
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    try {
      Map<String, ExportStart> exports =
          settings.otel() ? Map.of("OpenTelemetry", this::export) : Map.of();
      HostedAgent.run(settings, instrumentation(), exports, complaints);
    } catch (RuntimeException | LinkageError e) {
      complaints.accept("not started: " + e + ". The host runs without it; please report this.");
    }
  }

  private Export export(NetworkMonitor monitor) {
    BorrowedSdk borrowed =
        new BorrowedSdk(
            sdk,
            "the OpenTelemetry agent",
            limit ->
                sdk.getSdkMeterProvider()
                    .forceFlush()
                    .join(limit.toMillis(), TimeUnit.MILLISECONDS));
    return BorrowedExport.start(
        monitor,
        monitor.subscribe(settings.queueMax()),
        borrowed,
        settings.metricsDelay(),
        complaints);
  }

  /**
   * What the agent was given by the JVM. It keeps it in a class that no interface of extensions
   * shows; without it, Java 24 and later warn of jffi's native code, and that is all.
   */
  private static Optional<Instrumentation> instrumentation() {
    try {
      Object held =
          Class.forName("io.opentelemetry.javaagent.bootstrap.InstrumentationHolder", true, null)
              .getMethod("getInstrumentation")
              .invoke(null);
      return Optional.ofNullable((Instrumentation) held);
    } catch (ReflectiveOperationException | ClassCastException e) {
      return Optional.empty();
    }
  }
}
