package io.github.netlinkagent.otel.standalone;

import io.github.netlinkagent.otel.GrpcSink;
import io.github.netlinkagent.otel.OtlpSink;
import io.github.netlinkagent.otel.ReceivedTelemetry;
import io.github.netlinkagent.otel.SinkTls;

/** The two ways to a collector. */
enum Wire {
  HTTP_PROTOBUF("http/protobuf", "Content-Encoding"),
  GRPC("grpc", "grpc-encoding");

  /** As {@code OTEL_EXPORTER_OTLP_PROTOCOL} names it. */
  final String protocol;

  /** The header that tells of compression. */
  final String encodingHeader;

  Wire(String protocol, String encodingHeader) {
    this.protocol = protocol;
    this.encodingHeader = encodingHeader;
  }

  ReceivedTelemetry open() {
    return this == GRPC ? new GrpcSink() : new OtlpSink();
  }

  ReceivedTelemetry open(SinkTls tls) {
    return this == GRPC ? new GrpcSink(tls) : new OtlpSink(tls);
  }
}
