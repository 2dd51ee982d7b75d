package io.github.netlinkagent.javaagent;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on which hosts are run.
 *
 * @param feature 17, 25, ...
 */
record Jdk(Path home, int feature) {

  /** Homes of JDKs, separated by colons, instead of those that are found. */
  private static final String PROPERTY = "test.jdks";

  private static final int OLDEST = 17;

  /** One of each feature version that this machine has; the running one in any case. */
  static List<Jdk> all() {
    Map<Integer, Jdk> byFeature = new LinkedHashMap<>();
    for (Path home : homes()) {
      of(home).ifPresent(jdk -> byFeature.putIfAbsent(jdk.feature, jdk));
    }
    assertFalse(byFeature.isEmpty(), "no JDK found");
    return List.copyOf(byFeature.values());
  }

  /** Those with {@code --illegal-native-access} (JEP 472). */
  static List<Jdk> thatRestrictNativeAccess() {
    return all().stream().filter(jdk -> jdk.feature >= 24).toList();
  }

  Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** As it is shown in the names of tests. */
  @Override
  public String toString() {
    return "Java " + feature;
  }

  private static Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>();
    String given = System.getProperty(PROPERTY, "");
    if (!given.isEmpty()) {
      Stream.of(given.split(":", -1)).map(Path::of).forEach(homes::add);
      return homes;
    }
    Path running = Path.of(System.getProperty("java.home"));
    homes.add(running);
    homes.addAll(siblings(running));
    Optional.ofNullable(System.getenv("JAVA_HOME"))
        .map(Path::of)
        .ifPresent(
            home -> {
              homes.add(home);
              homes.addAll(siblings(home));
            });
    homes.addAll(folders(Path.of("/usr/lib/jvm")));
    return homes;
  }

  private static Set<Path> siblings(Path home) {
    return Optional.ofNullable(home.getParent()).map(Jdk::folders).orElse(Set.of());
  }

  private static Set<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return Set.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return new LinkedHashSet<>(children.filter(Files::isDirectory).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Jdk> of(Path home) {
    if (!Files.isExecutable(home.resolve("bin/javac"))
        || !Files.isReadable(home.resolve("release"))) {
      return Optional.empty();
    }
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    return Stream.of(Pattern.compile("^(\\d+)").matcher(version))
        .filter(matcher -> matcher.find())
        .map(matcher -> new Jdk(home, Integer.parseInt(matcher.group(1))))
        .filter(jdk -> jdk.feature >= OLDEST)
        .findFirst();
  }
}
