package io.github.netlinkagent.otel.standalone;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a signal goes, and how.
 *
 * @param endpoint of the signal, with its path for http/protobuf
 * @param headers sent with each request; they may hold credentials
 * @param timeout of one request
 * @param compression {@code gzip} or {@code none}
 */
record OtlpTarget(
    Signal signal,
    Protocol protocol,
    URI endpoint,
    Map<String, String> headers,
    Duration timeout,
    String compression,
    TlsFiles tlsFiles) {

  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  enum Signal {
    LOGS,
    METRICS;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Protocol {
    HTTP_PROTOBUF("http/protobuf", "http://localhost:4318"),
    GRPC("grpc", "http://localhost:4317");

    private final String label;
    private final String defaultEndpoint;

    Protocol(String label, String defaultEndpoint) {
      this.label = label;
      this.defaultEndpoint = defaultEndpoint;
    }

    /** As {@code OTEL_EXPORTER_OTLP_PROTOCOL} names it. */
    String label() {
      return label;
    }
  }

  /** Reads {@code OTEL_EXPORTER_OTLP_*}; the variables of the signal go before the general ones. */
  static OtlpTarget of(Signal signal, OtelVariables variables) {
    Protocol protocol =
        first(
                signal,
                "PROTOCOL",
                name ->
                    variables.choice(
                        name,
                        Map.of("http/protobuf", Protocol.HTTP_PROTOBUF, "grpc", Protocol.GRPC)))
            .orElse(Protocol.HTTP_PROTOBUF);
    URI endpoint = endpoint(signal, protocol, variables);
    boolean replaced = isReplaced(signal, variables);
    return new OtlpTarget(
        signal,
        protocol,
        endpoint,
        replaced
            ? Map.of()
            : first(signal, "HEADERS", name -> headers(name, variables)).orElse(Map.of()),
        first(signal, "TIMEOUT", variables::duration).orElse(DEFAULT_TIMEOUT),
        first(
                signal,
                "COMPRESSION",
                name -> variables.choice(name, Map.of("gzip", "gzip", "none", "none")))
            .orElse("none"),
        TlsFiles.of(
            isSecure(endpoint),
            suffix ->
                replaced && suffix.startsWith("CLIENT_")
                    ? Optional.empty()
                    : first(signal, suffix, variables::file),
            variables));
  }

  /** Whether requests are encrypted, and the collector is asked for its certificate. */
  boolean isSecure() {
    return isSecure(endpoint);
  }

  /** The collector itself, without path and credentials, as it may stand in a message. */
  String collector() {
    String authority = endpoint.getRawAuthority();
    return endpoint.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1);
  }

  private static boolean isSecure(URI endpoint) {
    return endpoint.getScheme().equals("https");
  }

  private static URI endpoint(Signal signal, Protocol protocol, OtelVariables variables) {
    Optional<URI> own = variables.endpoint(PREFIX + signal + "_ENDPOINT");
    URI base =
        own.or(() -> variables.endpoint(PREFIX + "ENDPOINT"))
            .orElse(URI.create(protocol.defaultEndpoint));
    // The path of a gRPC request is the method that it calls, and the exporter's business.
    if (protocol == Protocol.GRPC || own.isPresent()) {
      return base;
    }
    String slash = base.toString().endsWith("/") ? "" : "/";
    return URI.create(base + slash + "v1/" + signal.label());
  }

  /**
   * Whether the endpoint that was named can't be used, and another one takes its place: headers and
   * keys, which prove who the sender is, were not meant for that one.
   */
  private static boolean isReplaced(Signal signal, OtelVariables variables) {
    String own = PREFIX + signal + "_ENDPOINT";
    String named = variables.text(own).isPresent() ? own : PREFIX + "ENDPOINT";
    return variables.text(named).isPresent() && variables.endpoint(named).isEmpty();
  }

  /** Empty if there are none that can be sent. */
  private static Optional<Map<String, String>> headers(String variable, OtelVariables variables) {
    Map<String, String> headers = new HashMap<>();
    variables
        .pairs(variable)
        .forEach(
            (key, value) -> {
              if (isHeader(key, value)) {
                headers.put(key, value);
              } else {
                variables.complain(
                    variable,
                    "has an item that is no HTTP header",
                    "use printable ASCII characters only");
              }
            });
    return headers.isEmpty() ? Optional.empty() : Optional.of(Map.copyOf(headers));
  }

  /** A token and printable ASCII (RFC 9110, 5.1 and 5.5); the sender throws at anything else. */
  private static boolean isHeader(String key, String value) {
    return key.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") && value.matches("[\\t\\x20-\\x7e]*");
  }

  /** What the signal's own variable says; if it says nothing that can be used, the general one. */
  private static <T> Optional<T> first(
      Signal signal, String suffix, Function<String, Optional<T>> read) {
    return read.apply(PREFIX + signal + "_" + suffix).or(() -> read.apply(PREFIX + suffix));
  }
}
