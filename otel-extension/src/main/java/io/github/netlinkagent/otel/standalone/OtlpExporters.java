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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Builds the exporters. They don't retry by themselves (their retries would delay the host's exit,
 * and obey a Retry-After of any length without waking up), measure nothing about themselves (that
 * would ask for the global OpenTelemetry), and start no pool of threads: HTTP is sent in the thread
 * that exports, gRPC in one of its own.
 */
final class OtlpExporters {

  private final PemReader pemReader;
  private final Senders senders = new Senders();
  private final ExecutorService grpcThread = grpcThread();

  OtlpExporters(Consumer<String> complaints) {
    pemReader = new PemReader(complaints);
  }

  LogRecordExporter logs(OtlpTarget target) {
    if (target.protocol() == Protocol.GRPC) {
      var builder =
          OtlpGrpcLogRecordExporter.builder()
              .setComponentLoader(senders)
              .setEndpoint(target.endpoint().toString())
              .setTimeout(target.timeout())
              .setCompression(target.compression())
              .setRetryPolicy(null)
              .setMeterProvider(MeterProvider.noop())
              .setExecutorService(grpcThread);
      target.headers().forEach(builder::addHeader);
      pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
      return builder.build();
    }
    var builder =
        OtlpHttpLogRecordExporter.builder()
            .setComponentLoader(senders)
            .setEndpoint(target.endpoint().toString())
            .setTimeout(target.timeout())
            .setCompression(target.compression())
            .setRetryPolicy(null)
            .setMeterProvider(MeterProvider.noop());
    target.headers().forEach(builder::addHeader);
    pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }

  MetricExporter metrics(OtlpTarget target, AggregationTemporalitySelector temporality) {
    if (target.protocol() == Protocol.GRPC) {
      var builder =
          OtlpGrpcMetricExporter.builder()
              .setComponentLoader(senders)
              .setEndpoint(target.endpoint().toString())
              .setTimeout(target.timeout())
              .setCompression(target.compression())
              .setRetryPolicy(null)
              .setMeterProvider(MeterProvider.noop())
              .setExecutorService(grpcThread)
              .setAggregationTemporalitySelector(temporality);
      target.headers().forEach(builder::addHeader);
      pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
      return builder.build();
    }
    var builder =
        OtlpHttpMetricExporter.builder()
            .setComponentLoader(senders)
            .setEndpoint(target.endpoint().toString())
            .setTimeout(target.timeout())
            .setCompression(target.compression())
            .setRetryPolicy(null)
            .setMeterProvider(MeterProvider.noop())
            .setAggregationTemporalitySelector(temporality);
    target.headers().forEach(builder::addHeader);
    pemReader.use(target.tlsFiles(), builder::setTrustedCertificates, builder::setClientTls);
    return builder.build();
  }

  /** Breaks off what is under way; see {@link Senders#shutdown}. */
  void shutdown() {
    senders.shutdown();
  }

  /**
   * The gRPC sender holds a lock while it hands a request over, and needs the same lock to break it
   * off: sent in the calling thread, a request that hangs could not be. The thread starts with the
   * first request, and ends when there has been none for a second.
   */
  private static ExecutorService grpcThread() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> ExportThread.daemon(work, "netlink-otel-grpc"));
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
