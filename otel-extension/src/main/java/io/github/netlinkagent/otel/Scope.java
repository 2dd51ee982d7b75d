package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.host.Version;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;

/** The instrumentation scope of all that leaves the agent, which tells its version. */
final class Scope {

  private Scope() {}

  static Logger logger(LoggerProvider loggers) {
    return loggers
        .loggerBuilder(TelemetryNames.SCOPE)
        .setInstrumentationVersion(Version.ofAgent())
        .build();
  }

  static Meter meter(MeterProvider meters) {
    return meters
        .meterBuilder(TelemetryNames.SCOPE)
        .setInstrumentationVersion(Version.ofAgent())
        .build();
  }
}
