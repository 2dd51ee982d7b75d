package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sample events as the SDK got them, before any exporter. */
final class RecordedEvents {

  private RecordedEvents() {}

  static List<LogRecordData> of(Event event) {
    List<LogRecordData> records = new ArrayList<>();
    Model model = SampleEvents.monitor().model();
    try (SdkLoggerProvider loggers =
        SdkLoggerProvider.builder()
            .addLogRecordProcessor((context, emitted) -> records.add(emitted.toLogRecordData()))
            .build()) {
      ChangeEvents events =
          new ChangeEvents(loggers, model, Wording.of(model, Names.builtIn())::change);
      SampleEvents.of(event).forEach(events::emit);
    }
    return records;
  }

  /** As the Collector's debug exporter prints it, without what the agent doesn't set. */
  static String printed(LogRecordData event) {
    Severity severity = event.getSeverity();
    StringBuilder text = new StringBuilder();
    text.append("Timestamp: ").append(printedTime(event.getTimestampEpochNanos())).append('\n');
    text.append(
        "SeverityNumber: %s(%d)\n".formatted(printed(severity), severity.getSeverityNumber()));
    text.append("EventName: ").append(event.getEventName()).append('\n');
    text.append("Body: Str(").append(event.getBodyValue().asString()).append(")\n");
    text.append("Attributes:\n");
    event
        .getAttributes()
        .forEach(
            (key, value) ->
                text.append("     -> ")
                    .append(key.getKey())
                    .append(": ")
                    .append(printed(key, value))
                    .append('\n'));
    return text.toString();
  }

  private static String printed(AttributeKey<?> key, Object value) {
    return switch (key.getType()) {
      case STRING -> "Str(" + value + ")";
      case LONG -> "Int(" + value + ")";
      case DOUBLE -> "Double(" + value + ")";
      case BOOLEAN -> "Bool(" + value + ")";
      case STRING_ARRAY -> "Slice([\"" + String.join("\",\"", strings(value)) + "\"])";
      default -> throw new AssertionError(key);
    };
  }

  private static List<String> strings(Object value) {
    return ((List<?>) value).stream().map(String::valueOf).toList();
  }

  private static String printed(Severity severity) {
    return severity.name().charAt(0) + severity.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String printedTime(long epochNanos) {
    return Instant.EPOCH
        .plusNanos(epochNanos)
        .toString()
        .replace('T', ' ')
        .replace("Z", " +0000 UTC");
  }
}
