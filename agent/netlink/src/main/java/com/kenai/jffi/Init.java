package com.kenai.jffi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Loads jffi's native library, in place of the class of this name in jffi's own jar.
 *
 * <p>The original asks the system class loader first, and so finds the host's jffi before ours: it
 * then loads the host's library, of another version, under our classes. It also falls back to the
 * working directory of the host and leaves its file behind when loading fails. This one reads the
 * library through its own class loader only, never writes into the working directory, and always
 * removes what it has written. JNI binds {@code Java_com_kenai_jffi_Foreign_*} by name, so that
 * jffi can't be moved to another package instead.
 *
 * <p>{@code Foreign} calls {@link #load} from its static initializer, and wraps what it throws
 * several times: whoever wants to tell the user calls it first.
 */
@NullMarked
public final class Init {

  /** The 1.2 is the version of jffi's native interface, not of jffi. */
  private static final String LIBRARY = "libjffi-1.2.so";

  private static volatile @Nullable Path chosenDirectory;
  private static boolean loaded;

  private Init() {}

  /**
   * Chooses the only directory that the library may be written to; it must be writable and not be
   * mounted {@code noexec}. Has no effect once the library is loaded.
   */
  public static void extractInto(Path directory) {
    chosenDirectory = directory;
  }

  /**
   * Loads the library unless it is loaded already.
   *
   * @throws UnsatisfiedLinkError if it can't be; the message says what was tried, and the remedy
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    String resource = "jni/" + processor(System.getProperty("os.arch", "")) + "-Linux/" + LIBRARY;
    StringJoiner failures = new StringJoiner("; ");
    for (Path directory : directories()) {
      Optional<String> failure = loadFrom(directory, resource);
      if (failure.isEmpty()) {
        loaded = true;
        return;
      }
      failures.add(directory + ": " + failure.get());
    }
    throw new UnsatisfiedLinkError(
        "jffi's native library could not be loaded. Tried "
            + failures
            + ". Set native.dir to a directory that is writable and not mounted noexec");
  }

  /** The name of the processor in jffi's native jar, which follows its build, not Java. */
  private static String processor(String architecture) {
    return switch (architecture.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> "x86_64";
      case "x86", "i386", "i486", "i586", "i686" -> "i386";
      case "arm", "armv7l" -> "arm";
      case "mips64", "mipsel" -> "mips64el";
      default -> architecture;
    };
  }

  private static Set<Path> directories() {
    Path chosen = chosenDirectory;
    if (chosen != null) {
      return Set.of(chosen);
    }
    Set<Path> directories = new LinkedHashSet<>();
    addAbsolute(directories, System.getProperty("java.io.tmpdir"));
    addAbsolute(directories, System.getenv("XDG_RUNTIME_DIR"));
    List.of("/dev/shm", "/run", "/var/tmp").forEach(name -> addAbsolute(directories, name));
    addAbsolute(directories, System.getProperty("user.home"));
    return directories;
  }

  /** A relative path would lead into the working directory. */
  private static void addAbsolute(Set<Path> directories, @Nullable String name) {
    try {
      if (name != null && Path.of(name).isAbsolute()) {
        directories.add(Path.of(name));
      }
    } catch (InvalidPathException e) {
      // A place that has no valid name is no place to try.
    }
  }

  /** What went wrong, or empty. */
  private static Optional<String> loadFrom(Path directory, String resource) {
    // Files.createTempFile would wake the security providers before the host has configured them.
    Path file =
        directory
            .toAbsolutePath()
            .resolve("netlink-agent-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    try {
      try {
        write(resource, file);
        System.load(file.toString());
        return Optional.empty();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (FileSystemException e) {
      return Optional.of(reason(e));
    } catch (IOException | UnsatisfiedLinkError | SecurityException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static void write(String resource, Path file) throws IOException {
    ClassLoader loader = Init.class.getClassLoader();
    try (InputStream library = loader.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IOException("no " + resource + " in the agent: this processor is not supported");
      }
      // CREATE_NEW follows no symbolic link that somebody else has put there.
      try (OutputStream out =
          Channels.newOutputStream(
              Files.newByteChannel(
                  file,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------"))))) {
        library.transferTo(out);
      }
    }
  }

  /** The message of such an exception is only the name of the file. */
  private static String reason(FileSystemException e) {
    if (e.getReason() != null) {
      return e.getReason();
    }
    if (e instanceof AccessDeniedException) {
      return "not writable";
    }
    return e instanceof NoSuchFileException
        ? "no directory to write to"
        : e.getClass().getSimpleName();
  }
}
