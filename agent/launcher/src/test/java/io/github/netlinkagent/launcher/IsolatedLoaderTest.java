package io.github.netlinkagent.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedLoaderTest {

  /** Packed into the jar of the test. */
  public static final class Packed {}

  private static final String PACKED = Packed.class.getName();
  private static final String FILE = PACKED.replace('.', '/') + ".class";

  @TempDir private Path folder;
  private ClassLoader loader;

  @BeforeEach
  void packAJar() throws IOException {
    // A blank and a percent sign in the name would show a URL that was taken for a path.
    Path file = folder.resolve("an agent 100%.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      add(jar, "inst/" + FILE + "data", classBytes());
      add(jar, "inst/META-INF/services/some.Service", "some.Provider".getBytes(UTF_8));
      add(jar, "outside.txt", new byte[0]);
    }
    loader = new IsolatedLoader(file.toFile(), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void classesComeFromTheJarAndNotFromTheHost() throws Exception {
    Class<?> loaded = loader.loadClass(PACKED);

    assertNotSame(Packed.class, loaded);
    assertSame(loader, loaded.getClassLoader());
    assertSame(loaded, Class.forName(PACKED, true, loader));
  }

  @Test
  void whatTheHostHasIsNotSeen() {
    assertThrows(ClassNotFoundException.class, () -> loader.loadClass(Test.class.getName()));
    assertNull(loader.getResource("org/junit/jupiter/api/Test.class"));
  }

  @Test
  void resourcesAreReadByTheirUrl() throws Exception {
    try (InputStream in =
        loader.getResource("META-INF/services/some.Service").openConnection().getInputStream()) {
      assertEquals("some.Provider", new String(in.readAllBytes(), UTF_8));
    }
    assertEquals(1, Collections.list(loader.getResources("META-INF/services/some.Service")).size());
  }

  @Test
  void classFilesAreResourcesByTheirOwnName() throws Exception {
    try (InputStream in = loader.getResourceAsStream(FILE)) {
      assertArrayEquals(classBytes(), in.readAllBytes());
    }
  }

  @Test
  void nothingOutsideItsFolderIsAResource() throws Exception {
    assertNull(loader.getResource("outside.txt"));
    assertNull(loader.getResource("../outside.txt"));
    assertEquals(0, Collections.list(loader.getResources("outside.txt")).size());
  }

  private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  private static byte[] classBytes() throws IOException {
    try (InputStream in = IsolatedLoaderTest.class.getClassLoader().getResourceAsStream(FILE)) {
      return in.readAllBytes();
    }
  }
}
