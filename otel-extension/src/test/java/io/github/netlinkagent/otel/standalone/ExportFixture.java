package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.monitor.ExportCounts;
import io.github.netlinkagent.monitor.Samples;
import io.github.netlinkagent.monitor.ScriptedMonitor;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.otel.MetricOptions;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.testing.Eventually;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** An export from a scripted monitor to a sink, over the real exporter. */
final class ExportFixture implements AutoCloseable {

  private static final MetricOptions METRICS = new MetricOptions(Duration.ofSeconds(1), true);

  final OtlpSink sink = new OtlpSink();
  final ScriptedMonitor monitor;
  final Map<String, String> variables = new HashMap<>();
  final List<String> complaints = new CopyOnWriteArrayList<>();
  private OtelExport export;

  static {
    // What the exporters log is not for the output of the tests; the packed jar does the same.
    LogManager.getLogManager().reset();
  }

  ExportFixture(int capacity) {
    monitor = new ScriptedMonitor(capacity);
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url());
  }

  ExportFixture() {
    this(1000);
  }

  ExportFixture start() {
    return startWith(variables::get);
  }

  ExportFixture startWith(UnaryOperator<String> environment) {
    export =
        OtelExport.start(
            new OtelExport.Source(
                monitor.model(),
                monitor::status,
                monitor.subscription(),
                Wording.of(monitor.model())::change),
            METRICS,
            environment,
            complaints::add);
    return this;
  }

  ExportCounts counts() {
    return export.status().counts();
  }

  void stop(Duration limit) {
    export.close(limit);
  }

  @Override
  public void close() {
    sink.close();
    export.close(Duration.ofSeconds(1));
  }

  /** Links veth1, veth2, ... come. */
  void addLinks(int from, int to) {
    for (int i = from; i <= to; i++) {
      monitor.add(Samples.link(i, "veth" + i));
    }
  }

  /** Of which interfaces the sink has events. */
  Set<Object> interfaces() {
    return sink.records().stream()
        .map(
            record -> OtlpSink.attributes(record.getAttributesList()).get("network.interface.name"))
        .collect(Collectors.toSet());
  }

  void awaitComplaints(int lines) {
    Eventually.holds(() -> complaints.size() >= lines, this::state);
  }

  String state() {
    return complaints + " " + counts() + " " + sink.records().size() + " records";
  }

  /** The thread of the export; okhttp renames it while a request is under way. */
  static List<Thread> senders() {
    return threads().stream()
        .filter(thread -> thread.getName().matches("netlink-otel|OkHttp http:.*"))
        .toList();
  }

  static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("netlink-otel.*|Ok[Hh]ttp.*|Okio.*"))
        .toList();
  }
}
