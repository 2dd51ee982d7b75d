package io.github.netlinkagent.javaagent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.monitor.host.Version;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is in netlink-agent.jar, and what is not. */
class PackagingIT {

  private static final long LARGEST = 12_000_000;

  private static final Set<String> ISOLATED_ROOTS =
      Set.of(
          "com/kenai",
          "io/github",
          "io/opentelemetry",
          "jnr/a64asm",
          "jnr/ffi",
          "jnr/x86asm",
          "kotlin",
          "okhttp3",
          "okio",
          "org/intellij",
          "org/jetbrains",
          "org/jspecify",
          "org/objectweb",
          "picocli");

  private static final Set<String> ONE_WORD_ROOTS = Set.of("kotlin", "okhttp3", "okio", "picocli");

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(ForkedHost.agentJar().toFile());
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void theManifestNamesTheLauncherAndTheVersion() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    String launcher = "io.github.netlinkagent.launcher.Launcher";

    assertEquals(launcher, manifest.getValue("Premain-Class"));
    assertEquals(launcher, manifest.getValue("Agent-Class"));
    assertEquals(launcher, manifest.getValue("Main-Class"));
    assertEquals("true", manifest.getValue("Can-Redefine-Classes"));
    assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
    assertEquals(Version.ofAgent(), manifest.getValue("Implementation-Version"));
    assertFalse(Version.ofAgent().contains("$"), Version.ofAgent());
    assertNull(manifest.getValue("Boot-Class-Path"));
    assertNull(manifest.getValue("Launcher-Agent-Class"));
    assertNull(manifest.getValue("Class-Path"));
  }

  @Test
  void atItsRootLiesTheLauncherOnly() {
    Pattern allowed =
        Pattern.compile(
            "META-INF/(MANIFEST\\.MF|LICENSE|THIRD-PARTY\\.txt)"
                + "|io/github/netlinkagent/launcher/[A-Za-z0-9$-]+\\.class|inst/.+");

    assertEquals(List.of(), names().stream().filter(allowed.asMatchPredicate().negate()).toList());
  }

  @Test
  void theLauncherIsCompiledForJava8() throws IOException {
    for (String name : names("io/github/netlinkagent/launcher/", ".class")) {
      byte[] bytes = bytes(name);
      assertEquals(52, bytes[7], name + " has this version of class file");
      assertEquals(
          List.of(),
          ConstantPool.of(bytes).texts().stream()
              .filter(text -> text.startsWith("java/util/logging") || text.contains("LambdaMeta"))
              .toList(),
          name);
    }
  }

  @Test
  void behindTheIsolatedLoaderLieTheExpectedPackagesOnly() {
    Set<String> roots =
        names("inst/", ".classdata").stream()
            .map(name -> name.substring("inst/".length()))
            .map(PackagingIT::root)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(new TreeSet<>(ISOLATED_ROOTS), roots);
    assertEquals(List.of(), names("inst/", ".class"));
    assertTrue(names("inst/io/github/netlinkagent/launcher/", "").isEmpty());
  }

  @Test
  void nothingIsInItTwice() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ForkedHost.agentJar()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }

    assertEquals(new HashSet<>(names).size(), names.size());
  }

  @Test
  void itIsNoLargerThanPromised() throws IOException {
    assertTrue(Files.size(ForkedHost.agentJar()) < LARGEST);
  }

  @Test
  void jffiLoadsItsLibraryByOurInit() throws IOException {
    Path ours = Path.of("..", "netlink", "target", "classes", "com", "kenai", "jffi", "Init.class");

    assertArrayEquals(Files.readAllBytes(ours), bytes("inst/com/kenai/jffi/Init.classdata"));
    assertEquals(List.of(), names("inst/com/kenai/jffi/internal/StubLoader", ""));
  }

  @Test
  void theNativeLibrariesAreThoseOfLinux() {
    List<String> natives = names("inst/jni/", "");

    assertTrue(natives.contains("inst/jni/x86_64-Linux/libjffi-1.2.so"));
    assertTrue(natives.contains("inst/jni/aarch64-Linux/libjffi-1.2.so"));
    assertTrue(natives.stream().allMatch(name -> name.contains("-Linux/")), natives::toString);
  }

  @Test
  void theServicesOfTheLibrariesAreThere() {
    String services = "inst/META-INF/services/";

    assertNotNull(jar.getEntry(services + "io.opentelemetry.sdk.common.export.HttpSenderProvider"));
    assertNotNull(jar.getEntry(services + "io.opentelemetry.sdk.common.export.GrpcSenderProvider"));
  }

  @Test
  void nothingOfWhatOnlyOtherLoadersUseIsInIt() {
    Pattern unwanted =
        Pattern.compile(
            ".*(module-info\\.|META-INF/versions/|META-INF/maven/|\\.(SF|DSA|RSA)$|kotlin_module$).*");

    assertEquals(List.of(), names().stream().filter(unwanted.asMatchPredicate()).toList());
  }

  @Test
  void noClassRefersToJavaUtilLogging() throws IOException {
    Pattern reference = Pattern.compile(".*java/util/logging/.*", Pattern.DOTALL);
    for (String name : names("inst/", ".classdata")) {
      List<String> found =
          ConstantPool.of(bytes(name)).links().stream()
              .filter(reference.asMatchPredicate())
              .toList();
      assertEquals(List.of(), found, name);
    }
  }

  @Test
  void whatReplacesJavaUtilLoggingHasAllThatIsCalled() throws Exception {
    String room = "io/github/netlinkagent/otel/logging/";
    Set<String> missing = new TreeSet<>();
    for (String name : names("inst/", ".classdata")) {
      for (ConstantPool.Member member : ConstantPool.of(bytes(name)).members()) {
        if (member.owner().startsWith(room) && !name.contains(room) && !exists(member)) {
          missing.add(member + " called by " + name);
        }
      }
    }

    assertEquals(Set.of(), missing);
  }

  @Test
  void theLicencesOfAllThatIsInItAreTold() throws IOException {
    String notices = new String(bytes("META-INF/THIRD-PARTY.txt"), UTF_8);

    for (String library :
        List.of("jnr-ffi", "jffi", "libffi", "ASM", "OpenTelemetry", "OkHttp", "Okio", "Kotlin")) {
      assertTrue(notices.contains(library), library);
    }
  }

  private List<String> names() {
    return jar.stream().map(ZipEntry::getName).toList();
  }

  private List<String> names(String beginning, String end) {
    return names().stream()
        .filter(name -> name.startsWith(beginning) && name.endsWith(end))
        .toList();
  }

  private byte[] bytes(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertNotNull(entry, name);
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static String root(String path) {
    String[] parts = path.split("/", -1);
    return ONE_WORD_ROOTS.contains(parts[0]) ? parts[0] : parts[0] + "/" + parts[1];
  }

  private static boolean exists(ConstantPool.Member member) {
    try {
      Class<?> owner = Class.forName(member.owner().replace('/', '.'));
      if (!member.descriptor().startsWith("(")) {
        return owner.getDeclaredField(member.name()).getName().equals(member.name());
      }
      MethodType type =
          MethodType.fromMethodDescriptorString(
              member.descriptor(), PackagingIT.class.getClassLoader());
      if (member.name().equals("<init>")) {
        return owner.getDeclaredConstructor(type.parameterArray()).getDeclaringClass() == owner;
      }
      return owner.getMethod(member.name(), type.parameterArray()).getReturnType()
          == type.returnType();
    } catch (ReflectiveOperationException | TypeNotPresentException e) {
      return false;
    }
  }
}
