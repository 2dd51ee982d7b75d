package io.github.netlinkagent.otel.extension;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.host.ExportStart;
import io.github.netlinkagent.monitor.host.HostedAgent;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.borrowed.BorrowedExport;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import io.github.netlinkagent.otel.borrowed.BorrowedSdk.Flushed;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.lang.instrument.Instrumentation;
import java.time.Duration;
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
          settings.otel() && !isSdkDisabled() ? Map.of("OpenTelemetry", this::export) : Map.of();
      HostedAgent.run(settings, instrumentation(), exports, complaints);
    } catch (Throwable e) {
      complaints.accept("not started: " + e + ". The host runs without it; please report this.");
    }
  }

  /** Then nothing would leave by it. */
  private static boolean isSdkDisabled() {
    String property = System.getProperty("otel.sdk.disabled");
    return Boolean.parseBoolean(property != null ? property : System.getenv("OTEL_SDK_DISABLED"));
  }

  private Export export(NetworkMonitor monitor) {
    BorrowedSdk borrowed = new BorrowedSdk(sdk, "the OpenTelemetry agent", this::flush);
    return BorrowedExport.start(
        monitor,
        monitor.subscribe(settings.queueMax(), settings.exported()),
        borrowed,
        new MetricOptions(settings.metricsDelay(), settings.systemMetrics(), settings.exported()),
        complaints);
  }

  /** It collects in the calling thread, and sends in others. */
  private Flushed flush(Duration limit) {
    long start = System.nanoTime();
    CompletableResultCode result = sdk.getSdkMeterProvider().forceFlush();
    Duration cost = Duration.ofNanos(System.nanoTime() - start);
    return new Flushed(result.join(limit.toMillis(), TimeUnit.MILLISECONDS).isSuccess(), cost);
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
