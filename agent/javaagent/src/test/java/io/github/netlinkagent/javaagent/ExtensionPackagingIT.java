package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.host.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies in netlink-otel-extension.jar, and what must not. */
class ExtensionPackagingIT {

  private static final String ROOM = "io/github/netlinkagent/";

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(Way.extensionJar().toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void itHoldsTheRoomsThatItNeedsAndJnrAndNothingOfOpenTelemetry() {
    Set<String> packages =
        names(".class").stream()
            .map(name -> name.substring(0, name.lastIndexOf('/')))
            .filter(name -> !name.matches("jnr/.+|com/kenai/jnr/.+|" + ROOM + "asm(/.+)?"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        new TreeSet<>(
            Set.of(
                "com/kenai/jffi",
                "com/kenai/jffi/internal",
                ROOM + "netlink",
                ROOM + "netlink/natives",
                ROOM + "monitor",
                ROOM + "monitor/host",
                ROOM + "monitor/jfr",
                ROOM + "monitor/jmx",
                ROOM + "monitor/settings",
                ROOM + "monitor/text",
                ROOM + "otel",
                ROOM + "otel/borrowed",
                ROOM + "otel/extension")),
        packages);
  }

  @Test
  void jffiLoadsItsLibraryByOurInit() throws IOException {
    Path ours = Path.of("..", "netlink", "target", "classes", "com", "kenai", "jffi", "Init.class");

    assertArrayEquals(Files.readAllBytes(ours), bytes("com/kenai/jffi/Init.class"));
    assertNotNull(jar.getEntry("jni/x86_64-Linux/libjffi-1.2.so"));
    assertNotNull(jar.getEntry("jni/aarch64-Linux/libjffi-1.2.so"));
    assertEquals(List.of(), names(".dylib"));
  }

  @Test
  void theOtherAgentFindsItsListener() throws IOException {
    assertEquals(
        "io.github.netlinkagent.otel.extension.NetlinkExtension",
        text("META-INF/services/io.opentelemetry.javaagent.extension.AgentListener").strip());
    assertNotNull(jar.getEntry(ROOM + "otel/extension/NetlinkExtension.class"));
  }

  @Test
  void itSaysWhatItIsAndWhoseItIs() throws IOException {
    assertEquals(
        Version.ofAgent(),
        jar.getManifest().getMainAttributes().getValue("Implementation-Version"));
    assertTrue(text("META-INF/LICENSE").contains("Apache License"));
    String others = text("META-INF/THIRD-PARTY.txt");
    for (String library : List.of("jnr-ffi", "jnr-a64asm", "jnr-x86asm", "jffi", "libffi", "ASM")) {
      assertTrue(others.contains(library), library);
    }
  }

  private List<String> names(String suffix) {
    return jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.endsWith(suffix) && !name.endsWith("/"))
        .toList();
  }

  private String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return in.readAllBytes();
    }
  }
}
