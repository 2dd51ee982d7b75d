package io.github.netlinkagent.otel.standalone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Hands the files of a target to the builder of its exporter. What can't be used is one complaint
 * that names the remedy, once for a variable, though it is used for both signals.
 */
final class PemReader {

  private static final String CERTIFICATES = "a file of PEM certificates";
  private static final String KEY = "a file with an unencrypted PKCS#8 key (BEGIN PRIVATE KEY)";

  private final Consumer<String> complaints;
  private final Set<String> complained = new HashSet<>();

  PemReader(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  void use(TlsFiles files, Consumer<byte[]> authorities, BiConsumer<byte[], byte[]> client) {
    files.authorities().ifPresent(file -> authorities.accept(authorities(file)));
    files.client().ifPresent(own -> useClient(own, client));
  }

  /**
   * Of a file without any certificate the exporter makes that nobody is trusted, so that the
   * connection fails; without a file it would trust all whom the JVM trusts.
   */
  private byte[] authorities(PemFile file) {
    return certificates(file).orElse(new byte[0]);
  }

  private void useClient(TlsFiles.Client files, BiConsumer<byte[], byte[]> client) {
    Optional<byte[]> chain = certificates(files.certificate());
    Optional<byte[]> key = read(files.key(), KEY);
    if (chain.isPresent() && key.isPresent()) {
      try {
        client.accept(key.get(), chain.get());
      } catch (IllegalArgumentException | IllegalStateException e) {
        complain(files.key(), "holds none", KEY);
      }
    }
  }

  /** The exporter would take a file without any certificate too, and not tell. */
  private Optional<byte[]> certificates(PemFile file) {
    Optional<byte[]> content = read(file, CERTIFICATES);
    try {
      if (content.isEmpty() || holdsCertificates(content.get())) {
        return content;
      }
    } catch (CertificateException e) {
      // complained about below
    }
    complain(file, "holds none", CERTIFICATES);
    return Optional.empty();
  }

  private static boolean holdsCertificates(byte[] content) throws CertificateException {
    return !CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(content))
        .isEmpty();
  }

  private Optional<byte[]> read(PemFile file, String wanted) {
    try {
      return Optional.of(Files.readAllBytes(file.path()));
    } catch (IOException e) {
      complain(file, e.getClass().getSimpleName(), wanted);
      return Optional.empty();
    }
  }

  private void complain(PemFile file, String reason, String wanted) {
    if (complained.add(file.variable())) {
      complaints.accept(
          ("OpenTelemetry: the file of %s can't be used (%s) and is left out: name %s that this"
                  + " process may read.")
              .formatted(file.variable(), reason, wanted));
    }
  }
}
