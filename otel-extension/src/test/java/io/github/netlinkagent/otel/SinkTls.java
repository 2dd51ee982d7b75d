package io.github.netlinkagent.otel;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * How a sink encrypts.
 *
 * @param server whom it shows itself as
 * @param client the only one that it lets in; anybody if empty
 */
public record SinkTls(TestIdentity server, Optional<TestIdentity> client) {

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          server.keyManagers(),
          client.map(TestIdentity::trustManagers).orElse(new TrustManager[0]),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no TLS", e);
    }
  }
}
