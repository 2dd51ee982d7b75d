package io.github.netlinkagent.otel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.Headers;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCredentials;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A collector for tests that receives OTLP over gRPC, by a server that shares no code with the
 * exporter's client. It can refuse and hang.
 */
public final class GrpcSink extends ReceivedTelemetry {

  private static final String LOGS = "opentelemetry.proto.collector.logs.v1.LogsService";
  private static final String METRICS = "opentelemetry.proto.collector.metrics.v1.MetricsService";

  /** Messages stay bytes here; an empty one is the answer that says all was taken. */
  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  /** What to do with a request that is accepted. */
  @FunctionalInterface
  private interface Taker {
    void take(String path, Headers headers, byte[] body) throws InvalidProtocolBufferException;
  }

  private static final int DEFAULT_LIMIT = 4 << 20;

  private final List<Status.Code> refusals = new CopyOnWriteArrayList<>();
  private final String scheme;
  private final Server server;
  private volatile Status status = Status.OK;
  private volatile long held;
  private volatile CountDownLatch released = new CountDownLatch(0);

  public GrpcSink() {
    this(DEFAULT_LIMIT);
  }

  /**
   * @param limit the largest message that it takes, in bytes
   */
  public GrpcSink(int limit) {
    this("http", InsecureServerCredentials.create(), limit);
  }

  public GrpcSink(SinkTls tls) {
    this("https", credentials(tls), DEFAULT_LIMIT);
  }

  private GrpcSink(String scheme, ServerCredentials credentials, int limit) {
    this.scheme = scheme;
    try {
      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
              .addService(service(LOGS, this::takeLogs))
              .addService(service(METRICS, this::takeMetrics))
              .maxInboundMessageSize(limit)
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String url() {
    return scheme + "://127.0.0.1:" + server.getPort();
  }

  /** Answers like that from now on. */
  public void answerWith(Status.Code code) {
    status = code.toStatus();
  }

  /** The statuses of the requests that were not accepted. */
  public List<Status.Code> refusals() {
    return refusals;
  }

  @Override
  public void hang() {
    released = new CountDownLatch(1);
  }

  @Override
  public boolean isHeld() {
    return held > 0;
  }

  @Override
  public void release() {
    released.countDown();
  }

  @Override
  public void close() {
    release();
    server.shutdownNow();
  }

  private static ServerCredentials credentials(SinkTls tls) {
    try {
      var builder = TlsServerCredentials.newBuilder().keyManager(tls.server().keyManagers());
      Optional<TestIdentity> client = tls.client();
      if (client.isPresent()) {
        builder.trustManager(client.get().trustManagers()).clientAuth(ClientAuth.REQUIRE);
      }
      return builder.build();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no TLS", e);
    }
  }

  private ServerServiceDefinition service(String name, Taker taker) {
    var export =
        MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(name, "Export"))
            .build();
    return ServerServiceDefinition.builder(name)
        .addMethod(
            export,
            (call, metadata) -> {
              call.request(1);
              return new Listener(call, headers(metadata), taker);
            })
        .build();
  }

  private static Headers headers(Metadata metadata) {
    Headers headers = new Headers();
    for (String name : metadata.keys()) {
      headers.add(name, metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
    }
    return headers;
  }

  /** One request. */
  private final class Listener extends ServerCall.Listener<byte[]> {

    private final ServerCall<byte[], byte[]> call;
    private final Headers headers;
    private final Taker taker;
    private byte[] body = {};

    Listener(ServerCall<byte[], byte[]> call, Headers headers, Taker taker) {
      this.call = call;
      this.headers = headers;
      this.taker = taker;
    }

    @Override
    public void onMessage(byte[] message) {
      body = message;
    }

    @Override
    public void onHalfClose() {
      try {
        held = released.getCount();
        released.await();
        Status answer = status;
        if (answer.isOk()) {
          taker.take(call.getMethodDescriptor().getFullMethodName(), headers, body);
          call.sendHeaders(new Metadata());
          call.sendMessage(new byte[0]);
        } else {
          refusals.add(answer.getCode());
        }
        call.close(answer, new Metadata());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (InvalidProtocolBufferException e) {
        call.close(Status.INVALID_ARGUMENT.withCause(e), new Metadata());
      }
    }
  }
}
