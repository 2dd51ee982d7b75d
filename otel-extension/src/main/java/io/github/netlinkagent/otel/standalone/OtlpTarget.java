package io.github.netlinkagent.otel.standalone;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a signal goes, and how.
 *
 * @param endpoint of the signal, with its path for http/protobuf
 * @param headers sent with each request; they may hold credentials
 * @param timeout of one request
 * @param compression {@code gzip} or {@code none}
 * @param certificate of the authority that has signed the collector's one; the JVM's if empty
 * @param clientKey for mutual TLS, together with {@code clientCertificate}
 */
record OtlpTarget(
    Signal signal,
    Protocol protocol,
    URI endpoint,
    Map<String, String> headers,
    Duration timeout,
    String compression,
    Optional<Path> certificate,
    Optional<Path> clientKey,
    Optional<Path> clientCertificate) {

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
        variable(signal, "PROTOCOL", variables)
            .flatMap(
                name ->
                    variables.choice(
                        name,
                        Map.of("http/protobuf", Protocol.HTTP_PROTOBUF, "grpc", Protocol.GRPC)))
            .orElse(Protocol.HTTP_PROTOBUF);
    return new OtlpTarget(
        signal,
        protocol,
        endpoint(signal, protocol, variables),
        headers(signal, variables),
        variable(signal, "TIMEOUT", variables)
            .flatMap(variables::milliseconds)
            .orElse(DEFAULT_TIMEOUT),
        variable(signal, "COMPRESSION", variables)
            .flatMap(name -> variables.choice(name, Map.of("gzip", "gzip", "none", "none")))
            .orElse("none"),
        file(signal, "CERTIFICATE", variables),
        file(signal, "CLIENT_KEY", variables),
        file(signal, "CLIENT_CERTIFICATE", variables));
  }

  /** The collector itself, without path and credentials, as it may stand in a message. */
  String collector() {
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return endpoint.getScheme() + "://" + endpoint.getHost() + port;
  }

  private static URI endpoint(Signal signal, Protocol protocol, OtelVariables variables) {
    Optional<URI> own = variables.endpoint(PREFIX + signal + "_ENDPOINT");
    if (own.isPresent()) {
      return own.get();
    }
    URI base = variables.endpoint(PREFIX + "ENDPOINT").orElse(URI.create(protocol.defaultEndpoint));
    if (protocol == Protocol.GRPC) {
      return base;
    }
    String slash = base.toString().endsWith("/") ? "" : "/";
    return URI.create(base + slash + "v1/" + signal.label());
  }

  private static Map<String, String> headers(Signal signal, OtelVariables variables) {
    Map<String, String> headers = new HashMap<>();
    variable(signal, "HEADERS", variables)
        .ifPresent(
            name ->
                variables
                    .pairs(name)
                    .forEach(
                        (key, value) -> {
                          if (isHeader(key, value)) {
                            headers.put(key, value);
                          } else {
                            variables.complain(
                                name,
                                "has an item that is no HTTP header",
                                "use printable ASCII characters only");
                          }
                        }));
    return Map.copyOf(headers);
  }

  /** A token and printable ASCII (RFC 9110, 5.1 and 5.5); the sender throws at anything else. */
  private static boolean isHeader(String key, String value) {
    return key.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") && value.matches("[\\t\\x20-\\x7e]*");
  }

  private static Optional<Path> file(Signal signal, String suffix, OtelVariables variables) {
    Optional<String> name = variable(signal, suffix, variables);
    try {
      return name.flatMap(variables::text).map(Path::of);
    } catch (InvalidPathException e) {
      variables.complain(name.orElseThrow(), "is no path of a file", "name a PEM file");
      return Optional.empty();
    }
  }

  private static Optional<String> variable(Signal signal, String suffix, OtelVariables variables) {
    return variables.firstSet(PREFIX + signal + "_" + suffix, PREFIX + suffix);
  }
}
