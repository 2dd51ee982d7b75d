package io.github.netlinkagent.otel.standalone;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The files that an encrypted connection needs beside what the JVM has.
 *
 * @param authorities who may have signed the collector's certificate; the JVM's if empty
 * @param client for mutual TLS
 */
record TlsFiles(Optional<PemFile> authorities, Optional<Client> client) {

  /** What this process proves its own identity by. */
  record Client(PemFile key, PemFile certificate) {}

  private static final TlsFiles NONE = new TlsFiles(Optional.empty(), Optional.empty());

  /**
   * @param secure whether the connection is encrypted at all
   * @param file that a variable with this suffix names
   */
  static TlsFiles of(
      boolean secure, Function<String, Optional<PemFile>> file, OtelVariables variables) {
    Optional<PemFile> authorities = file.apply("CERTIFICATE");
    Optional<PemFile> key = file.apply("CLIENT_KEY");
    Optional<PemFile> certificate = file.apply("CLIENT_CERTIFICATE");
    if (!secure) {
      Stream.of(authorities, key, certificate)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(
              any ->
                  variables.complain(
                      any.variable(),
                      "is for https, which the endpoint is not,",
                      "write https:// in OTEL_EXPORTER_OTLP_ENDPOINT"));
      return NONE;
    }
    if (key.isPresent() != certificate.isPresent()) {
      variables.complain(
          key.or(() -> certificate).orElseThrow().variable(),
          "is one half only",
          "set both OTEL_EXPORTER_OTLP_CLIENT_KEY and OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE");
    }
    return new TlsFiles(
        authorities, key.flatMap(one -> certificate.map(other -> new Client(one, other))));
  }
}
