package io.github.netlinkagent.javaagent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/**
 * The module of the libraries that call native code. Their classes come from the isolated loader
 * like all others; the JVM only books their packages under this name.
 */
final class NativeModule {

  private static final String NAME = "io.github.netlinkagent.natives";

  private static final Pattern CLASS_FILE =
      Pattern.compile("inst/((?:jnr|com/kenai/jffi|org/objectweb/asm)(?:/.+)?)/[^/]+\\.classdata");

  private NativeModule() {}

  /**
   * Defines the module, before any of its classes is loaded.
   *
   * @param loader of the classes
   */
  static Module define(ClassLoader loader) {
    // An automatic module reads everything and is open to everybody, as the class path is.
    ModuleDescriptor descriptor =
        ModuleDescriptor.newAutomaticModule(NAME).packages(packages()).build();
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration()
            .resolve(new OneModule(descriptor), ModuleFinder.of(), Set.of(descriptor.name()));
    return ModuleLayer.defineModules(configuration, List.of(boot), name -> loader)
        .layer()
        .findModule(NAME)
        .orElseThrow();
  }

  private static Set<String> packages() {
    try (JarFile jar = new JarFile(location().toFile(), false)) {
      return jar.stream()
          .map(ZipEntry::getName)
          .map(CLASS_FILE::matcher)
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1).replace('/', '.'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location() {
    try {
      return Path.of(
          NativeModule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private record OneModule(ModuleDescriptor descriptor) implements ModuleFinder {

    @Override
    public Optional<ModuleReference> find(String name) {
      return name.equals(descriptor.name()) ? Optional.of(reference()) : Optional.empty();
    }

    @Override
    public Set<ModuleReference> findAll() {
      return Set.of(reference());
    }

    private ModuleReference reference() {
      return new ModuleReference(descriptor, (URI) null) {
        @Override
        public ModuleReader open() {
          throw new UnsupportedOperationException("its classes come from the isolated loader");
        }
      };
    }
  }
}
