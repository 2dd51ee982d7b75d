package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.otel.standalone.OtlpTarget.Protocol;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Builds the exporters. They don't retry by themselves (their retries would delay the host's exit,
 * and obey a Retry-After of any length without waking up), measure nothing about themselves (that
 * would ask for the global OpenTelemetry), and send in the thread that exports.
 */
final class OtlpExporters {

  private final PemReader pemReader;
  private final ExecutorService executor = new CallingThreadExecutor();

  OtlpExporters(Consumer<String> complaints) {
    pemReader = new PemReader(complaints);
  }

  LogRecordExporter logs(OtlpTarget target) {
    if (target.protocol() == Protocol.GRPC) {
      var builder =
          OtlpGrpcLogRecordExporter.builder()
              .setEndpoint(target.endpoint().toString())
              .setTimeout(target.timeout())
              .setCompression(target.compression())
              .setRetryPolicy(null)
              .setMeterProvider(MeterProvider.noop())
              .setExecutorService(executor);
      target.headers().forEach(builder::addHeader);
      pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
      return builder.build();
    }
    var builder =
        OtlpHttpLogRecordExporter.builder()
            .setEndpoint(target.endpoint().toString())
            .setTimeout(target.timeout())
            .setCompression(target.compression())
            .setRetryPolicy(null)
            .setMeterProvider(MeterProvider.noop())
            .setExecutorService(executor);
    target.headers().forEach(builder::addHeader);
    pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }

  MetricExporter metrics(OtlpTarget target, AggregationTemporalitySelector temporality) {
    if (target.protocol() == Protocol.GRPC) {
      var builder =
          OtlpGrpcMetricExporter.builder()
              .setEndpoint(target.endpoint().toString())
              .setTimeout(target.timeout())
              .setCompression(target.compression())
              .setRetryPolicy(null)
              .setMeterProvider(MeterProvider.noop())
              .setExecutorService(executor)
              .setAggregationTemporalitySelector(temporality);
      target.headers().forEach(builder::addHeader);
      pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
      return builder.build();
    }
    var builder =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(target.endpoint().toString())
            .setTimeout(target.timeout())
            .setCompression(target.compression())
            .setRetryPolicy(null)
            .setMeterProvider(MeterProvider.noop())
            .setExecutorService(executor)
            .setAggregationTemporalitySelector(temporality);
    target.headers().forEach(builder::addHeader);
    pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }
}
