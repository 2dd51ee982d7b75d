package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.otel.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is to be without one of the files for TLS is told so, once, and what to do. */
@ParameterizedClass
@EnumSource(Wire.class)
final class TlsFilesTest {

  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";

  @TempDir private static Path folder;
  private static TestIdentity identity;

  @Parameter private Wire wire;

  private final Map<String, String> variables = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void write() throws IOException {
    identity = TestIdentity.create(folder, "identity", "EC");
    Files.writeString(folder.resolve("empty"), "");
    Files.writeString(folder.resolve("prose"), "s3cr3t");
    Files.writeString(
        folder.resolve("torn"), Files.readString(identity.certificate()).substring(0, 200));
    Files.writeString(
        folder.resolve("encrypted"), Files.readString(identity.key()).replace("E KEY", "E KEYS"));
    Files.writeString(
        folder.resolve("scrambled"), Files.readString(identity.key()).replaceAll("[a-k]", "?"));
    Files.createDirectory(folder.resolve("directory"));
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE, nowhere, NoSuchFileException",
    "CERTIFICATE, directory, IOException",
    "CERTIFICATE, empty, holds none",
    "CERTIFICATE, prose, holds none",
    "CERTIFICATE, torn, holds none",
    "CERTIFICATE, identity.key, holds none",
    "CLIENT_CERTIFICATE, nowhere, NoSuchFileException",
    "CLIENT_CERTIFICATE, prose, holds none",
    "CLIENT_KEY, nowhere, NoSuchFileException",
    "CLIENT_KEY, empty, holds none",
    "CLIENT_KEY, prose, holds none",
    "CLIENT_KEY, encrypted, holds none",
    "CLIENT_KEY, scrambled, holds none",
    "CLIENT_KEY, identity.crt, holds none"
  })
  void aFileThatCantBeUsedIsOneLine(String variable, String file, String reason) {
    setAll();
    variables.put(PREFIX + variable, folder.resolve(file).toString());

    build();

    String wanted =
        variable.equals("CLIENT_KEY")
            ? "a file with an unencrypted PKCS#8 key (BEGIN PRIVATE KEY)"
            : "a file of PEM certificates";
    assertEquals(
        List.of(
            ("OpenTelemetry: the file of OTEL_EXPORTER_OTLP_%s can't be used (%s) and is left out:"
                    + " name %s that this process may read.")
                .formatted(variable, reason, wanted)),
        complaints);
  }

  @Test
  void theLineNamesTheVariableOfTheSignalIfThatIsTheOne() {
    setAll();
    variables.put(PREFIX + "LOGS_CERTIFICATE", "/nowhere");

    build();

    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains(" OTEL_EXPORTER_OTLP_LOGS_CERTIFICATE "));
  }

  @ParameterizedTest
  @CsvSource({"CLIENT_KEY, CLIENT_CERTIFICATE", "CLIENT_CERTIFICATE, CLIENT_KEY"})
  void aKeyAndItsCertificateBelongTogether(String half, String other) {
    setAll();
    variables.remove(PREFIX + other);

    build();

    assertEquals(
        List.of(
            "OpenTelemetry: OTEL_EXPORTER_OTLP_"
                + half
                + " is one half only and is left out: set both OTEL_EXPORTER_OTLP_CLIENT_KEY and"
                + " OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE."),
        complaints);
  }

  @Test
  void filesForAnUnencryptedConnectionAreTold() {
    setAll();
    variables.put(PREFIX + "ENDPOINT", "http://127.0.0.1:9");

    build();

    assertEquals(
        List.of(
            "OpenTelemetry: OTEL_EXPORTER_OTLP_CERTIFICATE is for https, which the endpoint is not,"
                + " and is left out: write https:// in OTEL_EXPORTER_OTLP_ENDPOINT."),
        complaints);
  }

  @Test
  void goodFilesAreNotWorthALine() {
    setAll();

    build();

    assertEquals(List.of(), complaints);
  }

  private void setAll() {
    variables.put(PREFIX + "PROTOCOL", wire.protocol);
    variables.put(PREFIX + "ENDPOINT", "https://127.0.0.1:9");
    variables.put(PREFIX + "CERTIFICATE", identity.certificate().toString());
    variables.put(PREFIX + "CLIENT_KEY", identity.key().toString());
    variables.put(PREFIX + "CLIENT_CERTIFICATE", identity.certificate().toString());
  }

  private void build() {
    OtelSettings settings = OtelSettings.of(new OtelVariables(variables::get, complaints::add));
    OtlpExporters exporters = new OtlpExporters(complaints::add);
    exporters.logs(settings.logs()).close();
    exporters.metrics(settings.metrics(), settings.temporality()).close();
  }
}
