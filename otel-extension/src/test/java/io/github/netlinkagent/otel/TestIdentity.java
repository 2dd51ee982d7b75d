package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for it that it has signed itself, made by the JDK's keytool.
 *
 * @param certificate its PEM file
 * @param key the PEM file of its private key
 */
public record TestIdentity(KeyStore store, Path certificate, Path key) {

  private static final String PASSWORD = "changeit";

  /**
   * For a collector at 127.0.0.1, or for a client.
   *
   * @param algorithm EC or RSA
   */
  public static TestIdentity create(Path folder, String name, String algorithm) {
    return create(folder, name, algorithm, "IP:127.0.0.1");
  }

  /**
   * For a collector at another address.
   *
   * @param address as keytool writes a subject alternative name
   */
  public static TestIdentity create(Path folder, String name, String algorithm, String address) {
    Path file = folder.resolve(name + ".p12");
    try {
      run(
          Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
          "-genkeypair",
          "-alias",
          name,
          "-keyalg",
          algorithm,
          "-dname",
          "CN=" + name,
          "-ext",
          "SAN=" + address,
          "-storepass",
          PASSWORD,
          "-keystore",
          file.toString());
      KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      return new TestIdentity(
          store,
          pem(
              folder.resolve(name + ".crt"),
              "CERTIFICATE",
              store.getCertificate(name).getEncoded()),
          pem(
              folder.resolve(name + ".key"),
              "PRIVATE KEY",
              store.getKey(name, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no key for " + name, e);
    }
  }

  KeyManager[] keyManagers() throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  /** They trust this identity and nobody else. */
  TrustManager[] trustManagers() {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      String name = store.aliases().nextElement();
      trusted.setCertificateEntry(name, store.getCertificate(name));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError("can't be trusted", e);
    }
  }

  private static Path pem(Path file, String label, byte[] content) throws IOException {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, text));
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), () -> List.of(command) + ": " + output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
