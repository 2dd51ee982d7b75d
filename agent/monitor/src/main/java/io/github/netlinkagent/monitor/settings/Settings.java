package io.github.netlinkagent.monitor.settings;

import io.github.netlinkagent.monitor.Limits;
import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.Tracking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * What is set; {@link Setting} says what each of them means.
 *
 * @param metricsDelay between two collections of metrics while something changes
 * @param systemMetrics whether the traffic of the interfaces is among the metrics
 * @param auditInterval zero for no audits
 * @param statisticsInterval zero for no reads of counters
 * @param nativeDirectory empty for the usual places
 * @param historyMax in changes
 * @param queueMax in announcements, for each export
 * @param receiveBuffer in bytes
 * @param limits how much the model holds
 * @param tracked which objects the model shows
 * @param exported which of these are sent to an OpenTelemetry collector
 */
public record Settings(
    boolean enabled,
    boolean jmx,
    boolean jfr,
    boolean otel,
    Duration metricsDelay,
    boolean systemMetrics,
    Duration auditInterval,
    Duration statisticsInterval,
    int historyMax,
    int queueMax,
    int receiveBuffer,
    Limits limits,
    Optional<Path> nativeDirectory,
    Tracking tracked,
    Tracking exported) {

  /**
   * Reads the settings of the agent: its arguments, {@code -Dnetlink.*}, {@code NETLINK_*}, and the
   * file that one of these names as {@code config}, in this order of precedence.
   *
   * @param complaints gets a line for whatever is wrong; what is wrong doesn't count
   */
  public static Settings read(
      String arguments,
      Properties properties,
      Map<String, String> environment,
      Consumer<String> complaints) {
    return read(
        List.of(
            Source.ofArguments(arguments),
            Source.ofSystemProperties(properties),
            Source.ofEnvironment(environment)),
        complaints);
  }

  /**
   * Reads the settings from any sources, the first one that has a value holds; the file that one of
   * them names as {@code config} comes last.
   */
  public static Settings read(List<Source> places, Consumer<String> complaints) {
    List<Source> sources = new ArrayList<>(places);
    new Reading(sources, complaints)
        .get(Setting.CONFIG)
        .ifPresent(
            file -> {
              try {
                sources.add(Source.ofFile(file));
              } catch (IOException e) {
                complaints.accept(
                    Complaint.line("the settings in " + file + " can't be read: " + e));
              }
            });
    Reading reading = new Reading(sources, complaints);
    reading.complainOfUnknownKeys();
    return new Settings(
        reading.get(Setting.ENABLED),
        reading.get(Setting.JMX),
        reading.get(Setting.JFR),
        reading.get(Setting.OTEL),
        reading.get(Setting.METRICS_DELAY),
        reading.get(Setting.METRICS_SYSTEM),
        reading.get(Setting.AUDIT_INTERVAL),
        reading.get(Setting.STATISTICS_INTERVAL),
        reading.get(Setting.HISTORY_MAX),
        reading.get(Setting.QUEUE_MAX),
        reading.get(Setting.RECEIVE_BUFFER),
        limits(reading),
        reading.get(Setting.NATIVE_DIR),
        TrackingSettings.TRACKED.read(reading),
        TrackingSettings.EXPORTED.read(reading));
  }

  private static Limits limits(Reading reading) {
    return new Limits(
        reading.get(Setting.ROUTES_MAX),
        reading.get(Setting.NEIGHBORS_MAX),
        reading.get(Setting.OBJECTS_MAX),
        reading.get(Setting.HEAP_MAX),
        reading.get(Setting.ROUTES_WATCHED));
  }

  public MonitorOptions monitorOptions() {
    return new MonitorOptions(
        auditInterval, statisticsInterval, historyMax, receiveBuffer, limits, tracked);
  }
}
