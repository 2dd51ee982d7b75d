package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the exporters send with: for HTTP a sender of ours, for gRPC upstream's. Given to their
 * builders; any thread may shut the senders down.
 */
final class Senders implements ComponentLoader {

  private final Queue<Runnable> shutdowns = new ConcurrentLinkedQueue<>();

  @Override
  public <T> Iterable<T> load(Class<T> component) {
    if (component == HttpSenderProvider.class) {
      HttpSenderProvider provider =
          config -> {
            CollectorHttpSender sender = new CollectorHttpSender(config);
            shutdowns.add(sender::shutdown);
            return sender;
          };
      return List.of(component.cast(provider));
    }
    if (component == GrpcSenderProvider.class) {
      GrpcSenderProvider provider =
          config -> {
            GrpcSender sender = upstream(GrpcSenderProvider.class).createSender(config);
            shutdowns.add(sender::shutdown);
            return sender;
          };
      return List.of(component.cast(provider));
    }
    return List.of();
  }

  /**
   * Breaks off a request that is under way, and closes connections that are idle: behind one of
   * HTTP/2 stands a thread that reads, for which the exit of the JVM would wait 300 ms. So this is
   * called once more when the request that was broken off has ended; the exporters would do it only
   * once.
   */
  void shutdown() {
    shutdowns.forEach(Runnable::run);
  }

  private static <T> T upstream(Class<T> provider) {
    return ComponentLoader.forClassLoader(Senders.class.getClassLoader())
        .load(provider)
        .iterator()
        .next();
  }
}
