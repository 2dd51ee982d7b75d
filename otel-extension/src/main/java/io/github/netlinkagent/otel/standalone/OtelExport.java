package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorStatus;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.otel.MetricOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The export to OpenTelemetry with an SDK of our own. Any thread may call its methods; all work is
 * done by one daemon thread, {@code netlink-otel}.
 */
public final class OtelExport implements Export {

  static final String NAME = "OpenTelemetry";

  private final Optional<ExportThread> thread;

  private OtelExport(Optional<ExportThread> thread) {
    this.thread = thread;
  }

  /**
   * Starts the export and returns at once; it neither waits nor throws. From here on every change
   * is exported or counted. {@code OTEL_SDK_DISABLED=true} switches it off.
   *
   * @param subscription of the monitor; nobody else may pull from it
   * @param configuration an {@code OTEL_*} environment variable by its name, null if it is not set;
   *     see {@link OtelConfiguration}
   * @param metricOptions how the metrics are to be
   * @param complaints gets single lines for people, from any thread: without a collector one when
   *     it fails and one when it is back
   */
  public static OtelExport start(
      NetworkMonitor monitor,
      Subscription subscription,
      MetricOptions metricOptions,
      Function<String, @Nullable String> configuration,
      Consumer<String> complaints) {
    Wording wording = Wording.of(monitor.model());
    Source source = new Source(monitor.model(), monitor::status, subscription, wording::change);
    return start(source, metricOptions, configuration, complaints);
  }

  static OtelExport start(
      Source source,
      MetricOptions metricOptions,
      Function<String, @Nullable String> configuration,
      Consumer<String> complaints) {
    OtelVariables variables = new OtelVariables(configuration, complaints);
    if (variables.isTrue("OTEL_SDK_DISABLED")) {
      source.subscription().close();
      return new OtelExport(Optional.empty());
    }
    ExportThread thread = new ExportThread(source, variables, metricOptions, complaints);
    thread.start();
    return new OtelExport(Optional.of(thread));
  }

  @Override
  public ExportStatus status() {
    return thread
        .map(ExportThread::status)
        .orElse(new ExportStatus(NAME, "nowhere: OTEL_SDK_DISABLED=true", ExportCounts.NOTHING));
  }

  @Override
  public void close(Duration limit) {
    thread.ifPresent(running -> running.stop(limit));
  }

  /**
   * What is exported.
   *
   * @param wording the body of a change's event: one line without control characters
   */
  record Source(
      Model model,
      Supplier<MonitorStatus> status,
      Subscription subscription,
      Function<Change, String> wording) {}
}
