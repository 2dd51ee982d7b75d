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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Builds the exporters. They don't retry by themselves (their retries would delay the host's exit,
 * and obey a Retry-After of any length without waking up), measure nothing about themselves (that
 * would ask for the global OpenTelemetry), and send in the thread that exports.
 */
final class OtlpExporters {

  private final Consumer<String> complaints;
  private final Set<String> complained = new HashSet<>();
  private final ExecutorService executor = new CallingThreadExecutor();

  OtlpExporters(Consumer<String> complaints) {
    this.complaints = complaints;
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
      setTls(target, builder::setTrustedCertificates, builder::setClientTls);
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
    setTls(target, builder::setTrustedCertificates, builder::setClientTls);
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
      setTls(target, builder::setTrustedCertificates, builder::setClientTls);
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
    setTls(target, builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }

  private void setTls(
      OtlpTarget target, Consumer<byte[]> authority, BiConsumer<byte[], byte[]> client) {
    use("CERTIFICATE", target.certificate(), authority);
    target
        .clientCertificate()
        .ifPresent(
            certificate ->
                use(
                    "CLIENT_KEY",
                    target.clientKey(),
                    key ->
                        use(
                            "CLIENT_CERTIFICATE",
                            Optional.of(certificate),
                            chain -> client.accept(key, chain))));
  }

  private void use(String variable, Optional<Path> file, Consumer<byte[]> taker) {
    file.ifPresent(
        path -> {
          try {
            taker.accept(Files.readAllBytes(path));
          } catch (IOException | IllegalArgumentException e) {
            complain(variable, e);
          }
        });
  }

  /** Once for a variable, though it is used for both signals. */
  private void complain(String variable, Exception failure) {
    if (complained.add(variable)) {
      complaints.accept(
          ("OpenTelemetry: the file of OTEL_EXPORTER_OTLP_%s can't be used (%s) and is left out:"
                  + " name a PEM file that this process may read.")
              .formatted(variable, failure.getClass().getSimpleName()));
    }
  }
}
